import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useCallback, useState } from 'react';
import { NavLink } from 'react-router-dom';

import { useConnectReturn } from '../../hooks/useConnectReturn';
import { useTranslate } from '../../hooks/useTranslate';
import { queuePath } from '../../paths';
import { ConnectForm } from '../connect/ConnectForm';
import { SetupGuide } from '../setup/SetupGuide';
import { FirstSteps } from './FirstSteps';
import { ReturnAlert } from './ReturnAlert';
import { SolutionBanner } from './SolutionBanner';
import { StoreCard } from './StoreCard';
import { useReturnNotification } from './useReturnNotification';

import type { Setup, Solution, Store } from '../../../../shared/contracts';
import type { LiveStores } from '../../hooks/useStores';

interface StoresContentProps {
  live: LiveStores;
  stores: Store[];
  setup: Setup;
  solutions: Solution[];
}

/** The page once everything is read. Without a store, the form and the guide stand open. */
export function StoresContent({ live, stores, setup, solutions }: StoresContentProps) {
  const translate = useTranslate();
  const { outcome, clear } = useConnectReturn();
  const [form, setForm] = useState<{ again?: Store } | null>(null);
  const { expectRun } = live;

  const handleSeen = useCallback(
    (connected: boolean) => {
      clear();
      if (connected) {
        expectRun();
      }
    },
    [clear, expectRun]
  );
  const newDomain = outcome?.kind === 'connected' ? outcome.domain : null;
  useReturnNotification({ domain: newDomain, stores, onSeen: handleSeen });

  const isFirstUse = stores.length === 0;
  const solutionInstalled = solutions.some(({ name, installed }) => name === 'e-commerce' && installed);
  const closeForm = () => setForm(null);
  const title = translate('page.title');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={translate('page.subtitle')}
        primaryAction={
          isFirstUse ? null : (
            <Flex gap={2} wrap="wrap">
              <LinkButton tag={NavLink} to={queuePath()} variant="tertiary">
                {translate('queue.link')}
              </LinkButton>
              {form ? null : (
                <Button startIcon={<Plus />} onClick={() => setForm({})}>
                  {translate('page.add')}
                </Button>
              )}
            </Flex>
          )
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          {outcome?.kind === 'failed' ? <ReturnAlert problem={outcome} onDismiss={clear} /> : null}
          {solutionInstalled ? null : <SolutionBanner onInstalled={expectRun} />}
          {isFirstUse ? <FirstSteps /> : null}
          {isFirstUse || form ? (
            <ConnectForm
              key={form?.again?.documentId ?? 'new'}
              standardApp={setup.standardApp}
              {...(form?.again ? { again: form.again } : {})}
              takeFocus={form !== null}
              {...(isFirstUse ? {} : { onCancel: closeForm })}
              onConnected={() => {
                closeForm();
                expectRun();
              }}
            />
          ) : null}
          {stores.map((store) => (
            <StoreCard
              key={store.documentId}
              store={store}
              solutionInstalled={solutionInstalled}
              isNew={store.domain === newDomain}
              onReconnect={(again) => setForm({ again })}
              onRunExpected={expectRun}
            />
          ))}
          <SetupGuide setup={setup} initiallyOpen={isFirstUse} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
