import { datetime, internal, json, string } from './support/attributes';
import { defineInternalType } from './support/define';

/** A compliance webhook and what was done about it; ids only. */
export const privacyRequest = {
  schema: defineInternalType(
    {
      singularName: 'privacy-request',
      pluralName: 'privacy-requests',
      displayName: 'Shopify privacy request',
      description: 'A data request or redaction asked for by Shopify',
    },
    {
      storeDomain: string(),
      kind: string(),
      customerId: string(),
      state: string(),
      receivedAt: datetime(),
      dueAt: datetime(),
      handledAt: datetime(),
      orderIds: internal(json()),
      dedupeKey: internal(string()),
    },
    [{ name: 'shopify_crm_privacy_dedupe_unique', columns: ['dedupe_key'], type: 'unique' }]
  ),
};
