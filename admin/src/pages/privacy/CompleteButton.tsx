import { Button, Dialog } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { useCompletePrivacyRequestMutation } from '../../api/privacy';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

import type { PrivacyAction, PrivacyRequest, PrivacyRequestKind } from '../../../../shared/contracts';

interface CompleteButtonProps {
  request: PrivacyRequest;
  /** What ends it: of a request about a whole store a decision, of others what is asked. */
  action: Exclude<PrivacyRequestKind, 'shop_redact'> | PrivacyAction;
}

/** Ends a request after asking, and says what that does. */
export function CompleteButton({ request, action }: CompleteButtonProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const [complete, { isLoading }] = useCompletePrivacyRequestMutation();
  const { documentId, kind, storeDomain } = request;
  const isErasing = action === 'erase' || action === 'customer_redact';
  const words = translate(`privacy.complete.${action}`);
  const variant = isErasing ? 'danger-light' : 'secondary';

  const handleConfirm = async () => {
    const answer = await complete({
      documentId,
      ...(action === 'erase' || action === 'keep' ? { action } : {}),
    });
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      focusPage();
      toggleNotification({ type: 'success', message: translate('privacy.completed') });
    }
  };

  return (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button
          size="S"
          variant={variant}
          loading={isLoading}
          aria-label={translate('privacy.complete.one', { action: words, name: storeDomain })}
        >
          {words}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog
        variant={isErasing ? 'danger' : 'default'}
        title={`${translate(`privacy.kind.${kind}`)}: ${storeDomain}`}
        endAction={
          <Dialog.Action>
            <Button fullWidth variant={variant} onClick={handleConfirm}>
              {words}
            </Button>
          </Dialog.Action>
        }
      >
        {translate(`privacy.complete.${action}.text`)}
      </ConfirmDialog>
    </Dialog.Root>
  );
}
