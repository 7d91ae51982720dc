/** The admin API's types of writing to Shopify. */
import type { ServedAmount } from './amounts';

/** Tags that a contact's customers are to have, or not to have any more. */
export interface TagChange {
  /** The contact's documentId. */
  contact: string;
  /** The store's domain; every store that knows the contact as a customer, where it is left out. */
  store?: string;
  add: string[];
  remove: string[];
}

/** What became of one customer. */
export interface TaggedCustomer {
  store: string;
  /** Global id. */
  customer: string;
  /** The tags as Shopify says they are now. */
  tags: string[];
}

export interface DraftOrderRequest {
  /** Made once for what is meant as one draft order: the same key never makes a second one. */
  key: string;
  /** The contact's documentId. */
  contact: string;
  /** Product variants by documentId, all of one store. */
  lines: { variant: string; quantity: number }[];
  note?: string;
}

export interface DraftOrderCreated {
  store: string;
  /** Global id. */
  draftOrder: string;
  /** Such as `#D12`. */
  name: string;
  /** Where the customer can pay; null where Shopify gives none. */
  invoiceUrl: string | null;
  /** Whether an earlier request with the same key had made it. */
  existing: boolean;
}

/** Why nothing can be written to a store. */
export interface WriteObstacle {
  code: 'store_not_connected' | 'missing_shopify_permission';
  /** The scope that is missing. */
  permission?: string;
}

/** A store that a contact's tags and draft orders may go to. */
export interface WriteTarget {
  domain: string;
  name: string | null;
  currency: string | null;
  /** Of the contact as a customer of the store, as far as the person may read them; null where it is no customer there. */
  tags: string[] | null;
  /** What keeps each from being written; null where nothing does. */
  obstacles: { tags: WriteObstacle | null; draftOrders: WriteObstacle | null };
}

/** What a person may write for a contact. */
export interface ContactWriteBack {
  /** Whether they have the permission to write; without it there are no stores. */
  allowed: boolean;
  /** Whether they may read product variants, to choose some for a draft order. */
  choosesVariants: boolean;
  /** Those that know the contact as a customer first. */
  stores: WriteTarget[];
}

/** A product variant to be chosen for a draft order; what the person may not read is null. */
export interface VariantChoice {
  documentId: string;
  title: string | null;
  productTitle: string | null;
  sku: string | null;
  price: ServedAmount;
  inventoryQuantity: number | null;
}
