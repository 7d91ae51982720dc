import { Flex } from '@strapi/design-system';

import { shopifyAdminUrl } from '../../../../shared/shopify-admin';
import { CopyField } from '../../components/CopyField';
import { Notice } from '../../components/Notice';
import { useTranslate } from '../../hooks/useTranslate';
import { isWebAddress } from '../../utils/webAddress';
import { OutLink } from '../parts';
import { FormFrame } from './FormFrame';

import type { DraftOrderCreated } from '../../../../shared/write-back';

/** What came of the form: the draft order, and where the customer can pay. */
export function DraftOrderMade({ made }: { made: DraftOrderCreated }) {
  const translate = useTranslate();
  const { store, draftOrder, name, invoiceUrl } = made;
  return (
    <FormFrame title={translate('writeBack.draft.title')} action={null}>
      <Notice tone="success" title={translate('writeBack.draft.made', { name })}>
        {translate('writeBack.draft.made.text')}
      </Notice>
      {invoiceUrl && isWebAddress(invoiceUrl) ? (
        <CopyField label={translate('writeBack.draft.invoiceUrl')} value={invoiceUrl} />
      ) : null}
      <Flex>
        <OutLink address={shopifyAdminUrl(store, { page: 'draft_orders', gid: draftOrder })}>
          {translate('panel.openInShopify')}
        </OutLink>
      </Flex>
    </FormFrame>
  );
}
