import { datetime, internal, json, string } from './support/attributes';
import { defineInternalType } from './support/define';

/** A compliance webhook and what was done about it: ids, times and counts, no personal data. */
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
      exportedAt: datetime(),
      // Of a shop redaction: whether an admin has to decide, and what was decided.
      decision: string(),
      // How many records were erased, by kind.
      result: json(),
      orderIds: internal(json()),
      // The person's email as a keyed hash: enough to recognise it, and nothing else.
      emailDigest: internal(string()),
      dedupeKey: internal(string()),
    },
    [{ name: 'shopify_crm_privacy_dedupe_unique', columns: ['dedupe_key'], type: 'unique' }]
  ),
};
