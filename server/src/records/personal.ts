import { changed } from './digest';
import type { EncodedOf } from './encoded';
import type { FulfilmentRecord, InvoiceLineRecord, InvoiceRecord, RefundRecord, SourceRecord } from './types';

/**
 * What becomes of a field when the person behind an order is to be forgotten: the order stays, for its totals; who it was
 * does not. Every field has to say so, a new one too.
 */
type Fates<R> = Record<Exclude<keyof R, keyof SourceRecord>, 'erased' | 'kept'>;

const INVOICE: Fates<InvoiceRecord> = {
  customerShopifyId: 'erased',
  name: 'kept',
  number: 'kept',
  orderedAt: 'kept',
  currency: 'kept',
  presentmentCurrency: 'kept',
  taxesIncluded: 'kept',
  subtotal: 'kept',
  discountTotal: 'kept',
  shippingTotal: 'kept',
  taxTotal: 'kept',
  dutiesTotal: 'kept',
  tipTotal: 'kept',
  feesTotal: 'kept',
  roundingTotal: 'kept',
  total: 'kept',
  currentTotal: 'kept',
  refundedTotal: 'kept',
  outstandingTotal: 'kept',
  presentmentTotal: 'kept',
  financialStatus: 'kept',
  fulfilmentStatus: 'kept',
  cancelledAt: 'kept',
  cancelReason: 'kept',
  closedAt: 'kept',
  test: 'kept',
  sourceName: 'kept',
  note: 'erased',
  tags: 'erased',
  email: 'erased',
  phone: 'erased',
  billingAddress: 'erased',
  shippingAddress: 'erased',
  // Codes are made for one person too ("SORRY-ADA").
  discountCodes: 'erased',
  taxLines: 'kept',
  shippingLines: 'kept',
  balanced: 'kept',
  imbalance: 'kept',
  lines: 'kept',
  fulfilments: 'kept',
  refunds: 'kept',
};

const LINE: Fates<InvoiceLineRecord> = {
  position: 'kept',
  productShopifyId: 'kept',
  variantShopifyId: 'kept',
  title: 'kept',
  variantTitle: 'kept',
  sku: 'kept',
  vendor: 'kept',
  quantity: 'kept',
  currentQuantity: 'kept',
  unitPrice: 'kept',
  discountTotal: 'kept',
  taxTotal: 'kept',
  total: 'kept',
  taxLines: 'kept',
  giftCard: 'kept',
  requiresShipping: 'kept',
};

const FULFILMENT: Fates<FulfilmentRecord> = {
  fulfilmentStatus: 'kept',
  displayStatus: 'kept',
  carrier: 'kept',
  // A carrier shows the address to whoever has the number.
  trackingNumber: 'erased',
  trackingUrl: 'erased',
  tracking: 'erased',
  shippedAt: 'kept',
  deliveredAt: 'kept',
};

const REFUND: Fates<RefundRecord> = {
  amount: 'kept',
  currency: 'kept',
  note: 'erased',
  refundedAt: 'kept',
  lines: 'kept',
};

const erasedOf = <R>(fates: Fates<R>): (keyof Fates<R>)[] =>
  (Object.keys(fates) as (keyof Fates<R>)[]).filter((field) => fates[field] === 'erased');

/** The fields of an invoice and of its parts that say who the person is. */
export const ERASED_FIELDS = {
  invoice: erasedOf<InvoiceRecord>(INVOICE),
  line: erasedOf<InvoiceLineRecord>(LINE),
  fulfilment: erasedOf<FulfilmentRecord>(FULFILMENT),
  refund: erasedOf<RefundRecord>(REFUND),
};

const without = <R extends object>(record: R, fields: readonly PropertyKey[]): R => ({
  ...record,
  ...Object.fromEntries(fields.map((field) => [field, null])),
});

/** An order as it is held of a person who is to be forgotten: whole, but for what says who it was. */
export const withoutPerson = (order: EncodedOf<'orders'>): EncodedOf<'orders'> =>
  changed(without(order, ERASED_FIELDS.invoice), {
    // What an app maps from an order may be anything.
    mapped: undefined,
    lines: order.lines?.map((line) => without(line, ERASED_FIELDS.line)),
    fulfilments: order.fulfilments.map((fulfilment) => without(fulfilment, ERASED_FIELDS.fulfilment)),
    refunds: order.refunds.map((refund) => without(refund, ERASED_FIELDS.refund)),
  });
