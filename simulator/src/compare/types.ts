import type { MappedAttribute } from './mapped';
import type { Redaction } from './redactions';

/** A record as Strapi's REST or document API gives it: attributes by name, relations populated. */
export type HeldRecord = Readonly<Record<string, unknown>>;

/**
 * What Strapi holds, live records only. Relations are populated with objects that have at least `shopifyId`;
 * `invoice.contact` and `customer.contact` at least `documentId` or `email`; a contact's `customers` and `invoices`
 * `storeDomain` and `shopifyId`. Decimals may be numbers or strings, datetimes ISO strings or Dates.
 */
export interface HeldRecords {
  contacts: readonly HeldRecord[];
  /** Left out where only the shown content types are at hand. */
  customers?: readonly HeldRecord[];
  products: readonly HeldRecord[];
  productVariants: readonly HeldRecord[];
  invoices: readonly HeldRecord[];
  invoiceLines: readonly HeldRecord[];
  fulfilments: readonly HeldRecord[];
  refunds: readonly HeldRecord[];
}

/** A content type's singular name. */
export type RecordType =
  | 'contact'
  | 'customer'
  | 'product'
  | 'product-variant'
  | 'invoice'
  | 'invoice-line'
  | 'fulfilment'
  | 'refund';

/** Which list of {@link HeldRecords} holds a type. */
export const LISTS: Readonly<Record<RecordType, keyof HeldRecords>> = {
  contact: 'contacts',
  customer: 'customers',
  product: 'products',
  'product-variant': 'productVariants',
  invoice: 'invoices',
  'invoice-line': 'invoiceLines',
  fulfilment: 'fulfilments',
  refund: 'refunds',
};

/** One way in which Strapi and the shops disagree. */
export interface Difference {
  kind: 'missing' | 'surplus' | 'differs';
  type: RecordType;
  /** Null for a contact: it may come from several. */
  storeDomain: string | null;
  /** The Shopify id; for a contact `email:` and its email, or `customer:` and the customer that it is. */
  key: string;
  /** Null where the whole record is missing or surplus. */
  field: string | null;
  expected: unknown;
  actual: unknown;
}

/** What the app is able to see of the shops, and is asked to bring in beside the contract's attributes. */
export interface Visibility {
  /** Attributes that the user added and mapped. */
  mapped?: readonly MappedAttribute[];
  /** Without `read_all_orders`: orders created before this moment are invisible. */
  ordersSince?: Date;
  /** People who were erased since: they are expected to be, and their orders to be nobody's. */
  redactions?: readonly Redaction[];
}
