import { Box, Tabs } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { ImportOptions } from './ImportOptions';
import { RunHistory } from './RunHistory';
import { isLinked } from './storeStatus';
import { SyncControls } from './SyncControls';
import { WebhookHealth } from './WebhookHealth';

import type { ReactNode } from 'react';
import type { Store } from '../../../../shared/contracts';

/** The parts of a card, in their order; what is not linked to Shopify has its history alone. */
const PARTS = ['sync', 'webhooks', 'options', 'history'] as const;

/** A row that takes several lines where there is no room: one that scrolls would hide that there are more. */
const Row = styled(Tabs.List)`
  flex-wrap: wrap;

  & [role='tab'] {
    white-space: nowrap;
  }
`;

interface StoreTabsProps {
  store: Store;
  solutionInstalled: boolean;
  onRunExpected: () => void;
}

/** What can be looked at and done with a store, one part at a time. */
export function StoreTabs({ store, solutionInstalled, onRunExpected }: StoreTabsProps) {
  const translate = useTranslate();
  const parts: Record<(typeof PARTS)[number], () => ReactNode> = {
    sync: () => (
      <SyncControls store={store} solutionInstalled={solutionInstalled} onStarted={onRunExpected} />
    ),
    webhooks: () => <WebhookHealth store={store} />,
    options: () => <ImportOptions store={store} />,
    // A run that begins or ends makes the list another one.
    history: () => <RunHistory key={store.activeRun?.documentId ?? 'idle'} domain={store.domain} />,
  };
  const shown = isLinked(store) ? PARTS : (['history'] as const);

  return (
    <Tabs.Root key={shown.length} defaultValue={shown[0]} variant="simple">
      <Row aria-label={store.name ?? store.domain}>
        {shown.map((part) => (
          <Tabs.Trigger key={part} value={part}>
            {translate(`${part}.title`)}
          </Tabs.Trigger>
        ))}
      </Row>
      {shown.map((part) => (
        <Tabs.Content key={part} value={part}>
          <Box paddingTop={5}>{parts[part]()}</Box>
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
