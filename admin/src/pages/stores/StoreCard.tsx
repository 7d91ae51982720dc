import { Button, Divider, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';

import { Collapsible } from '../../components/Collapsible';
import { Panel } from '../../components/Panel';
import { Pill } from '../../components/Pill';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { DisconnectButton } from './DisconnectButton';
import { FailedEvents } from './FailedEvents';
import { ImportOptions } from './ImportOptions';
import { RunHistory } from './RunHistory';
import { StoreFacts } from './StoreFacts';
import { StoreProblem } from './StoreProblem';
import { StoreProgress } from './StoreProgress';
import { canReconnect, isLinked, STATUS_TONES } from './storeStatus';
import { SyncControls } from './SyncControls';
import { WebhookHealth } from './WebhookHealth';

import type { Store } from '../../../../shared/contracts';

interface StoreCardProps {
  store: Store;
  solutionInstalled: boolean;
  /** Whether this store was connected just now: it gets the focus and the accent colour. */
  isNew: boolean;
  onReconnect: (store: Store) => void;
  onRunExpected: () => void;
}

/** One store: how it is, how it is synced, and what can be done with it. */
export function StoreCard({ store, solutionInstalled, isNew, onReconnect, onRunExpected }: StoreCardProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const panel = useRef<HTMLElement>(null);
  useSyncedNotification(store);

  useEffect(() => {
    if (isNew) {
      panel.current?.focus();
      panel.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isNew]);

  return (
    <Panel
      ref={panel}
      title={store.name ?? store.domain}
      highlighted={isNew}
      subtitle={
        <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {store.domain}
        </Typography>
      }
      aside={
        <Flex gap={2} wrap="wrap">
          <FailedEvents domain={store.domain} />
          <Pill tone="neutral">
            {translate(`method.${store.method}`, { hint: store.clientIdHint ?? 'none' })}
          </Pill>
          <Pill tone={STATUS_TONES[store.status]}>{translate(`status.${store.status}`)}</Pill>
        </Flex>
      }
    >
      <StoreProblem store={store} />
      {store.status === 'pending' ? <Typography>{translate('store.pending')}</Typography> : null}
      {store.status === 'inactive' ? <Typography>{translate('store.inactive')}</Typography> : null}
      <StoreFacts store={store} />
      {store.activeRun ? <StoreProgress run={store.activeRun} /> : null}
      {isLinked(store) ? (
        <>
          <Divider />
          <SyncControls store={store} solutionInstalled={solutionInstalled} onStarted={onRunExpected} />
          <Divider />
          <WebhookHealth store={store} />
          <Divider />
          <Collapsible title={translate('options.title')}>
            <ImportOptions store={store} />
          </Collapsible>
        </>
      ) : null}
      <Collapsible title={translate('history.title')}>
        {/* A run that begins or ends makes the list another one. */}
        <RunHistory key={store.activeRun?.documentId ?? 'idle'} domain={store.domain} />
      </Collapsible>
      <Flex gap={2} wrap="wrap">
        {canReconnect(store) ? (
          <Button variant="secondary" disabled={!allowed.connect} onClick={() => onReconnect(store)}>
            {translate('store.reconnect')}
          </Button>
        ) : null}
        {isLinked(store) ? (
          <DisconnectButton store={store} onDisconnected={() => panel.current?.focus()} />
        ) : null}
        {allowed.connect ? null : (
          <Typography variant="pi" textColor="neutral600">
            {translate('permission.connect')}
          </Typography>
        )}
      </Flex>
    </Panel>
  );
}

/** Tells when a sync was completed while the page was open, however short it was. */
function useSyncedNotification({ domain, lastSyncAt, activeRun }: Store): void {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const told = useRef(lastSyncAt);
  const running = activeRun !== null;

  useEffect(() => {
    if (running || lastSyncAt === told.current) {
      return;
    }
    told.current = lastSyncAt;
    toggleNotification({ type: 'success', message: translate('sync.finished', { domain }) });
  }, [running, lastSyncAt, domain, toggleNotification, translate]);
}
