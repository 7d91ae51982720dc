/**
 * The types that both sides of the admin API use: what the server answers and what the admin pages read.
 * Dates are ISO 8601 strings in UTC, amounts are decimal strings.
 */

/** The three kinds of Shopify resources a sync moves. */
export const RESOURCES = ['customers', 'products', 'orders'] as const;
export type Resource = (typeof RESOURCES)[number];

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

/** A failure as it is kept on a store, a run or an event: never holds a secret or personal data. */
export interface StoredError {
  code: string;
  message: string;
  at: string;
}

/** How far one resource of a run is, in records. `expected` is null until Shopify has been asked. */
export interface ResourceProgress {
  expected: number | null;
  fetched: number;
  written: number;
  unchanged: number;
  failed: number;
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

export interface WebhookHealth {
  registered: string[];
  missing: string[];
  compliance: { topic: string; lastReceivedAt: string | null }[];
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
}

export type EventStatus = 'pending' | 'processing' | 'done' | 'failed' | 'skipped';

export interface WebhookEvent {
  documentId: string;
  store: string;
  topic: string;
  resourceId: string | null;
  status: EventStatus;
  attempts: number;
  error: StoredError | null;
  receivedAt: string;
  settledAt: string | null;
}

/** A record that was deleted in Shopify and can be restored until it is purged. */
export interface DeletedRecord {
  /** The singular name of its content type. */
  type: string;
  documentId: string;
  /** By what a person knows it. */
  title: string | null;
  /** Null for contacts, which may be of several stores. */
  storeDomain: string | null;
  deletedAt: string;
  purgeAt: string;
}

/** A page of the queue, with how many events of the same store and topic are unfinished, and how many failed. */
export interface EventListResponse extends ListResponse<WebhookEvent> {
  meta: { pagination: Pagination; open: number; failed: number };
}

export type PrivacyRequestKind = 'data_request' | 'customer_redact' | 'shop_redact';

export interface PrivacyRequest {
  documentId: string;
  storeDomain: string;
  kind: PrivacyRequestKind;
  customerId: string | null;
  status: 'open' | 'done';
  receivedAt: string;
  dueAt: string;
  handledAt: string | null;
}

export const SOLUTIONS = ['billing', 'e-commerce'] as const;
export type SolutionName = (typeof SOLUTIONS)[number];

export interface Solution {
  name: SolutionName;
  installed: boolean;
  installedAt: string | null;
  /** Solutions that must be installed first; installing this one installs them. */
  requires: SolutionName[];
}

/** One condition that a connection needs, as the setup guide shows it. */
export interface SetupCheck {
  code: string;
  ok: boolean;
  message: string;
  remedy: string | null;
}

export interface Setup {
  appUrl: string | null;
  redirectUrl: string | null;
  webhookUrl: string | null;
  scopes: string[];
  apiVersion: string;
  /** Whether the standard app is configured, so that "one click" can be offered. */
  standardApp: boolean;
  appToml: string;
  checks: SetupCheck[];
}

export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

export interface DataResponse<T> {
  data: T;
}

export interface ListResponse<T> {
  data: T[];
  meta: { pagination: Pagination };
}

/** Strapi's error shape; `details.code` is one of the plugin's codes. */
export interface ErrorResponse {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    details: {
      code: string;
      remedy?: string;
      permission?: string;
      errors?: { path: string[]; message: string; name?: string }[];
    };
  };
}
