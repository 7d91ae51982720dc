/**
 * What the mappers produce and the ingest writes: one shape a content type, named by the content types' attributes.
 *
 * A field that is `undefined` was withheld by Shopify (missing scope, protected data): the stored value stays.
 * A field that is `null` is known to be empty. Amounts are decimal strings in units of the currency ("12.345").
 */
import type { Resource } from '../../../shared/contracts';
import type { MappedValues } from './mapped/types';

/** Known, known to be empty, or (undefined) withheld. */
export type Maybe<T> = T | null | undefined;

export interface Address {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface TaxLine {
  title: string;
  /** A fraction: 0.19 for 19 %. */
  rate: number | null;
  amount: string;
}

export interface ShippingLine {
  title: string;
  price: string;
  discountedPrice: string;
  taxLines: TaxLine[];
}

export interface Tracking {
  company: string | null;
  number: string | null;
  url: string | null;
}

export interface RefundLine {
  lineId: string;
  title: string;
  quantity: number;
  subtotal: string;
  tax: string;
}

/** What every record that has one source in Shopify carries. */
export interface SourceRecord {
  /** Shopify's global id. */
  shopifyId: string;
  sourceCreatedAt: Date | null;
  /** First half of the record's version; a child carries its parent's. */
  sourceUpdatedAt: Date;
  /** What goes into attributes that the user added; those not named stay as they are. */
  mapped?: MappedValues;
}

export interface CustomerRecord extends SourceRecord {
  /** Trimmed and in lower case. */
  email: Maybe<string>;
  firstName: Maybe<string>;
  lastName: Maybe<string>;
  displayName: Maybe<string>;
  phone: Maybe<string>;
  tags: Maybe<string[]>;
  note: Maybe<string>;
  language: Maybe<string>;
  acceptsMarketing: Maybe<boolean>;
  emailMarketingState: Maybe<string>;
  smsMarketingState: Maybe<string>;
  taxExempt: Maybe<boolean>;
  state: Maybe<string>;
  defaultAddress: Maybe<Address>;
  addresses: Maybe<Address[]>;
}

export interface ProductVariantRecord extends SourceRecord {
  title: Maybe<string>;
  sku: Maybe<string>;
  barcode: Maybe<string>;
  position: Maybe<number>;
  price: Maybe<string>;
  compareAtPrice: Maybe<string>;
  inventoryQuantity: Maybe<number>;
  taxable: Maybe<boolean>;
  selectedOptions: Maybe<{ name: string; value: string }[]>;
  inventoryItemId: Maybe<string>;
}

export interface ProductRecord extends SourceRecord {
  title: Maybe<string>;
  handle: Maybe<string>;
  descriptionHtml: Maybe<string>;
  vendor: Maybe<string>;
  productType: Maybe<string>;
  productStatus: Maybe<string>;
  tags: Maybe<string[]>;
  options: Maybe<{ name: string; values: string[] }[]>;
  totalInventory: Maybe<number>;
  minPrice: Maybe<string>;
  maxPrice: Maybe<string>;
  currency: Maybe<string>;
  imageUrl: Maybe<string>;
  onlineStoreUrl: Maybe<string>;
  variants: ProductVariantRecord[];
}

export interface InvoiceLineRecord extends SourceRecord {
  /** From 0, in the order Shopify lists them. */
  position: number;
  productShopifyId: Maybe<string>;
  variantShopifyId: Maybe<string>;
  title: Maybe<string>;
  variantTitle: Maybe<string>;
  sku: Maybe<string>;
  vendor: Maybe<string>;
  quantity: Maybe<number>;
  currentQuantity: Maybe<number>;
  unitPrice: Maybe<string>;
  discountTotal: Maybe<string>;
  taxTotal: Maybe<string>;
  total: Maybe<string>;
  taxLines: Maybe<TaxLine[]>;
  giftCard: Maybe<boolean>;
  requiresShipping: Maybe<boolean>;
}

export interface FulfilmentRecord extends SourceRecord {
  fulfilmentStatus: Maybe<string>;
  displayStatus: Maybe<string>;
  carrier: Maybe<string>;
  trackingNumber: Maybe<string>;
  trackingUrl: Maybe<string>;
  tracking: Maybe<Tracking[]>;
  shippedAt: Maybe<Date>;
  deliveredAt: Maybe<Date>;
}

export interface RefundRecord extends SourceRecord {
  amount: Maybe<string>;
  currency: Maybe<string>;
  note: Maybe<string>;
  refundedAt: Maybe<Date>;
  lines: Maybe<RefundLine[]>;
}

export interface InvoiceRecord extends SourceRecord {
  /** The order's customer; null for a guest. */
  customerShopifyId: Maybe<string>;
  name: Maybe<string>;
  number: Maybe<number>;
  orderedAt: Maybe<Date>;
  currency: Maybe<string>;
  presentmentCurrency: Maybe<string>;
  taxesIncluded: Maybe<boolean>;
  subtotal: Maybe<string>;
  discountTotal: Maybe<string>;
  shippingTotal: Maybe<string>;
  taxTotal: Maybe<string>;
  dutiesTotal: Maybe<string>;
  tipTotal: Maybe<string>;
  feesTotal: Maybe<string>;
  roundingTotal: Maybe<string>;
  total: Maybe<string>;
  currentTotal: Maybe<string>;
  refundedTotal: Maybe<string>;
  outstandingTotal: Maybe<string>;
  presentmentTotal: Maybe<string>;
  financialStatus: Maybe<string>;
  fulfilmentStatus: Maybe<string>;
  cancelledAt: Maybe<Date>;
  cancelReason: Maybe<string>;
  closedAt: Maybe<Date>;
  test: Maybe<boolean>;
  sourceName: Maybe<string>;
  note: Maybe<string>;
  tags: Maybe<string[]>;
  /** Trimmed and in lower case. */
  email: Maybe<string>;
  phone: Maybe<string>;
  billingAddress: Maybe<Address>;
  shippingAddress: Maybe<Address>;
  discountCodes: Maybe<string[]>;
  taxLines: Maybe<TaxLine[]>;
  shippingLines: Maybe<ShippingLine[]>;
  balanced: Maybe<boolean>;
  imbalance: Maybe<string>;
  /** Undefined where they were withheld, or are not to be imported: the stored ones stay as they are. */
  lines: InvoiceLineRecord[] | undefined;
  fulfilments: FulfilmentRecord[];
  refunds: RefundRecord[];
}

/** The record that each resource is mapped to. */
export interface RecordByResource {
  customers: CustomerRecord;
  products: ProductRecord;
  orders: InvoiceRecord;
}

export type RecordOf<R extends Resource> = RecordByResource[R];
