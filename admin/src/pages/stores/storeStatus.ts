import type { Store, StoreStatus } from '../../../../shared/contracts';
import type { PillTone } from '../../components/pillTone';

/** The colour of each status. */
export const STATUS_TONES: Record<StoreStatus, PillTone> = {
  pending: 'secondary',
  connected: 'success',
  'needs-attention': 'warning',
  inactive: 'neutral',
  disconnected: 'neutral',
};

/** Whether the store is one that data comes from, so that it can be synced and disconnected. */
export function isLinked(store: Store): boolean {
  return store.status === 'connected' || store.status === 'needs-attention';
}

/** Whether connecting anew is a way forward. The server refuses it for a store that is connected and well. */
export function canReconnect(store: Store): boolean {
  return store.status !== 'connected';
}
