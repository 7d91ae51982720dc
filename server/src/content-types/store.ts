import { datetime, internal, json, string, text } from './support/attributes';
import { defineInternalType } from './support/define';

/** A connected (or once connected) Shopify store. Credentials are sealed envelopes, never clear text. */
export const store = {
  schema: defineInternalType(
    {
      singularName: 'store',
      pluralName: 'stores',
      displayName: 'Shopify store',
      description: 'A connected Shopify store',
    },
    {
      domain: string(),
      name: string(),
      plan: string(),
      currency: string(),
      timezone: string(),
      connectionStatus: string(),
      method: string(),
      clientIdHint: string(),
      scopes: json(),
      missingScopes: json(),
      withheld: json(),
      options: json(),
      webhooks: json(),
      lastError: json(),
      lastSyncAt: datetime(),
      connectedAt: datetime(),
      // The token with its expiry, and the app's Client ID and secret.
      credentials: internal(text()),
      // The app's secret alone, kept after a disconnect to verify the compliance webhooks that still come.
      keptSecret: internal(text()),
      keptSecretUntil: internal(datetime()),
      // The public URL under which the shop was claimed: the token is used under no other.
      claimedUrl: internal(string()),
      tokenLeaseOwner: internal(string()),
      tokenLeaseUntil: internal(datetime()),
      // Start of the newest completed sync by resource: where the next incremental one begins.
      cursors: internal(json()),
      // When the subscriptions were last compared with what they should be.
      webhooksCheckedAt: internal(datetime()),
      // Since when notices of deletions may be missing: the next run is followed by a reconcile that repairs.
      reconcileDue: internal(datetime()),
      // When a compliance topic was last received.
      complianceReceived: internal(json()),
    },
    [{ name: 'shopify_crm_stores_domain_unique', columns: ['domain'], type: 'unique' }]
  ),
};
