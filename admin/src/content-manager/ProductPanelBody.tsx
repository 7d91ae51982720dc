import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { recordPath } from '../paths';
import { Money, OutLink, Section } from './parts';

import type { ProductPanel } from '../../../shared/contracts';

type Variant = NonNullable<ProductPanel['variants']>['first'][number];

/** The variants of a product with their stock. */
export function ProductPanelBody({ panel: { variants, currency, productUrl } }: { panel: ProductPanel }) {
  const translate = useTranslate();
  const hidden = (variants?.count ?? 0) - (variants?.first.length ?? 0);
  return (
    <>
      <Section
        title={translate('panel.variants')}
        empty={translate('panel.variants.none')}
        items={
          variants?.first.map((variant) => (
            <VariantItem key={variant.documentId} variant={variant} currency={currency} />
          )) ?? null
        }
        more={hidden > 0 ? translate('panel.more', { count: hidden }) : null}
      />
      <OutLink address={productUrl}>{translate('panel.openInShopify')}</OutLink>
    </>
  );
}

function VariantItem({ variant, currency }: { variant: Variant; currency: string | null }) {
  const translate = useTranslate();
  const { documentId, title, sku, price, inventoryQuantity } = variant;
  return (
    <Flex justifyContent="space-between" alignItems="baseline" gap={3}>
      <Flex direction="column" alignItems="flex-start" minWidth={0}>
        <Link tag={NavLink} to={recordPath('product-variant', documentId)}>
          {title ?? documentId}
        </Link>
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {sku ? `${sku} · ` : null}
          <Money amount={price} currency={currency} />
        </Typography>
      </Flex>
      {inventoryQuantity === null ? null : (
        <Typography
          variant="pi"
          fontWeight="semiBold"
          textColor={inventoryQuantity > 0 ? 'neutral800' : 'danger600'}
          style={{ whiteSpace: 'nowrap' }}
        >
          {translate('panel.stock', { count: inventoryQuantity })}
        </Typography>
      )}
    </Flex>
  );
}
