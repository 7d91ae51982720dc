/** Every attribute that is compared, and how. */
import type { RecordType } from './types';

/**
 * - `text`, `int`, `flag`: equal
 * - `email`: equal when trimmed and in lower case, which is how it may be stored
 * - `decimal`: equal to the fourth decimal; `decimalOrNone`: Shopify says null where an order has none of it, and 0 says so too
 * - `moment`: the same millisecond; `anyMoment`: some date
 * - `absent`: null or not given
 * - `json`: deeply equal, whatever the order of keys; `listOrNone`: the same, where null says what an empty list says
 * - `record`, `records`: the same related record(s), in any order; `contact`: the same person
 * - `visibleRecord`: as `record`, where a related record that is itself not held (deleted, hence hidden) counts as none
 * - `names`: the same strings in any order
 */
export type Kind =
  | 'text'
  | 'int'
  | 'flag'
  | 'email'
  | 'decimal'
  | 'decimalOrNone'
  | 'moment'
  | 'anyMoment'
  | 'absent'
  | 'json'
  | 'listOrNone'
  | 'record'
  | 'records'
  | 'visibleRecord'
  | 'contact'
  | 'names';

type Kinds = Readonly<Record<string, Kind>>;

function of(kind: Kind, names: string): Kinds {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]));
}

const common: Kinds = {
  ...of('text', 'storeDomain shopifyId'),
  ...of('moment', 'sourceCreatedAt sourceUpdatedAt'),
  syncedAt: 'anyMoment',
  deletedAt: 'absent',
};

/** What a customer says of a person. */
const personal: Kinds = {
  email: 'email',
  ...of(
    'text',
    'firstName lastName displayName phone note language emailMarketingState smsMarketingState state'
  ),
  ...of('flag', 'acceptsMarketing taxExempt'),
  ...of('listOrNone', 'tags addresses'),
  defaultAddress: 'json',
};

/** How each attribute of each type is compared. A contact's `email` is exact: it is stored normalised. */
export const kinds: Readonly<Record<RecordType, Kinds>> = {
  contact: {
    ...personal,
    email: 'text',
    ...of('json', 'billingAddress shippingAddress lifetimeValue'),
    ordersCount: 'int',
    ...of('moment', 'firstOrderAt lastOrderAt'),
    storeDomains: 'names',
    ...of('records', 'customers invoices'),
    syncedAt: 'anyMoment',
    deletedAt: 'absent',
  },
  customer: { ...common, email: 'email', contact: 'contact' },
  product: {
    ...common,
    ...of(
      'text',
      'title handle descriptionHtml vendor productType productStatus currency imageUrl onlineStoreUrl'
    ),
    ...of('json', 'tags options'),
    totalInventory: 'int',
    ...of('decimal', 'minPrice maxPrice'),
    variants: 'records',
  },
  'product-variant': {
    ...common,
    ...of('text', 'title sku barcode inventoryItemId'),
    ...of('int', 'position inventoryQuantity'),
    ...of('decimal', 'price compareAtPrice'),
    taxable: 'flag',
    selectedOptions: 'json',
    product: 'record',
  },
  invoice: {
    ...common,
    ...of(
      'text',
      'name currency presentmentCurrency financialStatus fulfilmentStatus cancelReason sourceName note phone'
    ),
    number: 'int',
    email: 'email',
    ...of('moment', 'orderedAt cancelledAt closedAt'),
    ...of('flag', 'taxesIncluded test balanced'),
    ...of(
      'decimal',
      'subtotal discountTotal shippingTotal taxTotal tipTotal roundingTotal total currentTotal'
    ),
    ...of('decimal', 'refundedTotal outstandingTotal presentmentTotal imbalance'),
    ...of('decimalOrNone', 'dutiesTotal feesTotal'),
    ...of('json', 'tags billingAddress shippingAddress discountCodes taxLines shippingLines'),
    contact: 'contact',
    ...of('records', 'lines fulfilments refunds'),
  },
  'invoice-line': {
    ...of('text', 'storeDomain shopifyId title variantTitle sku vendor'),
    syncedAt: 'anyMoment',
    deletedAt: 'absent',
    ...of('int', 'quantity currentQuantity'),
    ...of('decimal', 'unitPrice discountTotal taxTotal total'),
    taxLines: 'json',
    ...of('flag', 'giftCard requiresShipping'),
    invoice: 'record',
    ...of('visibleRecord', 'product variant'),
  },
  fulfilment: {
    ...common,
    ...of('text', 'fulfilmentStatus displayStatus carrier trackingNumber trackingUrl'),
    tracking: 'json',
    ...of('moment', 'shippedAt deliveredAt'),
    invoice: 'record',
  },
  refund: {
    ...common,
    amount: 'decimal',
    ...of('text', 'currency note'),
    refundedAt: 'moment',
    lines: 'json',
    invoice: 'record',
  },
};

/** Attributes of a customer that the contract does not name one by one: compared where the held record has them. */
export const comparedWhereHeld: Readonly<Partial<Record<RecordType, Kinds>>> = {
  customer: Object.fromEntries(Object.entries(personal).filter(([name]) => name !== 'email')),
};

/**
 * The compared attributes by type. Of the contract's list `restoredAt` is left out everywhere (nothing in the shop
 * says what an editor restored), and an invoice line's `sourceCreatedAt` and `sourceUpdatedAt` (Shopify's LineItem has neither).
 */
export const attributesCompared: Readonly<Record<RecordType, readonly string[]>> = {
  contact: Object.keys(kinds.contact),
  customer: Object.keys(kinds.customer),
  product: Object.keys(kinds.product),
  'product-variant': Object.keys(kinds['product-variant']),
  invoice: Object.keys(kinds.invoice),
  'invoice-line': Object.keys(kinds['invoice-line']),
  fulfilment: Object.keys(kinds.fulfilment),
  refund: Object.keys(kinds.refund),
};
