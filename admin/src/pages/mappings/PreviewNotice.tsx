import { Notice } from '../../components/Notice';
import { useTranslate } from '../../hooks/useTranslate';

import type { MappingPreview } from '../../../../shared/mappings';

/** What a mapping gives on a record of the store's. */
export function PreviewNotice({ preview }: { preview: MappingPreview }) {
  const translate = useTranslate();
  const { found, problem, value, shopifyId, storeDomain } = preview;
  if (!found) {
    return <Notice tone="info" title={translate('mappings.preview.none', { domain: storeDomain })} />;
  }
  const record = `${storeDomain}: ${shopifyId ?? ''}`;
  if (problem !== null) {
    return (
      <Notice tone="warning" title={translate('error.mapped_value_unfit.message')}>
        {`${record}: ${problem}`}
      </Notice>
    );
  }
  return (
    <Notice tone="success" title={typeof value === 'string' ? value : JSON.stringify(value)}>
      {record}
    </Notice>
  );
}
