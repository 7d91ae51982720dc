import { boolean, datetime, internal, json, string } from './support/attributes';
import { defineInternalType } from './support/define';

/** One run of a sync: what it was to do, how far it is, and where it goes on after a restart. */
export const syncRun = {
  schema: defineInternalType(
    {
      singularName: 'sync-run',
      pluralName: 'sync-runs',
      displayName: 'Shopify sync run',
      description: 'A first sync, a resync or a reconcile of a store',
    },
    {
      store: string(),
      mode: string(),
      state: string(),
      engine: string(),
      resources: json(),
      drift: json(),
      startedAt: datetime(),
      finishedAt: datetime(),
      error: json(),
      // The first records that were not imported: ids and codes.
      problems: internal(json()),
      // Where each resource stands: page cursor or bulk operation.
      checkpoints: internal(json()),
      repair: internal(boolean()),
      // The store while the run is unfinished, else null: the unique index lets only one run a store be active.
      activeFor: internal(string()),
      leaseOwner: internal(string()),
      leaseUntil: internal(datetime()),
      cancelRequestedAt: internal(datetime()),
    },
    [
      { name: 'shopify_crm_runs_active_unique', columns: ['active_for'], type: 'unique' },
      { name: 'shopify_crm_runs_store_index', columns: ['store', 'started_at'] },
    ]
  ),
};
