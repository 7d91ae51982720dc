/** What Shopify says of an order as a whole, computed from its parts so that every order adds up exactly. */
import { add, bag, moneyOf, prorate, subtract, unbag, ZERO } from '../money';
import type { Money } from '../money';
import { flag, int, linked, object, objects, text } from '../read';
import type { FieldObject, ShopState, StateNode } from '../types';
import { currenciesOf, discountOf, linesOf, netOf, paidBy, sentQuantities, taxOf } from './parts';

function total(parts: Money[]): Money {
  return add(ZERO, ...parts);
}

/** Lines as they stand after edits and returns: each amount in proportion to what is left of its quantity. */
function remaining(line: StateNode, amount: Money): Money {
  return prorate(amount, int(line, 'currentQuantity'), int(line, 'quantity'));
}

/** The taxes of all parts, joined where title and rate are the same, as `Order.taxLines` gives them. */
function joinedTaxes(
  parts: { taxLines: FieldObject[]; share: (tax: Money) => Money }[],
  order: StateNode
): FieldObject[] {
  const joined = new Map<string, { line: FieldObject; amount: Money }>();
  for (const part of parts) {
    for (const line of part.taxLines) {
      const key = `${text(line, 'title')}\n${String(line.rate)}`;
      const amount = add(joined.get(key)?.amount ?? ZERO, part.share(moneyOf(line, 'priceSet')));
      joined.set(key, { line, amount });
    }
  }
  return [...joined.values()].map(({ line, amount }) => ({
    ...line,
    priceSet: bag(amount, currenciesOf(order)),
  }));
}

/** Bags of an order, one object for equal amounts: most of an order's totals agree, and a shop holds many orders. */
function sharedBags(order: StateNode): (amount: Money) => FieldObject {
  const known = new Map<string, FieldObject>();
  return (amount) => {
    const key = `${amount.shop} ${amount.presentment}`;
    const shared = known.get(key) ?? bag(amount, currenciesOf(order));
    known.set(key, shared);
    return shared;
  };
}

interface Payments {
  received: Money;
  refunded: Money;
  outstanding: Money;
}

function financialStatus(
  state: ShopState,
  order: StateNode,
  { received, refunded, outstanding }: Payments
): string {
  if (received.shop === 0n) {
    if (order.cancelledAt !== null) return 'VOIDED';
    if (outstanding.shop <= 0n) return 'PAID';
    return paidBy(state, order, ['AUTHORIZATION']).shop > 0n ? 'AUTHORIZED' : 'PENDING';
  }
  if (refunded.shop > 0n) return refunded.shop >= received.shop ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
  return outstanding.shop > 0n ? 'PARTIALLY_PAID' : 'PAID';
}

function fulfilmentStatus(lines: { current: number; sent: number }[]): string {
  const sent = lines.reduce((sum, line) => sum + line.sent, 0);
  if (sent === 0) return 'UNFULFILLED';
  return lines.every((line) => line.sent >= line.current) ? 'FULFILLED' : 'PARTIALLY_FULFILLED';
}

/** What refunds took back besides lines: shipping, and amounts without a part of their own. */
function refundedBesides(
  state: ShopState,
  order: StateNode
): { shipping: Money; shippingTax: Money; other: Money } {
  const refunds = linked(state, order, 'refunds');
  const shippingLines = refunds.flatMap((refund) => objects(refund, 'refundShippingLines'));
  const adjustments = refunds.flatMap((refund) => objects(refund, 'orderAdjustments'));
  return {
    shipping: total(shippingLines.map((line) => moneyOf(line, 'subtotalAmountSet'))),
    shippingTax: total(shippingLines.map((line) => moneyOf(line, 'taxAmountSet'))),
    // Shopify writes what the shop gives beyond the parts as a negative adjustment.
    other: total(adjustments.map((adjustment) => moneyOf(adjustment, 'amountSet'))),
  };
}

/**
 * Computes all totals, statuses and the lines' open quantities of an order and stores them.
 *
 * `totalPriceSet` and its parts are "before returns" (Shopify's schema): a removed or returned unit moves the
 * `current…` fields only, an added line moves both. Cash rounding stays apart, in `totalCashRoundingAdjustment`.
 *
 * @param order - the order with its parts as they are to be; its lines, refunds, transactions and fulfilments are
 *   read from the state.
 * @returns the stored order.
 */
export function storeOrder(state: ShopState, order: StateNode): StateNode {
  const sent = sentQuantities(state, order);
  const lines = linesOf(state, order).map((line) => {
    const unfulfilledQuantity = Math.max(0, int(line, 'currentQuantity') - (sent.get(line.id) ?? 0));
    if (line.unfulfilledQuantity === unfulfilledQuantity) return line;
    const updated = { ...line, unfulfilledQuantity };
    state.put(updated);
    return updated;
  });
  const shippingLines = objects(order, 'shippingLines');
  const shippingPrice = total(shippingLines.map((line) => moneyOf(line, 'discountedPriceSet')));
  const shippingTax = total(shippingLines.map(taxOf));
  const duties = total(
    lines.flatMap((line) => objects(line, 'duties')).map((duty) => unbag(object(duty, 'price')))
  );
  const fees = total(objects(order, 'additionalFees').map((fee) => unbag(object(fee, 'price'))));
  const extras = total([duties, fees, moneyOf(order, 'totalTipReceivedSet')]);
  const taxed = (tax: Money): Money => (flag(order, 'taxesIncluded') ? ZERO : tax);

  const subtotal = total(lines.map(netOf));
  const lineTax = total(lines.map(taxOf));
  const totalPrice = total([subtotal, shippingPrice, taxed(add(lineTax, shippingTax)), extras]);

  const back = refundedBesides(state, order);
  const currentSubtotal = total(lines.map((line) => remaining(line, netOf(line))));
  const currentLineTax = total(
    lines.flatMap((line) => objects(line, 'taxLines').map((tax) => remaining(line, moneyOf(tax, 'priceSet'))))
  );
  const currentShipping = subtract(shippingPrice, back.shipping);
  const currentTax = subtract(add(currentLineTax, shippingTax), back.shippingTax);
  const currentTotal = total([currentSubtotal, currentShipping, taxed(currentTax), extras, back.other]);

  const received = paidBy(state, order, ['SALE', 'CAPTURE']);
  const refunded = paidBy(state, order, ['REFUND']);
  const outstanding = add(subtract(currentTotal, received), refunded);
  const shippingDiscount = total(shippingLines.map(discountOf));
  const set = sharedBags(order);
  const orNull = (amount: Money): FieldObject | null => (amount.shop === 0n ? null : set(amount));

  const stored: StateNode = {
    ...order,
    subtotalPriceSet: set(subtotal),
    totalDiscountsSet: set(total([...lines.map(discountOf), shippingDiscount])),
    totalShippingPriceSet: set(total(shippingLines.map((line) => moneyOf(line, 'originalPriceSet')))),
    totalTaxSet: set(add(lineTax, shippingTax)),
    originalTotalDutiesSet: orNull(duties),
    currentTotalDutiesSet: orNull(duties),
    originalTotalAdditionalFeesSet: orNull(fees),
    currentTotalAdditionalFeesSet: orNull(fees),
    totalPriceSet: set(totalPrice),
    originalTotalPriceSet: order.originalTotalPriceSet ?? set(totalPrice),
    currentSubtotalPriceSet: set(currentSubtotal),
    currentShippingPriceSet: set(currentShipping),
    currentTotalDiscountsSet: set(
      total([...lines.map((line) => remaining(line, discountOf(line))), shippingDiscount])
    ),
    currentTotalTaxSet: set(currentTax),
    currentTotalPriceSet: set(currentTotal),
    totalReceivedSet: set(received),
    totalRefundedSet: set(refunded),
    totalRefundedShippingSet: set(back.shipping),
    totalOutstandingSet: set(outstanding),
    netPaymentSet: set(subtract(received, refunded)),
    taxLines: joinedTaxes(
      [...lines, ...shippingLines].map((part) => ({
        taxLines: objects(part, 'taxLines'),
        share: (tax) => tax,
      })),
      order
    ),
    currentTaxLines: joinedTaxes(
      lines.map((line) => ({ taxLines: objects(line, 'taxLines'), share: (tax) => remaining(line, tax) })),
      order
    ),
    subtotalLineItemsQuantity: lines.reduce((sum, line) => sum + int(line, 'quantity'), 0),
    currentSubtotalLineItemsQuantity: lines.reduce((sum, line) => sum + int(line, 'currentQuantity'), 0),
    displayFinancialStatus: financialStatus(state, order, { received, refunded, outstanding }),
    displayFulfillmentStatus: fulfilmentStatus(
      lines.map((line) => ({ current: int(line, 'currentQuantity'), sent: sent.get(line.id) ?? 0 }))
    ),
    fullyPaid: outstanding.shop <= 0n,
    unpaid: received.shop === 0n && outstanding.shop > 0n,
  };
  state.put(stored);
  return stored;
}
