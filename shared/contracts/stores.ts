import type { StoredError } from './errors';
import type { Resource } from './resources';
import type { SyncRun } from './sync-runs';

export type ConnectMethod = 'app' | 'custom-app' | 'client-credentials' | 'access-token';

export type StoreStatus = 'pending' | 'connected' | 'needs-attention' | 'inactive' | 'disconnected';

export interface StoreOptions {
  importCustomers: boolean;
  importOrders: boolean;
  importProducts: boolean;
  importLineItems: boolean;
  includeOldOrders: boolean;
  enabled: boolean;
}

export interface WebhookHealth {
  registered: string[];
  missing: string[];
  /** When `registered` and `missing` were last compared with Shopify. */
  checkedAt: string | null;
  /** When the newest webhook that is still kept came in. */
  lastReceivedAt: string | null;
  compliance: { topic: string; lastReceivedAt: string | null }[];
}

/** Something that Shopify does not show the store's app, and why. What is stored of it stays as it is. */
export interface Withheld {
  resource: Resource;
  /** Named as on our records, or as Shopify names what lies inside; empty for the resource as a whole. */
  fields: string[];
  reason: 'missing_scope' | 'protected_customer_data';
  /** The scope that would show it; null where an approval is missing. */
  permission: string | null;
}

export interface Store {
  documentId: string;
  domain: string;
  name: string | null;
  plan: string | null;
  currency: string | null;
  timezone: string | null;
  status: StoreStatus;
  method: ConnectMethod;
  /** The last five characters of the app's Client ID. */
  clientIdHint: string | null;
  scopes: string[];
  missingScopes: string[];
  withheld: Withheld[];
  options: StoreOptions;
  counts: { contacts: number; products: number; invoices: number };
  lastSyncAt: string | null;
  activeRun: SyncRun | null;
  lastError: StoredError | null;
  webhooks: WebhookHealth;
}

export interface ConnectRequest {
  domain: string;
  method: ConnectMethod;
  clientId?: string;
  clientSecret?: string;
  accessToken?: string;
  legacyInstallFlow?: boolean;
  includeOldOrders?: boolean;
  /** Takes the shop over from the Strapi that holds it: only after a 409 has shown the admin which one that is. */
  takeOver?: boolean;
}

/** `PUT /shopify-crm/stores/:documentId/secret`: the app's secret was rotated in Shopify. Answers the store. */
export interface ReplaceSecretRequest {
  clientSecret: string;
}
