/** What happened to an order between its making and today. */
import { moneyOf, prorate } from '../state/money';
import { cancelOrder, removeUnits } from '../state/orders/edits';
import { fulfilOrder, openQuantities, updateFulfilment } from '../state/orders/fulfilments';
import type { TrackingInfo } from '../state/orders/fulfilments';
import { linesOf } from '../state/orders/parts';
import { payOrder } from '../state/orders/payments';
import { refundOrder } from '../state/orders/refunds';
import { int } from '../state/read';
import { isoSeconds } from '../state/time';
import type { Gid, ShopState, StateNode } from '../state/types';
import { cashRounding } from './orders';
import type { Rng } from './random';
import { CARRIERS, NOTES } from './words';

/** One, several or no tracking numbers. */
export function trackingInfo(rng: Rng): TrackingInfo[] {
  return Array.from({ length: rng.pick([0, 1, 1, 1, 1, 3]) }, () => {
    const carrier = rng.pick(CARRIERS);
    const number = rng.chance(0.95) ? `TRK${rng.int(100_000_000, 999_999_999)}` : null;
    return {
      company: carrier.company,
      number,
      url: carrier.url === null || number === null ? null : `${carrier.url}${number}`,
    };
  });
}

/** At least one unit of one line, at most all that the quantities hold. */
export function someUnits(rng: Rng, all: ReadonlyMap<Gid, number>): Map<Gid, number> {
  const chosen = [...all].filter(() => rng.chance(0.5));
  const lines = chosen.length > 0 ? chosen : [...all].slice(0, 1);
  return new Map(lines.map(([line, quantity]) => [line, rng.int(1, quantity)]));
}

/** The units of an order that a refund can still take, by the line's id. */
export function returnableQuantities(state: ShopState, order: StateNode): Map<Gid, number> {
  const lines = linesOf(state, order).filter((line) => int(line, 'currentQuantity') > 0);
  return new Map(lines.map((line) => [line.id, int(line, 'currentQuantity')]));
}

function pay(state: ShopState, rng: Rng, order: StateNode, at: Date): StateNode {
  if (order.sourceName === 'pos') {
    return payOrder(state, order, at, { gateway: 'cash', rounding: cashRounding(order) });
  }
  if (rng.chance(0.08)) return payOrder(state, order, at, { kind: 'AUTHORIZATION' });
  if (rng.chance(0.06)) {
    const part = prorate(moneyOf(order, 'totalOutstandingSet'), rng.int(1, 9), 10);
    return payOrder(state, order, at, { amount: part, gateway: 'bank_deposit' });
  }
  return rng.chance(0.1) ? order : payOrder(state, order, at);
}

function fulfil(state: ShopState, rng: Rng, order: StateNode, at: Date): StateNode {
  const open = openQuantities(state, order);
  if (open.size === 0) return order;
  const quantities = rng.chance(0.25) ? someUnits(rng, open) : open;
  const sent = fulfilOrder(state, order, at, { quantities, tracking: trackingInfo(rng) });
  if (!rng.chance(0.5)) return sent.order;
  const delivered = { displayStatus: 'DELIVERED', inTransitAt: isoSeconds(at), deliveredAt: isoSeconds(at) };
  return updateFulfilment(state, sent.fulfilment, at, delivered);
}

function refund(state: ShopState, rng: Rng, order: StateNode, at: Date): StateNode {
  const all = returnableQuantities(state, order);
  const note = rng.chance(0.5) ? rng.pick(NOTES) : null;
  if (all.size === 0 || rng.chance(0.2)) {
    const goodwill = prorate(moneyOf(order, 'totalReceivedSet'), 1, 10);
    return refundOrder(state, order, at, { quantities: new Map(), extra: goodwill, note }).order;
  }
  const full = rng.chance(0.3);
  const request = full
    ? { quantities: all, shipping: true, extra: 'all' as const, note }
    : { quantities: someUnits(rng, all), pending: rng.chance(0.3), note };
  return refundOrder(state, order, at, request).order;
}

/**
 * Lets an order live: paid, edited, sent, refunded or cancelled, or left as it is.
 *
 * @param now - nothing happens later than this
 */
export function liveOn(state: ShopState, rng: Rng, order: StateNode, now: Date): StateNode {
  let at = Date.parse(String(order.createdAt));
  const later = (): Date => {
    at = Math.min(now.getTime(), at + rng.int(1, 72) * 3_600_000);
    return new Date(at);
  };
  let current = pay(state, rng, order, new Date(at));
  if (rng.chance(0.06))
    return cancelOrder(state, current, later(), rng.pick(['CUSTOMER', 'FRAUD', 'INVENTORY', 'OTHER'])).order;
  if (rng.chance(0.06)) {
    const line = rng.pick(linesOf(state, current));
    current = removeUnits(state, current, line, rng.int(1, int(line, 'currentQuantity')), later());
  }
  if (rng.chance(0.7)) current = fulfil(state, rng, current, later());
  if (rng.chance(0.15) && current.displayFulfillmentStatus === 'PARTIALLY_FULFILLED') {
    current = fulfil(state, rng, current, later());
  }
  if (rng.chance(0.12) && moneyOf(current, 'totalReceivedSet').shop > 0n)
    current = refund(state, rng, current, later());
  return current;
}
