import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { RESOURCES } from '../../../../shared/contracts';
import { useReconcileStoreMutation } from '../../api/stores';
import { RelativeTime } from '../../components/RelativeTime';
import { useLastReconcile } from '../../hooks/useLastReconcile';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { hasDrift } from './progress';

import type { Store, SyncRun } from '../../../../shared/contracts';

interface ReconcileControlsProps {
  store: Store;
  /** Whether no run can be started now. */
  disabled: boolean;
  onStarted: () => void;
}

/** Starts a comparison of the whole store with Shopify, and shows what the last one found. */
export function ReconcileControls({ store, disabled, onStarted }: ReconcileControlsProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const [reconcile, { isLoading }] = useReconcileStoreMutation();
  const [repair, setRepair] = useState(true);
  const last = useLastReconcile(store.domain);

  const start = async () => {
    const answer = await reconcile({ documentId: store.documentId, repair });
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      toggleNotification({ type: 'success', message: translate('reconcile.started') });
      onStarted();
    }
  };

  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Flex wrap="wrap" gap={4}>
        <Button variant="tertiary" loading={isLoading} disabled={disabled} onClick={start}>
          {translate('reconcile.action')}
        </Button>
        <Checkbox
          checked={repair}
          disabled={disabled}
          onCheckedChange={(checked) => setRepair(checked === true)}
        >
          {translate('reconcile.repair')}
        </Checkbox>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {translate('reconcile.hint')}
      </Typography>
      {last?.status === 'completed' ? <LastDrift run={last} /> : null}
    </Flex>
  );
}

/** What a comparison found, kind by kind. */
function LastDrift({ run }: { run: SyncRun }) {
  const translate = useTranslate();

  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" fontWeight="semiBold">
        {translate('reconcile.last')}
        {run.finishedAt ? (
          <>
            {' '}
            <RelativeTime moment={run.finishedAt} />
          </>
        ) : null}
      </Typography>
      {RESOURCES.map((resource) => {
        const drift = run.drift?.[resource];
        return drift ? (
          <Typography key={resource} variant="pi" textColor={hasDrift(drift) ? 'danger600' : 'neutral600'}>
            {translate(hasDrift(drift) ? 'reconcile.drift' : 'reconcile.same', {
              resource: translate(`resource.${resource}`),
              ...drift,
            })}
          </Typography>
        ) : null;
      })}
    </Flex>
  );
}
