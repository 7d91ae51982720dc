import type { CompleteOrder } from '../shopify/read/types';
import { mapAddress } from './address';
import { checkBalance } from './balance';
import { mapFulfilment } from './fulfilment';
import { formatAmount, parseAmount, shopAmount } from './money';
import type { Amount, ReceivedMoney } from './money';
import { lineAmounts, mapLine, mapTaxLines } from './order-line';
import { mapRefund } from './refund';
import type { InvoiceRecord, Maybe, ShippingLine } from './types';
import { allKnown, copyOf, dateOf, lowerCase, mapKnown, normaliseEmail, toDate } from './values';

/** The currency that an amount is written in where Shopify withheld it: two decimals, as most have. */
const UNKNOWN_CURRENCY = '';

function mapShippingLines(
  lines: CompleteOrder['shippingLines'],
  currency: string
): ShippingLine[] | undefined {
  return allKnown(lines, (line) => {
    const price = shopAmount(line.originalPriceSet);
    const discounted = shopAmount(line.discountedPriceSet);
    const taxLines = mapTaxLines(line.taxLines, currency);
    if (line.title === undefined || price === undefined || discounted === undefined || !taxLines)
      return undefined;
    return {
      title: line.title,
      price: formatAmount(price ?? 0n, currency),
      discountedPrice: formatAmount(discounted ?? 0n, currency),
      taxLines,
    };
  });
}

/** An amount that Shopify leaves null where there is none of its kind. */
function orZero(amount: Amount | null | undefined): Amount | undefined {
  return amount === null ? 0n : amount;
}

function balanceOf(node: CompleteOrder): ReturnType<typeof checkBalance> {
  return checkBalance({
    total: orZero(shopAmount(node.totalPriceSet)),
    lines: node.lineItems?.map((line) => lineAmounts(line).total),
    shipping: node.shippingLines?.map((line) => orZero(shopAmount(line.discountedPriceSet))),
    tax: orZero(shopAmount(node.totalTaxSet)),
    taxesIncluded: node.taxesIncluded,
    duties: orZero(shopAmount(node.originalTotalDutiesSet)),
    dutiesIncluded: node.dutiesIncluded,
    tips: orZero(shopAmount(node.totalTipReceivedSet)),
    fees: orZero(shopAmount(node.originalTotalAdditionalFeesSet)),
    rounding: orZero(shopAmount(node.totalCashRoundingAdjustment?.paymentSet)),
  });
}

/** An order of Shopify's with its lines, fulfilments and refunds as the records they become. */
export function mapOrder(node: CompleteOrder): InvoiceRecord {
  const currency = node.currencyCode ?? UNKNOWN_CURRENCY;
  const createdAt = dateOf(node.createdAt) ?? null;
  const updatedAt = toDate(node.updatedAt);
  const money = (bag: ReceivedMoney | null | undefined): Maybe<string> =>
    mapKnown(shopAmount(bag), (amount) => formatAmount(amount, currency));
  const balance = balanceOf(node);
  return {
    shopifyId: node.id,
    sourceCreatedAt: createdAt,
    sourceUpdatedAt: updatedAt,
    customerShopifyId: node.customer && node.customer.id,
    name: node.name,
    number: node.number,
    orderedAt: dateOf(node.processedAt),
    currency: node.currencyCode,
    presentmentCurrency: node.presentmentCurrencyCode,
    taxesIncluded: node.taxesIncluded,
    subtotal: money(node.subtotalPriceSet),
    discountTotal: money(node.totalDiscountsSet),
    shippingTotal: money(node.totalShippingPriceSet),
    taxTotal: money(node.totalTaxSet),
    dutiesTotal: money(node.originalTotalDutiesSet),
    tipTotal: money(node.totalTipReceivedSet),
    feesTotal: money(node.originalTotalAdditionalFeesSet),
    roundingTotal: money(node.totalCashRoundingAdjustment?.paymentSet),
    total: money(node.totalPriceSet),
    currentTotal: money(node.currentTotalPriceSet),
    refundedTotal: money(node.totalRefundedSet),
    outstandingTotal: money(node.totalOutstandingSet),
    presentmentTotal: mapKnown(node.totalPriceSet?.presentmentMoney?.amount, (amount) =>
      formatAmount(parseAmount(amount), node.presentmentCurrencyCode ?? UNKNOWN_CURRENCY)
    ),
    financialStatus: lowerCase(node.displayFinancialStatus),
    fulfilmentStatus: lowerCase(node.displayFulfillmentStatus),
    cancelledAt: dateOf(node.cancelledAt),
    cancelReason: lowerCase(node.cancelReason),
    closedAt: dateOf(node.closedAt),
    test: node.test,
    sourceName: node.sourceName,
    note: node.note,
    tags: copyOf(node.tags),
    email: normaliseEmail(node.email),
    phone: node.phone,
    billingAddress: mapAddress(node.billingAddress),
    shippingAddress: mapAddress(node.shippingAddress),
    discountCodes: copyOf(node.discountCodes),
    taxLines: mapTaxLines(node.taxLines, currency),
    shippingLines: mapShippingLines(node.shippingLines, currency),
    balanced: balance?.balanced,
    imbalance: balance && formatAmount(balance.imbalance, currency),
    lines: node.lineItems?.map((line, position) =>
      mapLine(line, position, { currency, createdAt, updatedAt })
    ),
    fulfilments: (node.fulfillments ?? []).map((fulfilment) => mapFulfilment(fulfilment, updatedAt)),
    refunds: (node.refunds ?? []).map((refund) => mapRefund(refund, currency, updatedAt)),
  };
}
