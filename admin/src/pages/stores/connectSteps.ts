import { isLinked } from './storeStatus';

import type { Store } from '../../../../shared/contracts';

export type ConnectStepState = 'done' | 'running' | 'open';

interface ConnectStep {
  name: 'access' | 'permissions' | 'webhooks' | 'sync';
  state: ConnectStepState;
}

/**
 * What follows the handshake, in its order, as far as the store shows it.
 * @returns nothing for a store that is not linked to Shopify, or whose first sync is done
 */
export function connectSteps(store: Store): ConnectStep[] {
  const { lastSyncAt, missingScopes, webhooks, activeRun } = store;
  if (!isLinked(store) || lastSyncAt !== null) {
    return [];
  }
  return [
    { name: 'access', state: 'done' },
    { name: 'permissions', state: missingScopes.length > 0 ? 'open' : 'done' },
    { name: 'webhooks', state: webhooks.missing.length > 0 ? 'open' : 'done' },
    { name: 'sync', state: activeRun ? 'running' : 'open' },
  ];
}
