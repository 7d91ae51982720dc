import { datetime, integer, internal, json, string } from './support/attributes';
import { defineInternalType } from './support/define';

/** The inbox: one row a webhook, with ids and versions only, never a person's data. */
export const webhookEvent = {
  schema: defineInternalType(
    {
      singularName: 'webhook-event',
      pluralName: 'webhook-events',
      displayName: 'Shopify webhook event',
      description: 'A notice from Shopify and what became of it',
    },
    {
      store: string(),
      topic: string(),
      resource: string(),
      resourceId: string(),
      // The customer that a merge made disappear; the resource is the kept one.
      mergedId: internal(string()),
      // The resource's updatedAt as the notice tells it: a read that is older is stale.
      version: datetime(),
      state: string(),
      attempts: { ...integer(), default: 0 },
      error: json(),
      receivedAt: datetime(),
      settledAt: datetime(),
      dedupeKey: internal(string()),
      nextAttemptAt: internal(datetime()),
      leaseOwner: internal(string()),
      leaseUntil: internal(datetime()),
    },
    [
      { name: 'shopify_crm_events_dedupe_unique', columns: ['dedupe_key'], type: 'unique' },
      { name: 'shopify_crm_events_due_index', columns: ['state', 'next_attempt_at'] },
      { name: 'shopify_crm_events_store_index', columns: ['store', 'received_at'] },
    ]
  ),
};
