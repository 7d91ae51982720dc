import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';

import { useExportPrivacyRequestMutation } from '../../api/privacy';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadText } from '../../utils/download';

import type { PrivacyRequest } from '../../../../shared/contracts';

/** Saves all that is held on the person as a file, to be handed on to the store's owner. */
export function ExportButton({ request }: { request: PrivacyRequest }) {
  const translate = useTranslate();
  const notifyProblem = useProblemNotification();
  const [read, { isLoading }] = useExportPrivacyRequestMutation();
  const customer = request.customerId?.split('/').at(-1) ?? request.documentId;

  const handleExport = async () => {
    const answer = await read(request.documentId);
    if ('error' in answer) {
      notifyProblem(answer.error);
      return;
    }
    downloadText(`customer-data-${customer}.json`, JSON.stringify(answer.data, null, 2), 'application/json');
  };

  return (
    <Button
      variant="secondary"
      size="S"
      startIcon={<Download />}
      loading={isLoading}
      aria-label={translate('privacy.export.one', { name: customer })}
      onClick={handleExport}
    >
      {translate('privacy.export')}
    </Button>
  );
}
