import { add, bag, moneyOf, ZERO } from '../money';
import type { Money } from '../money';
import { ref } from '../gid';
import { objectOrNull } from '../read';
import { isoSeconds } from '../time';
import type { FieldObject, Gid, ShopState, StateNode } from '../types';
import { currenciesOf } from './parts';
import { storeOrder } from './totals';

/** Money that moves, or that is to move. */
export interface Movement {
  kind: 'AUTHORIZATION' | 'SALE' | 'CAPTURE' | 'REFUND';
  amount: Money;
  status?: 'SUCCESS' | 'PENDING' | 'FAILURE';
  gateway?: string;
  /** What cash paid more (or less) than the amount, because there is no coin for it. */
  rounding?: Money;
}

/** Stores a transaction of an order; the order's list is the caller's. */
export function buildTransaction(
  state: ShopState,
  order: StateNode,
  at: Date,
  movement: Movement
): StateNode {
  const currencies = currenciesOf(order);
  const pending = movement.status === 'PENDING';
  const transaction: StateNode = {
    __typename: 'OrderTransaction',
    id: state.nextId('OrderTransaction'),
    order: ref(order.id),
    kind: movement.kind,
    status: movement.status ?? 'SUCCESS',
    gateway: movement.gateway ?? 'shopify_payments',
    amountSet: bag(movement.amount, currencies),
    amountRoundingSet: movement.rounding === undefined ? null : bag(movement.rounding, currencies),
    test: order.test === true,
    createdAt: isoSeconds(at),
    processedAt: pending ? null : isoSeconds(at),
  };
  state.put(transaction);
  return transaction;
}

function roundingAfter(order: StateNode, rounding: Money): FieldObject {
  const before = objectOrNull(order, 'totalCashRoundingAdjustment');
  return {
    paymentSet: bag(
      add(before === null ? ZERO : moneyOf(before, 'paymentSet'), rounding),
      currenciesOf(order)
    ),
    refundSet: bag(before === null ? ZERO : moneyOf(before, 'refundSet'), currenciesOf(order)),
  };
}

/** The order with a transaction more and a later `updatedAt`, not yet stored. */
export function withTransaction(order: StateNode, transaction: Gid, at: Date): StateNode {
  const transactions = Array.isArray(order.transactions) ? order.transactions : [];
  return { ...order, transactions: [...transactions, ref(transaction)], updatedAt: isoSeconds(at) };
}

/**
 * Takes (or authorizes) money for an order.
 *
 * @param movement - what is paid; by default all that is outstanding.
 */
export function payOrder(
  state: ShopState,
  order: StateNode,
  at: Date,
  movement: Partial<Movement> = {}
): StateNode {
  const amount = movement.amount ?? moneyOf(order, 'totalOutstandingSet');
  const transaction = buildTransaction(state, order, at, { kind: 'SALE', ...movement, amount });
  const paid = withTransaction(order, transaction.id, at);
  return storeOrder(state, {
    ...paid,
    totalCashRoundingAdjustment: roundingAfter(order, movement.rounding ?? ZERO),
  });
}
