import { useCallback } from 'react';

import { useConnectReturn } from '../../hooks/useConnectReturn';
import { ConnectForm } from '../connect/ConnectForm';
import { FirstUse } from './FirstUse';
import { ReturnAlert } from './ReturnAlert';
import { SolutionBanner } from './SolutionBanner';
import { StoreCard } from './StoreCard';
import { useReturnNotification } from './useReturnNotification';

import type { Setup, Solution, Store } from '../../../../shared/contracts';
import type { LiveStores } from '../../hooks/useStores';

/** What the form is opened for: a new store, or one that is to be connected again. */
export interface StoreForm {
  again?: Store;
}

interface StoresContentProps {
  live: LiveStores;
  stores: Store[];
  setup: Setup;
  solutions: Solution[];
  form: StoreForm | null;
  onForm: (form: StoreForm | null) => void;
}

/** The page once everything is read. Without a store, it takes the person by the hand. */
export function StoresContent({ live, stores, setup, solutions, form, onForm }: StoresContentProps) {
  const { outcome, clear } = useConnectReturn();
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
  const taken = outcome?.kind === 'failed' ? outcome.taken : undefined;
  const closeForm = () => onForm(null);

  const connectForm = (onCancel?: () => void) => (
    <ConnectForm
      key={form?.again?.documentId ?? 'new'}
      standardApp={setup.standardApp}
      {...(form?.again ? { again: form.again } : {})}
      {...(taken ? { taken } : {})}
      takeFocus={form !== null}
      {...(onCancel ? { onCancel } : {})}
      onConnected={() => {
        closeForm();
        expectRun();
      }}
    />
  );
  const banner = solutionInstalled ? null : <SolutionBanner onInstalled={expectRun} />;

  return (
    <>
      {outcome?.kind === 'failed' ? <ReturnAlert problem={outcome} onDismiss={clear} /> : null}
      {isFirstUse ? (
        <FirstUse setup={setup} banner={banner}>
          {connectForm()}
        </FirstUse>
      ) : (
        <>
          {banner}
          {form || taken ? connectForm(form ? closeForm : undefined) : null}
          {stores.map((store) => (
            <StoreCard
              key={store.documentId}
              store={store}
              solutionInstalled={solutionInstalled}
              isNew={store.domain === newDomain}
              onReconnect={(again) => onForm({ again })}
              onRunExpected={expectRun}
            />
          ))}
        </>
      )}
    </>
  );
}
