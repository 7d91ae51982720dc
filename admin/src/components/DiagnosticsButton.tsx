import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';

import { useReadDiagnosticsMutation } from '../api/diagnostics';
import { useProblemNotification } from '../hooks/useProblem';
import { useTranslate } from '../hooks/useTranslate';

/** Copies what whoever is asked for support needs to know of a store, or of all without one. */
export function DiagnosticsButton({ store }: { store?: string }) {
  const translate = useTranslate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const [read, { isLoading }] = useReadDiagnosticsMutation();

  const handleClick = async () => {
    const answer = await read(store);
    if ('error' in answer) {
      notifyProblem(answer.error);
      return;
    }
    const copied = await copy(JSON.stringify(answer.data, null, 2));
    toggleNotification(
      copied
        ? { type: 'success', message: translate('diagnostics.done') }
        : { type: 'danger', message: translate('copy.failed') }
    );
  };

  return (
    <Button variant="tertiary" startIcon={<Duplicate />} loading={isLoading} onClick={handleClick}>
      {translate('diagnostics.action')}
    </Button>
  );
}
