/**
 * The types that both sides of the admin API use: what the server answers and what the admin pages read.
 * Dates are ISO 8601 strings in UTC, amounts are decimal strings.
 */

import type { ServedAmount } from './amounts';
import type { ContactWriteBack } from './write-back';

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

/** A record that a run did not import, and why: no personal data. */
export interface RunProblem {
  resource: Resource;
  /** Shopify's global id. */
  shopifyId: string;
  code: 'withheld' | 'changing' | 'not_mapped' | 'not_written';
  message: string;
}

/** A run by itself, with the first records that it did not import; `failed` of its resources says how many there are. */
export interface SyncRunDetail extends SyncRun {
  problems: RunProblem[];
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

/** The Strapi that a shop belongs to, with `store_already_connected`. Nulls where it does not say. */
export interface ShopHolder {
  publicUrl: string | null;
  /** When it connected the shop. */
  since: string | null;
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

/** What an admin decides about a `shop_redact` that is not carried out by itself. */
export const PRIVACY_ACTIONS = ['erase', 'keep'] as const;
export type PrivacyAction = (typeof PRIVACY_ACTIONS)[number];

export interface PrivacyRequest {
  documentId: string;
  storeDomain: string;
  kind: PrivacyRequestKind;
  customerId: string | null;
  status: 'open' | 'done';
  receivedAt: string;
  dueAt: string;
  handledAt: string | null;
  /** Of a `shop_redact`: `needed` while an admin has to decide, then what was decided; null where nobody has to. */
  decision: 'needed' | PrivacyAction | null;
  /** When the data of a `data_request` was last downloaded. */
  exportedAt: string | null;
  /** How many records were erased, by kind; null before. */
  result: Record<string, number> | null;
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

/** What the Content Manager shows beside a contact; what the person may not read is null. */
export interface ContactPanel {
  type: 'contact';
  ordersCount: number | null;
  /** What was ordered, by currency: amounts with the currency's digits. */
  lifetimeValue: Record<string, string> | null;
  averageOrderValue: Record<string, string> | null;
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  /** The customers behind the contact; `customerUrl` leads into the Shopify admin, and is null for guests. */
  stores: { domain: string; customerUrl: string | null }[] | null;
  /** What the person may write to Shopify for the contact; null where that is switched off. */
  writeBack: ContactWriteBack | null;
  /** The latest ones, the newest first. */
  invoices:
    | {
        documentId: string;
        name: string | null;
        orderedAt: string | null;
        currentTotal: ServedAmount;
        currency: string | null;
        financialStatus: string | null;
        fulfilmentStatus: string | null;
        cancelledAt: string | null;
      }[]
    | null;
}

/** What the Content Manager shows beside an invoice; parts that the person may not read are null. */
export interface InvoicePanel {
  type: 'invoice';
  orderUrl: string | null;
  currency: string | null;
  currentTotal: ServedAmount;
  refundedTotal: ServedAmount;
  outstandingTotal: ServedAmount;
  balanced: boolean | null;
  imbalance: ServedAmount;
  lines: {
    /** How many there are; `first` may hold fewer. */
    count: number;
    first: {
      documentId: string;
      title: string | null;
      variantTitle: string | null;
      sku: string | null;
      quantity: number | null;
      currentQuantity: number | null;
      total: ServedAmount;
    }[];
  } | null;
  fulfilments:
    | {
        documentId: string;
        fulfilmentStatus: string | null;
        displayStatus: string | null;
        carrier: string | null;
        tracking: { company: string | null; number: string | null; url: string | null }[] | null;
        shippedAt: string | null;
        deliveredAt: string | null;
      }[]
    | null;
  refunds:
    { documentId: string; amount: ServedAmount; currency: string | null; refundedAt: string | null }[] | null;
}

/** What the Content Manager shows beside a product. */
export interface ProductPanel {
  type: 'product';
  productUrl: string | null;
  currency: string | null;
  variants: {
    /** How many there are; `first` may hold fewer. */
    count: number;
    first: {
      documentId: string;
      title: string | null;
      sku: string | null;
      price: ServedAmount;
      inventoryQuantity: number | null;
    }[];
  } | null;
}

export type RecordPanel = ContactPanel | InvoicePanel | ProductPanel;

/** How a store is, in one word. */
export type StoreHealth = 'healthy' | 'syncing' | 'needs-attention' | 'off';

/** Orders of one day, and what they come to: a decimal with the currency's digits. */
export interface DaySales {
  /** `YYYY-MM-DD` in the store's time zone. */
  date: string;
  orders: number;
  revenue: string;
}

/** The home page's summary. Cancelled, test and deleted orders do not count. */
export interface Overview {
  stores: { domain: string; name: string | null; health: StoreHealth; failedEvents: number }[];
  /** By currency: the last seven days, today last, each in its store's time zone; and their sum. */
  sales: { currency: string; days: DaySales[]; week: { orders: number; revenue: string } }[];
}

/** What helps whoever is asked for support: no secret, no personal data. */
export interface Diagnostics {
  versions: { plugin: string; strapi: string; node: string; database: string };
  settings: Record<string, string | number | boolean>;
  checks: { code: string; ok: boolean }[];
  solutions: { name: SolutionName; installed: boolean }[];
  stores: (Omit<Store, 'documentId' | 'activeRun'> & {
    failedEvents: { topic: string; code: string | null; receivedAt: string }[];
    runs: Omit<SyncRun, 'documentId' | 'store'>[];
  })[];
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
      holder?: ShopHolder;
      errors?: { path: string[]; message: string; name?: string }[];
    };
  };
}
