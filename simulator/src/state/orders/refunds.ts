import { add, bag, moneyOf, negate, prorate, subtract, ZERO } from '../money';
import type { Money } from '../money';
import { ref } from '../gid';
import { flag, int, linked, mustGet, objects, refId } from '../read';
import { isoSeconds } from '../time';
import type { FieldObject, Gid, ShopState, StateNode } from '../types';
import { currenciesOf, linesOf, netOf, paidBy, taxOf } from './parts';
import { buildTransaction } from './payments';
import { storeOrder } from './totals';

/** What goes back. */
export interface RefundRequest {
  /** Units to return of each line, by the line's id; none refunds an amount alone. */
  quantities: ReadonlyMap<Gid, number>;
  /** Shipping goes back too. */
  shipping?: boolean;
  /** An amount beyond lines and shipping, or (with `all`) whatever is still with the shop. */
  extra?: Money | 'all';
  /** The payment provider has not yet paid it back. */
  pending?: boolean;
  /** Nothing is paid back: the units are only restocked, as when an unpaid order is cancelled. */
  unpaid?: boolean;
  note?: string | null;
  restockType?: 'RETURN' | 'CANCEL' | 'NO_RESTOCK';
}

/** What `units` of a line are worth now: the difference that they make to what remains of it. */
function worth(line: StateNode, amount: Money, units: number): Money {
  const now = int(line, 'currentQuantity');
  const whole = int(line, 'quantity');
  return subtract(prorate(amount, now, whole), prorate(amount, now - units, whole));
}

/** The taxes of `units` of a line, each tax line cut on its own as in the order's totals. */
function taxWorth(line: StateNode, units: number): Money {
  return add(ZERO, ...objects(line, 'taxLines').map((tax) => worth(line, moneyOf(tax, 'priceSet'), units)));
}

interface Returned {
  items: FieldObject[];
  value: Money;
}

/** Takes the units off the lines and stores these. */
function returnUnits(state: ShopState, order: StateNode, request: RefundRequest): Returned {
  const set = (amount: Money): FieldObject => bag(amount, currenciesOf(order));
  const restockType = request.restockType ?? 'RETURN';
  const returned: Returned = { items: [], value: ZERO };
  for (const line of linesOf(state, order)) {
    const units = Math.min(request.quantities.get(line.id) ?? 0, int(line, 'currentQuantity'));
    if (units === 0) continue;
    const subtotal = worth(line, netOf(line), units);
    const tax = taxWorth(line, units);
    returned.items.push({
      id: state.nextId('RefundLineItem'),
      lineItem: ref(line.id),
      quantity: units,
      priceSet: set(prorate(subtotal, 1, units)),
      subtotalSet: set(subtotal),
      totalTaxSet: set(tax),
      restockType,
      restocked: restockType !== 'NO_RESTOCK',
    });
    returned.value = add(returned.value, subtotal, flag(order, 'taxesIncluded') ? ZERO : tax);
    state.put({ ...line, currentQuantity: int(line, 'currentQuantity') - units });
  }
  return returned;
}

function returnShipping(state: ShopState, order: StateNode): Returned {
  const already = linked(state, order, 'refunds').some(
    (refund) => objects(refund, 'refundShippingLines').length > 0
  );
  if (already) return { items: [], value: ZERO };
  const included = flag(order, 'taxesIncluded');
  const returned: Returned = { items: [], value: ZERO };
  for (const line of objects(order, 'shippingLines')) {
    const price = moneyOf(line, 'discountedPriceSet');
    const tax = taxOf(line);
    returned.items.push({
      id: state.nextId('RefundShippingLine'),
      shippingLine: line,
      subtotalAmountSet: bag(price, currenciesOf(order)),
      taxAmountSet: bag(tax, currenciesOf(order)),
    });
    returned.value = add(returned.value, price, included ? ZERO : tax);
  }
  return returned;
}

/** What the shop holds of an order: received, less what went back or is on its way. */
function held(state: ShopState, order: StateNode): Money {
  const pending = paidBy(state, order, ['REFUND'], 'PENDING');
  return subtract(moneyOf(order, 'totalReceivedSet'), moneyOf(order, 'totalRefundedSet'), pending);
}

/** What is paid back of what is wanted. */
function payBack(request: RefundRequest, wanted: Money, payable: Money): Money {
  if (request.unpaid === true || payable.shop <= 0n) return ZERO;
  return request.extra === 'all' || wanted.shop > payable.shop ? payable : wanted;
}

/**
 * Refunds an order: units, shipping, or an amount, paid back at once or pending.
 *
 * Shopify's `Refund.totalRefundedSet` counts transactions that succeeded; a pending one counts nothing yet. What goes
 * back beyond lines and shipping stands as a negative order adjustment.
 *
 * @returns the stored order and the refund.
 */
export function refundOrder(
  state: ShopState,
  order: StateNode,
  at: Date,
  request: RefundRequest
): { order: StateNode; refund: StateNode } {
  const lines = returnUnits(state, order, request);
  const shipping = request.shipping === true ? returnShipping(state, order) : { items: [], value: ZERO };
  const parts = add(lines.value, shipping.value);
  const rest = subtract(moneyOf(order, 'currentTotalPriceSet'), parts);
  const extra = request.extra === 'all' ? rest : (request.extra ?? ZERO);
  const amount = payBack(request, add(parts, extra), held(state, order));

  const id = state.nextId('Refund');
  const status = request.pending === true ? 'PENDING' : 'SUCCESS';
  const transactions =
    amount.shop === 0n
      ? []
      : [ref(buildTransaction(state, order, at, { kind: 'REFUND', amount, status }).id)];
  const refund: StateNode = {
    __typename: 'Refund',
    id,
    order: ref(order.id),
    note: request.note ?? null,
    totalRefundedSet: bag(status === 'PENDING' ? ZERO : amount, currenciesOf(order)),
    refundLineItems: lines.items,
    refundShippingLines: shipping.items,
    orderAdjustments: adjustments(state, order, extra),
    duties: [],
    transactions,
    createdAt: isoSeconds(at),
    processedAt: isoSeconds(at),
    updatedAt: isoSeconds(at),
  };
  state.put(refund);
  const stored = storeOrder(state, {
    ...order,
    refunds: [...listOf(order, 'refunds'), ref(id)],
    transactions: [...listOf(order, 'transactions'), ...transactions],
    updatedAt: isoSeconds(at),
  });
  return { order: stored, refund };
}

function listOf(order: StateNode, field: string): FieldObject[string][] {
  const value = order[field];
  return Array.isArray(value) ? value : [];
}

function adjustments(state: ShopState, order: StateNode, extra: Money): FieldObject[] {
  if (extra.shop === 0n) return [];
  return [
    {
      id: state.nextId('OrderAdjustment'),
      amountSet: bag(negate(extra), currenciesOf(order)),
      taxAmountSet: bag(ZERO, currenciesOf(order)),
      reason: 'REFUND_DISCREPANCY',
    },
  ];
}

/** The payment provider has paid a pending refund back. */
export function settleRefund(state: ShopState, refund: StateNode, at: Date): StateNode {
  const order = mustGet(state, refId(refund, 'order') ?? '');
  let paid = ZERO;
  for (const transaction of linked(state, refund, 'transactions')) {
    state.put({ ...transaction, status: 'SUCCESS', processedAt: isoSeconds(at) });
    paid = add(paid, moneyOf(transaction, 'amountSet'));
  }
  state.put({ ...refund, totalRefundedSet: bag(paid, currenciesOf(order)), updatedAt: isoSeconds(at) });
  return storeOrder(state, { ...order, updatedAt: isoSeconds(at) });
}
