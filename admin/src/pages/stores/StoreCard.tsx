import { Button, Divider, Flex, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';

import { shopifyAdminUrl } from '../../../../shared/shopify-admin';
import { DiagnosticsButton } from '../../components/DiagnosticsButton';
import { Panel } from '../../components/Panel';
import { Pill } from '../../components/Pill';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { ConnectSteps } from './ConnectSteps';
import { DisconnectButton } from './DisconnectButton';
import { FailedEvents } from './FailedEvents';
import { StoreFacts } from './StoreFacts';
import { StoreProblem } from './StoreProblem';
import { StoreProgress } from './StoreProgress';
import { canReconnect, isLinked, STATUS_TONES } from './storeStatus';
import { StoreTabs } from './StoreTabs';

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
      subtitle={<StoreLine store={store} />}
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
      <ConnectSteps store={store} />
      <StoreFacts store={store} />
      {store.activeRun ? <StoreProgress run={store.activeRun} /> : null}
      <StoreTabs store={store} solutionInstalled={solutionInstalled} onRunExpected={onRunExpected} />
      <Divider />
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <DiagnosticsButton store={store.domain} />
        <Flex gap={2} wrap="wrap">
          {allowed.connect ? null : (
            <Typography variant="pi" textColor="neutral600">
              {translate('permission.connect')}
            </Typography>
          )}
          {canReconnect(store) ? (
            <Button disabled={!allowed.connect} onClick={() => onReconnect(store)}>
              {translate('store.reconnect')}
            </Button>
          ) : null}
          {isLinked(store) ? (
            <DisconnectButton store={store} onDisconnected={() => panel.current?.focus()} />
          ) : null}
        </Flex>
      </Flex>
    </Panel>
  );
}

/** Where the store is, and what Shopify says of it. A dot ends what it stands after, so that no line begins with one. */
function StoreLine({ store: { domain, plan, currency, timezone } }: { store: Store }) {
  const address = shopifyAdminUrl(domain);
  const facts = [plan, currency, timezone].filter((fact) => fact !== null);
  const parts = [
    address ? (
      <Link key="domain" href={address} isExternal>
        {domain}
      </Link>
    ) : (
      <Typography key="domain">{domain}</Typography>
    ),
    ...facts.map((fact) => (
      <Typography key={fact} textColor="neutral600">
        {fact}
      </Typography>
    )),
  ];
  return (
    <Flex gap={2} wrap="wrap">
      {parts.map((part, index) => (
        <Flex key={part.key} gap={2}>
          {part}
          {index < parts.length - 1 ? <Typography textColor="neutral600">·</Typography> : null}
        </Flex>
      ))}
    </Flex>
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
