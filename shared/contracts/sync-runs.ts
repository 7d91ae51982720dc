import type { StoredError } from './errors';
import type { Resource } from './resources';

/** How far one resource of a run is, in records. `expected` is null until Shopify has been asked. */
export interface ResourceProgress {
  expected: number | null;
  fetched: number;
  written: number;
  unchanged: number;
  failed: number;
  /** Why it was read page by page after a bulk operation was tried; absent where that was not so. */
  byPages?: StoredError;
}

export interface Drift {
  missing: number;
  stale: number;
  surplus: number;
}

export type SyncMode = 'full' | 'incremental' | 'reconcile';
export type SyncStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';
export type SyncEngine = 'bulk' | 'paged';

export interface SyncRun {
  documentId: string;
  /** The store's domain. */
  store: string;
  mode: SyncMode;
  status: SyncStatus;
  engine: SyncEngine | null;
  resources: Partial<Record<Resource, ResourceProgress>>;
  drift: Partial<Record<Resource, Drift>> | null;
  startedAt: string | null;
  finishedAt: string | null;
  error: StoredError | null;
}

/** A record that a run did not import, and why: no personal data. */
export interface RunProblem {
  resource: Resource;
  /** Shopify's global id. */
  shopifyId: string;
  code: 'withheld' | 'changing' | 'not_given' | 'not_mapped' | 'not_written';
  message: string;
}

/** A run by itself, with the first records that it did not import; `failed` of its resources says how many there are. */
export interface SyncRunDetail extends SyncRun {
  problems: RunProblem[];
}
