import type { Resource, SolutionName, StoreOptions } from '../../../../shared/contracts';
import type { WebhookSubscriptionTopic } from '../queries/generated';

/** What a notice of a topic is about. */
export type TopicKind =
  | 'changed'
  | 'deleted'
  | 'merged'
  | 'inventory'
  | 'compliance'
  | 'uninstalled'
  | 'scopes'
  | 'shop'
  | 'bulk-finished';

export interface TopicDefinition {
  /** As in the `Topic` header. */
  topic: string;
  /** As in the API; null for the compliance topics, which only the app's configuration subscribes to. */
  name: WebhookSubscriptionTopic | null;
  kind: TopicKind;
  /** The resource to be read again; null where there is none. */
  resource: Resource | null;
  /** The type of the id that a notice names: the record's, or its parent's (an order for a refund). */
  subject: string | null;
  /** Where the body holds that id, the first that is there: a global id, or a numeric one. */
  idFields: readonly string[];
  /** Where the body holds the subject's own `updatedAt`; null where it holds none or another object's. */
  versionField: string | null;
  /** Set where the change moves no `updatedAt`: a read from before it does not show that it is. */
  isUnversioned?: true;
  /** What to ask Shopify for: ids and versions, no personal data. Empty takes the whole body. */
  includeFields: readonly string[];
  /** Scopes any of which the subscription needs; empty where it needs none. */
  scopes: readonly string[];
  /** The store's option without which the topic is not wanted. */
  importOption: keyof Pick<StoreOptions, 'importCustomers' | 'importOrders' | 'importProducts'> | null;
  /** The solution without which the topic is not wanted. */
  solution: SolutionName | null;
  /** `required` for the 14 topics that make the connection, `supporting` for those that fill Shopify's gaps. */
  importance: 'required' | 'supporting';
}

const GID = 'admin_graphql_api_id';

const NONE = {
  resource: null,
  subject: null,
  idFields: [],
  versionField: null,
  includeFields: [],
  scopes: [],
  importOption: null,
  solution: null,
} as const;

const CUSTOMER = {
  kind: 'changed',
  resource: 'customers',
  subject: 'Customer',
  scopes: ['read_customers'],
  importOption: 'importCustomers',
  solution: null,
} as const;

const PRODUCT = {
  kind: 'changed',
  resource: 'products',
  subject: 'Product',
  scopes: ['read_products'],
  importOption: 'importProducts',
  solution: 'e-commerce',
} as const;

const ORDER = {
  kind: 'changed',
  resource: 'orders',
  subject: 'Order',
  scopes: ['read_orders'],
  importOption: 'importOrders',
  solution: 'e-commerce',
} as const;

const VERSIONED = {
  idFields: [GID, 'id'],
  versionField: 'updated_at',
  includeFields: ['id', GID, 'updated_at'],
  importance: 'required',
} as const;

const DELETED = {
  kind: 'deleted',
  idFields: [GID, 'id'],
  versionField: null,
  includeFields: ['id'],
  importance: 'required',
} as const;

const OF_ORDER = {
  ...ORDER,
  idFields: ['order_id'],
  versionField: null,
  includeFields: ['id', 'order_id'],
  importance: 'supporting',
} as const;

const OF_CUSTOMER = { ...CUSTOMER, versionField: null, importance: 'supporting' } as const;

const UNVERSIONED = { ...OF_CUSTOMER, isUnversioned: true } as const;

const INVENTORY = {
  kind: 'inventory',
  resource: 'products',
  subject: 'InventoryItem',
  versionField: null,
  importOption: 'importProducts',
  solution: 'e-commerce',
  importance: 'supporting',
} as const;

/**
 * Every topic that the plugin takes, in one place.
 *
 * Scopes and names are the Admin schema's (`WebhookSubscriptionTopic`), the bodies' fields those of Shopify's samples.
 * No topic tells of an order's version but the order's own: a refund's or a fulfilment's time is not the order's.
 */
export const TOPICS: readonly TopicDefinition[] = [
  { ...ORDER, ...VERSIONED, topic: 'orders/create', name: 'ORDERS_CREATE' },
  { ...ORDER, ...VERSIONED, topic: 'orders/updated', name: 'ORDERS_UPDATED' },
  { ...ORDER, ...VERSIONED, topic: 'orders/cancelled', name: 'ORDERS_CANCELLED' },
  { ...ORDER, ...DELETED, topic: 'orders/delete', name: 'ORDERS_DELETE' },
  { ...CUSTOMER, ...VERSIONED, topic: 'customers/create', name: 'CUSTOMERS_CREATE' },
  { ...CUSTOMER, ...VERSIONED, topic: 'customers/update', name: 'CUSTOMERS_UPDATE' },
  { ...CUSTOMER, ...DELETED, topic: 'customers/delete', name: 'CUSTOMERS_DELETE' },
  { ...PRODUCT, ...VERSIONED, topic: 'products/create', name: 'PRODUCTS_CREATE' },
  { ...PRODUCT, ...VERSIONED, topic: 'products/update', name: 'PRODUCTS_UPDATE' },
  { ...PRODUCT, ...DELETED, topic: 'products/delete', name: 'PRODUCTS_DELETE' },
  { ...NONE, kind: 'compliance', topic: 'customers/data_request', name: null, importance: 'required' },
  { ...NONE, kind: 'compliance', topic: 'customers/redact', name: null, importance: 'required' },
  { ...NONE, kind: 'compliance', topic: 'shop/redact', name: null, importance: 'required' },
  {
    ...NONE,
    kind: 'uninstalled',
    topic: 'app/uninstalled',
    name: 'APP_UNINSTALLED',
    includeFields: ['id'],
    importance: 'required',
  },
  { ...OF_ORDER, topic: 'refunds/create', name: 'REFUNDS_CREATE' },
  {
    ...OF_ORDER,
    topic: 'fulfillments/create',
    name: 'FULFILLMENTS_CREATE',
    scopes: ['read_fulfillments'],
  },
  {
    ...OF_ORDER,
    topic: 'fulfillments/update',
    name: 'FULFILLMENTS_UPDATE',
    scopes: ['read_fulfillments'],
  },
  {
    ...OF_CUSTOMER,
    kind: 'merged',
    topic: 'customers/merge',
    name: 'CUSTOMERS_MERGE',
    idFields: ['admin_graphql_api_customer_kept_id'],
    includeFields: ['admin_graphql_api_customer_kept_id', 'admin_graphql_api_customer_deleted_id', 'status'],
    scopes: ['read_customer_merge'],
  },
  {
    ...UNVERSIONED,
    topic: 'customers_marketing_consent/update',
    name: 'CUSTOMERS_MARKETING_CONSENT_UPDATE',
    idFields: ['id'],
    includeFields: ['id'],
  },
  {
    ...UNVERSIONED,
    topic: 'customers_email_marketing_consent/update',
    name: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
    idFields: ['customer_id'],
    includeFields: ['customer_id'],
  },
  {
    ...UNVERSIONED,
    topic: 'customer.tags_added',
    name: 'CUSTOMER_TAGS_ADDED',
    idFields: ['customerId'],
    includeFields: ['customerId', 'occurredAt'],
  },
  {
    ...UNVERSIONED,
    topic: 'customer.tags_removed',
    name: 'CUSTOMER_TAGS_REMOVED',
    idFields: ['customerId'],
    includeFields: ['customerId', 'occurredAt'],
  },
  {
    ...INVENTORY,
    topic: 'inventory_levels/update',
    name: 'INVENTORY_LEVELS_UPDATE',
    idFields: ['inventory_item_id'],
    includeFields: ['inventory_item_id', 'updated_at'],
    scopes: ['read_inventory'],
  },
  {
    ...INVENTORY,
    topic: 'inventory_items/update',
    name: 'INVENTORY_ITEMS_UPDATE',
    idFields: [GID, 'id'],
    includeFields: ['id', GID, 'updated_at'],
    scopes: ['read_inventory', 'read_products'],
  },
  {
    ...NONE,
    kind: 'bulk-finished',
    topic: 'bulk_operations/finish',
    name: 'BULK_OPERATIONS_FINISH',
    subject: 'BulkOperation',
    idFields: [GID],
    includeFields: [GID, 'status', 'type', 'error_code', 'completed_at'],
    importance: 'supporting',
  },
  {
    ...NONE,
    kind: 'scopes',
    topic: 'app/scopes_update',
    name: 'APP_SCOPES_UPDATE',
    includeFields: ['previous', 'current', 'updated_at'],
    importance: 'supporting',
  },
  {
    ...NONE,
    kind: 'shop',
    topic: 'shop/update',
    name: 'SHOP_UPDATE',
    includeFields: ['id'],
    importance: 'supporting',
  },
];

const BY_TOPIC: ReadonlyMap<string, TopicDefinition> = new Map(
  TOPICS.map((definition) => [definition.topic, definition])
);

/** The topic of a header's value; undefined for one that the plugin does not take. */
export function findTopic(topic: string): TopicDefinition | undefined {
  return BY_TOPIC.get(topic);
}

/** The topics that only an app's configuration can subscribe to, in slash form. */
export const COMPLIANCE_TOPICS: readonly string[] = TOPICS.filter(({ kind }) => kind === 'compliance').map(
  ({ topic }) => topic
);

/** The topics that tell of a change of a resource which moves its version. */
export const changesOf = (resource: Resource): string[] =>
  TOPICS.filter((topic) => topic.kind === 'changed' && topic.resource === resource).map(({ topic }) => topic);
