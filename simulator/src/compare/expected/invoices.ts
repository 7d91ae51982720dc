import {
  flag,
  int,
  linked,
  linkedOne,
  object,
  objects,
  refId,
  text,
  textOrNull,
  texts,
} from '../../state/read';
import type { FieldObject, ShopState, StateNode } from '../../state/types';
import { amountText, stored } from '../decimals';
import type { HeldRecord } from '../types';
import {
  address,
  common,
  decimal,
  lower,
  moment,
  presentmentAmount,
  related,
  shopAmount,
  sum,
  taxLines,
} from './fields';

/** A line's amounts in 1/10,000: total = unit price × quantity − all discounts, tax never added. */
function lineAmounts(line: StateNode): { unit: bigint; discount: bigint; total: bigint } {
  const unit = shopAmount(object(line, 'originalUnitPriceSet')) ?? 0n;
  const discount = sum(objects(line, 'discountAllocations'), 'allocatedAmountSet');
  return { unit, discount, total: unit * BigInt(int(line, 'quantity')) - discount };
}

/**
 * Whether an order adds up: Σ line totals + Σ discounted shipping prices + tax (when not included) + duties + tips + fees
 * is its total, with or without the cash rounding.
 */
function balance(shop: ShopState, node: StateNode): { balanced: boolean; imbalance: string } {
  const amount = (field: string): bigint => shopAmount(node[field] ?? null) ?? 0n;
  const lines = linked(shop, node, 'lineItems').reduce((total, line) => total + lineAmounts(line).total, 0n);
  const shipping = sum(objects(node, 'shippingLines'), 'discountedPriceSet');
  const tax = flag(node, 'taxesIncluded') ? 0n : amount('totalTaxSet');
  const extras =
    amount('originalTotalDutiesSet') +
    amount('totalTipReceivedSet') +
    amount('originalTotalAdditionalFeesSet');
  const rounding = shopAmount(object(object(node, 'totalCashRoundingAdjustment'), 'paymentSet')) ?? 0n;
  const off = amount('totalPriceSet') - (lines + shipping + tax + extras);
  const balanced = off === 0n || off === rounding;
  return { balanced, imbalance: stored(balanced ? 0n : off) };
}

function shippingLines(node: StateNode, currency: string): Record<string, unknown>[] {
  const amount = (line: FieldObject, field: string): string =>
    amountText(shopAmount(object(line, field)) ?? 0n, currency);
  return objects(node, 'shippingLines').map((line) => ({
    title: text(line, 'title'),
    price: amount(line, 'originalPriceSet'),
    discountedPrice: amount(line, 'discountedPriceSet'),
    taxLines: taxLines(line, currency),
  }));
}

const DECIMALS: Readonly<Record<string, string>> = {
  subtotal: 'subtotalPriceSet',
  discountTotal: 'totalDiscountsSet',
  shippingTotal: 'totalShippingPriceSet',
  taxTotal: 'totalTaxSet',
  dutiesTotal: 'originalTotalDutiesSet',
  tipTotal: 'totalTipReceivedSet',
  feesTotal: 'originalTotalAdditionalFeesSet',
  total: 'totalPriceSet',
  currentTotal: 'currentTotalPriceSet',
  refundedTotal: 'totalRefundedSet',
  outstandingTotal: 'totalOutstandingSet',
};

/** The invoice that an order must be, without its contact. */
export function expectedInvoice(shop: ShopState, node: StateNode): HeldRecord {
  const currency = text(node, 'currencyCode');
  const amounts = Object.entries(DECIMALS).map(([attribute, field]) => [
    attribute,
    decimal({ shop, node }, field),
  ]);
  return {
    ...common({ shop, node }),
    ...Object.fromEntries(amounts),
    name: text(node, 'name'),
    number: int(node, 'number'),
    orderedAt: moment(text(node, 'processedAt')),
    currency,
    presentmentCurrency: text(node, 'presentmentCurrencyCode'),
    taxesIncluded: flag(node, 'taxesIncluded'),
    roundingTotal: stored(
      shopAmount(object(object(node, 'totalCashRoundingAdjustment'), 'paymentSet')) ?? 0n
    ),
    presentmentTotal: stored(presentmentAmount(object(node, 'totalPriceSet'))),
    financialStatus: lower(textOrNull(node, 'displayFinancialStatus')),
    fulfilmentStatus: lower(text(node, 'displayFulfillmentStatus')),
    cancelledAt: moment(textOrNull(node, 'cancelledAt')),
    cancelReason: lower(textOrNull(node, 'cancelReason')),
    closedAt: moment(textOrNull(node, 'closedAt')),
    test: flag(node, 'test'),
    sourceName: textOrNull(node, 'sourceName'),
    note: textOrNull(node, 'note'),
    tags: texts(node, 'tags'),
    email: textOrNull(node, 'email'),
    phone: textOrNull(node, 'phone'),
    billingAddress: address(node.billingAddress ?? null),
    shippingAddress: address(node.shippingAddress ?? null),
    discountCodes: texts(node, 'discountCodes'),
    taxLines: taxLines(node, currency),
    shippingLines: shippingLines(node, currency),
    ...balance(shop, node),
    lines: related(shop, linked(shop, node, 'lineItems')),
    fulfilments: related(shop, linked(shop, node, 'fulfillments')),
    refunds: related(shop, linked(shop, node, 'refunds')),
  };
}

/** The lines that an order's invoice must have. */
export function expectedLines(shop: ShopState, order: StateNode): HeldRecord[] {
  const currency = text(order, 'currencyCode');
  return linked(shop, order, 'lineItems').map((node) => {
    const { unit, discount, total } = lineAmounts(node);
    const [product] = related(shop, [linkedOne(shop, node, 'product') ?? []].flat());
    const [variant] = related(shop, [linkedOne(shop, node, 'variant') ?? []].flat());
    return {
      storeDomain: shop.domain,
      shopifyId: node.id,
      syncedAt: shop.clock.now().toISOString(),
      deletedAt: null,
      title: text(node, 'title'),
      variantTitle: textOrNull(node, 'variantTitle'),
      sku: textOrNull(node, 'sku'),
      vendor: textOrNull(node, 'vendor'),
      quantity: int(node, 'quantity'),
      currentQuantity: int(node, 'currentQuantity'),
      unitPrice: stored(unit),
      discountTotal: stored(discount),
      taxTotal: stored(sum(objects(node, 'taxLines'), 'priceSet')),
      total: stored(total),
      taxLines: taxLines(node, currency),
      giftCard: flag(node, 'isGiftCard'),
      requiresShipping: flag(node, 'requiresShipping'),
      invoice: { storeDomain: shop.domain, shopifyId: order.id },
      product: product ?? null,
      variant: variant ?? null,
    };
  });
}

/** The fulfilments that an order's invoice must have. */
export function expectedFulfilments(shop: ShopState, order: StateNode): HeldRecord[] {
  return linked(shop, order, 'fulfillments').map((node) => {
    const tracking = objects(node, 'trackingInfo').map((info) => ({
      company: textOrNull(info, 'company'),
      number: textOrNull(info, 'number'),
      url: textOrNull(info, 'url'),
    }));
    return {
      ...common({ shop, node }, order),
      fulfilmentStatus: lower(text(node, 'status')),
      displayStatus: lower(textOrNull(node, 'displayStatus')),
      carrier: tracking[0]?.company ?? null,
      trackingNumber: tracking[0]?.number ?? null,
      trackingUrl: tracking[0]?.url ?? null,
      tracking,
      shippedAt: moment(text(node, 'createdAt')),
      deliveredAt: moment(textOrNull(node, 'deliveredAt')),
      invoice: { storeDomain: shop.domain, shopifyId: order.id },
    };
  });
}

/** What a refund has paid back: its transactions that succeeded. */
function paidBack(shop: ShopState, refund: StateNode): bigint {
  const paid = linked(shop, refund, 'transactions').filter(
    ({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS'
  );
  return sum(paid, 'amountSet');
}

/** The refunds that an order's invoice must have. */
export function expectedRefunds(shop: ShopState, order: StateNode): HeldRecord[] {
  const currency = text(order, 'currencyCode');
  return linked(shop, order, 'refunds').map((node) => ({
    ...common({ shop, node }, order),
    amount: stored(paidBack(shop, node)),
    currency,
    note: textOrNull(node, 'note'),
    refundedAt: moment(textOrNull(node, 'processedAt') ?? textOrNull(node, 'createdAt')),
    lines: objects(node, 'refundLineItems').map((item) => ({
      lineId: refId(item, 'lineItem'),
      title: textOrNull(linkedOne(shop, item, 'lineItem') ?? {}, 'title'),
      quantity: int(item, 'quantity'),
      subtotal: amountText(shopAmount(object(item, 'subtotalSet')) ?? 0n, currency),
      tax: amountText(shopAmount(object(item, 'totalTaxSet')) ?? 0n, currency),
    })),
    invoice: { storeDomain: shop.domain, shopifyId: order.id },
  }));
}
