import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useDisconnectStoreMutation } from '../../api/stores';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

import type { Store } from '../../../../shared/contracts';

interface DisconnectButtonProps {
  store: Store;
  onDisconnected: () => void;
}

/** Disconnects a store after asking, and says what stays. */
export function DisconnectButton({ store, onDisconnected }: DisconnectButtonProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [disconnect, { isLoading }] = useDisconnectStoreMutation();

  const handleConfirm = async () => {
    const answer = await disconnect(store.documentId);
    if ('error' in answer) {
      notifyProblem(answer.error);
      return;
    }
    const warnings = answer.data.warnings.join(' ');
    toggleNotification({
      type: warnings ? 'warning' : 'success',
      title: translate('disconnect.done', { domain: store.domain }),
      ...(warnings ? { message: warnings } : {}),
    });
    onDisconnected();
  };

  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button variant="danger-light" loading={isLoading} disabled={!allowed.connect}>
          {translate('disconnect.action')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog
        title={translate('disconnect.title', { domain: store.domain })}
        endAction={
          <Dialog.Action>
            <Button fullWidth variant="danger-light" onClick={handleConfirm}>
              {translate('disconnect.confirm')}
            </Button>
          </Dialog.Action>
        }
      >
        {translate('disconnect.text')}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
