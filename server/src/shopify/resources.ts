import type { Resource } from '../../../shared/contracts';
import * as customers from './queries/customers';
import * as orders from './queries/orders';
import * as products from './queries/products';

/** A connection inside a resource, whose further pages are read by a document of its own. */
export interface NestedList {
  /** The list fields on the way to the connection's owner; empty where the resource itself owns it. */
  within: readonly string[];
  /** The connection's field. */
  field: string;
  /** The type of its nodes: how a row of a bulk result is told to belong to it. */
  childType: string;
  /** Takes the owner's `id`, `first` and `after`; answers the connection as `list`, and the resource's `updatedAt`. */
  document: string;
  /** The field of the owner that holds the child which Shopify lists first, the others by their ids. */
  leader?: string;
}

export interface ResourceDefinition {
  /** Shopify's type name, also in its global ids. */
  typename: string;
  /** The scope without which Shopify denies it. */
  scope: string;
  byId: string;
  page: string;
  count: string;
  /** Pages of ids and versions, in the order of the ids. */
  versions: string;
  /** For a bulk operation; `FILTER` stands for the arguments. */
  bulk: string;
  nested: readonly NestedList[];
  /** How many children of each connection are read with their parent: what most records have and no more. */
  nestedFirst: number;
  /** How many records are asked for until their cost is known. */
  firstBatch: number;
  /** Whether Shopify's `updated_at` filter matches whole days only, in the shop's time zone. */
  updatedAtIsDaily: boolean;
}

/** The three resources: what to ask Shopify for, and how. */
export const RESOURCE_DEFINITIONS: Readonly<Record<Resource, ResourceDefinition>> = {
  customers: {
    typename: 'Customer',
    scope: 'read_customers',
    byId: customers.CUSTOMERS_BY_ID,
    page: customers.CUSTOMERS_PAGE,
    count: customers.CUSTOMERS_COUNT,
    versions: customers.CUSTOMER_VERSIONS,
    bulk: customers.CUSTOMERS_BULK,
    nested: [
      {
        within: [],
        field: 'addressesV2',
        childType: 'MailingAddress',
        document: customers.CUSTOMER_ADDRESSES,
        leader: 'defaultAddress',
      },
    ],
    nestedFirst: 3,
    firstBatch: 50,
    updatedAtIsDaily: true,
  },
  products: {
    typename: 'Product',
    scope: 'read_products',
    byId: products.PRODUCTS_BY_ID,
    page: products.PRODUCTS_PAGE,
    count: products.PRODUCTS_COUNT,
    versions: products.PRODUCT_VERSIONS,
    bulk: products.PRODUCTS_BULK,
    nested: [
      { within: [], field: 'variants', childType: 'ProductVariant', document: products.PRODUCT_VARIANTS },
    ],
    nestedFirst: 10,
    firstBatch: 15,
    updatedAtIsDaily: false,
  },
  orders: {
    typename: 'Order',
    scope: 'read_orders',
    byId: orders.ORDERS_BY_ID,
    page: orders.ORDERS_PAGE,
    count: orders.ORDERS_COUNT,
    versions: orders.ORDER_VERSIONS,
    bulk: orders.ORDERS_BULK,
    nested: [
      { within: [], field: 'lineItems', childType: 'LineItem', document: orders.ORDER_LINE_ITEMS },
      {
        within: [],
        field: 'shippingLines',
        childType: 'ShippingLine',
        document: orders.ORDER_SHIPPING_LINES,
      },
      {
        within: ['refunds'],
        field: 'refundLineItems',
        childType: 'RefundLineItem',
        document: orders.REFUND_LINES,
      },
      {
        within: ['refunds'],
        field: 'transactions',
        childType: 'OrderTransaction',
        document: orders.REFUND_TRANSACTIONS,
      },
    ],
    nestedFirst: 5,
    firstBatch: 5,
    updatedAtIsDaily: false,
  },
};

/** The time given to clocks and time zones where Shopify's filter knows days only. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Shopify's search query for what changed since a moment; customers' filter knows whole days only, so it begins a day
 * early.
 *
 * @returns null where everything is wanted.
 */
export function updatedSinceQuery(resource: Resource, updatedSince: Date | undefined): string | null {
  if (!updatedSince) return null;
  const since = RESOURCE_DEFINITIONS[resource].updatedAtIsDaily
    ? new Date(updatedSince.getTime() - DAY_MS).toISOString().slice(0, 10)
    : `${updatedSince.toISOString().slice(0, 19)}Z`;
  return `updated_at:>='${since}'`;
}
