import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useId, useState } from 'react';

import { RESOURCES } from '../../../../shared/contracts';
import { useSyncStoreMutation } from '../../api/stores';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { ReconcileControls } from './ReconcileControls';
import { findSyncBlocks } from './syncScope';

import type { Resource, Store } from '../../../../shared/contracts';
import type { TranslationKey } from '../../utils/getTranslation';

interface SyncControlsProps {
  store: Store;
  solutionInstalled: boolean;
  onStarted: () => void;
}

/** Starts a sync: what to sync, and whether all of it or what changed since the last time. */
export function SyncControls({ store, solutionInstalled, onStarted }: SyncControlsProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [sync, { isLoading }] = useSyncStoreMutation();
  const [left, setLeft] = useState<readonly Resource[]>([]);
  const id = useId();

  const blocks = findSyncBlocks(store.options, solutionInstalled);
  const open = RESOURCES.filter((resource) => !blocks[resource]);
  const chosen = open.filter((resource) => !left.includes(resource));
  const reason = findReason(store, allowed.sync);
  const disabled = reason !== null || chosen.length === 0;

  const start = async (mode: 'full' | 'incremental') => {
    const everything = chosen.length === open.length;
    const answer = await sync({
      documentId: store.documentId,
      mode,
      ...(everything ? {} : { resources: chosen }),
    });
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      toggleNotification({ type: 'success', message: translate('sync.started') });
      onStarted();
    }
  };
  const toggle = (resource: Resource, checked: boolean) =>
    setLeft((current) => (checked ? current.filter((other) => other !== resource) : [...current, resource]));

  return (
    <Flex direction="column" alignItems="flex-start" gap={3}>
      <Flex role="group" aria-label={translate('sync.what')} alignItems="flex-start" wrap="wrap" gap={5}>
        {RESOURCES.map((resource) => {
          const block = blocks[resource];
          return (
            <Flex key={resource} direction="column" alignItems="flex-start" gap={1}>
              <Checkbox
                id={`${id}-${resource}`}
                checked={chosen.includes(resource)}
                disabled={block !== undefined || !allowed.sync}
                onCheckedChange={(checked) => toggle(resource, checked === true)}
              >
                {translate(`resource.${resource}`)}
              </Checkbox>
              {block ? (
                <Typography variant="pi" textColor="neutral600">
                  {translate(`sync.blocked.${block}`)}
                </Typography>
              ) : null}
            </Flex>
          );
        })}
      </Flex>
      <Flex wrap="wrap" gap={2}>
        <Button
          startIcon={<ArrowsCounterClockwise />}
          loading={isLoading}
          disabled={disabled}
          onClick={() => start('incremental')}
        >
          {translate('sync.incremental')}
        </Button>
        <Button variant="tertiary" disabled={disabled || isLoading} onClick={() => start('full')}>
          {translate('sync.full')}
        </Button>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {translate(reason ?? 'sync.hint')}
      </Typography>
      <ReconcileControls
        store={store}
        disabled={reason !== null || open.length === 0}
        onStarted={onStarted}
      />
    </Flex>
  );
}

/** Why no sync can be started now, as the key of a message; null where one can. */
function findReason(store: Store, mayStart: boolean): TranslationKey | null {
  if (!mayStart) {
    return 'permission.sync';
  }
  if (!store.options.enabled) {
    return 'sync.off';
  }
  return store.activeRun ? 'sync.busy' : null;
}
