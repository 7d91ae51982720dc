import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useRegisterWebhooksMutation } from '../../api/stores';
import { Notice } from '../../components/Notice';
import { RelativeTime } from '../../components/RelativeTime';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

import type { Store } from '../../../../shared/contracts';

/** Whether Shopify tells us of changes: the subscriptions that stand, those that are missing, what came in last. */
export function WebhookHealth({ store }: { store: Store }) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [register, { isLoading }] = useRegisterWebhooksMutation();
  const { registered, missing, lastReceivedAt: newest, compliance } = store.webhooks;
  const isAmiss = missing.length > 0;

  const handleRegister = async () => {
    const answer = await register(store.documentId);
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      // The message that something is missing goes, and its button with it.
      if (isAmiss) focusPage();
      toggleNotification({ type: 'success', message: translate('webhooks.checked') });
    }
  };

  const registerButton = (
    <Button
      variant={isAmiss ? 'secondary' : 'tertiary'}
      size="S"
      loading={isLoading}
      disabled={!allowed.connect}
      onClick={handleRegister}
    >
      {translate(isAmiss ? 'webhooks.register' : 'webhooks.check')}
    </Button>
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      {isAmiss ? (
        <Notice
          tone="warning"
          title={translate('webhooks.missing', { count: missing.length })}
          action={registerButton}
        >
          {missing.join(', ')}
          {allowed.connect ? null : ` (${translate('permission.connect')})`}
        </Notice>
      ) : (
        <Flex justifyContent="space-between" gap={3} wrap="wrap">
          <Typography textColor="neutral700">
            {translate('webhooks.registered', { count: registered.length })}
          </Typography>
          {registerButton}
        </Flex>
      )}
      <Typography variant="pi" textColor="neutral600">
        {translate('webhooks.newest')}{' '}
        {newest ? <RelativeTime moment={newest} /> : translate('webhooks.newest.none')}
      </Typography>
      {compliance.length > 0 ? (
        <Box>
          <Typography variant="pi" textColor="neutral600">
            {translate('webhooks.compliance')}
          </Typography>
          <ul>
            {compliance.map(({ topic, lastReceivedAt }) => (
              <Typography key={topic} tag="li" variant="pi" textColor="neutral600">
                <code>{topic}</code>
                {': '}
                {lastReceivedAt ? <RelativeTime moment={lastReceivedAt} /> : translate('webhooks.never')}
              </Typography>
            ))}
          </ul>
        </Box>
      ) : null}
    </Flex>
  );
}
