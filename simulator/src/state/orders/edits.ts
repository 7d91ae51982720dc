import { ref } from '../gid';
import { int } from '../read';
import { isoSeconds } from '../time';
import type { ShopState, StateNode } from '../types';
import { linesOf } from './parts';
import { refundOrder } from './refunds';
import { storeOrder } from './totals';

/** Takes units off a line by an order edit: the line keeps its `quantity`, its `currentQuantity` falls. */
export function removeUnits(
  state: ShopState,
  order: StateNode,
  line: StateNode,
  units: number,
  at: Date
): StateNode {
  state.put({ ...line, currentQuantity: Math.max(0, int(line, 'currentQuantity') - units) });
  return storeOrder(state, { ...order, edited: true, updatedAt: isoSeconds(at) });
}

/** Adds a line, already stored, by an order edit. */
export function addLine(state: ShopState, order: StateNode, line: StateNode, at: Date): StateNode {
  const lines = Array.isArray(order.lineItems) ? order.lineItems : [];
  return storeOrder(state, {
    ...order,
    lineItems: [...lines, ref(line.id)],
    edited: true,
    closedAt: null,
    updatedAt: isoSeconds(at),
  });
}

/** Cancels an order: all units go back to stock and what was paid is paid back. */
export function cancelOrder(
  state: ShopState,
  order: StateNode,
  at: Date,
  reason: string
): { order: StateNode; refund: StateNode } {
  const cancelled: StateNode = {
    ...order,
    cancelledAt: isoSeconds(at),
    cancelReason: reason,
    cancellation: { staffNote: null },
    closedAt: order.closedAt ?? isoSeconds(at),
  };
  const quantities = new Map(linesOf(state, order).map((line) => [line.id, int(line, 'currentQuantity')]));
  return refundOrder(state, cancelled, at, {
    quantities,
    shipping: true,
    extra: 'all',
    restockType: 'CANCEL',
  });
}
