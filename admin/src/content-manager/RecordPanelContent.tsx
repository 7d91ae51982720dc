import { Button, Flex, Loader, Typography } from '@strapi/design-system';

import { parseApiError } from '../api/errors';
import { useGetPanelQuery } from '../api/records';
import { useTranslate } from '../hooks/useTranslate';
import { ContactPanelBody } from './ContactPanelBody';
import { InvoicePanelBody } from './InvoicePanelBody';
import { ProductPanelBody } from './ProductPanelBody';

import type { RecordPanel } from '../../../shared/contracts';

interface RecordPanelContentProps {
  type: RecordPanel['type'];
  documentId: string;
}

/** Reads what stands beside a record, and shows it. */
export function RecordPanelContent({ type, documentId }: RecordPanelContentProps) {
  const translate = useTranslate();
  const { data, error, refetch } = useGetPanelQuery(
    { type, documentId },
    { refetchOnMountOrArgChange: true }
  );

  if (error) {
    const isHidden = parseApiError(error).code === 'not_found';
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={2}>
        <Typography>{translate(isHidden ? 'panel.hidden' : 'panel.error')}</Typography>
        {isHidden ? null : (
          <Button variant="tertiary" size="S" onClick={refetch}>
            {translate('page.retry')}
          </Button>
        )}
      </Flex>
    );
  }
  if (!data) {
    return <Loader small>{translate('panel.loading')}</Loader>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <PanelBody panel={data} documentId={documentId} />
    </Flex>
  );
}

function PanelBody({ panel, documentId }: { panel: RecordPanel; documentId: string }) {
  switch (panel.type) {
    case 'contact':
      return <ContactPanelBody panel={panel} documentId={documentId} />;
    case 'invoice':
      return <InvoicePanelBody panel={panel} />;
    case 'product':
      return <ProductPanelBody panel={panel} />;
  }
}
