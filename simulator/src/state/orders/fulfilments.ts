import { ref } from '../gid';
import { int, linked, mustGet, refId, text } from '../read';
import { isoSeconds } from '../time';
import type { FieldObject, Gid, ShopState, StateNode } from '../types';
import { linesOf } from './parts';
import { storeOrder } from './totals';

/** The schema's FulfillmentTrackingInfo. */
export interface TrackingInfo extends FieldObject {
  company: string | null;
  number: string | null;
  url: string | null;
}

/** What is sent. */
export interface FulfilmentRequest {
  /** Units of each line, by the line's id. */
  quantities: ReadonlyMap<Gid, number>;
  tracking: TrackingInfo[];
}

/** All units of an order that are still to be sent. */
export function openQuantities(state: ShopState, order: StateNode): Map<Gid, number> {
  const open = linesOf(state, order).filter((line) => int(line, 'unfulfilledQuantity') > 0);
  return new Map(open.map((line) => [line.id, int(line, 'unfulfilledQuantity')]));
}

/** Sends units of an order; it closes with the last of them when it is paid, as Shopify archives such orders. */
export function fulfilOrder(
  state: ShopState,
  order: StateNode,
  at: Date,
  request: FulfilmentRequest
): { order: StateNode; fulfilment: StateNode } {
  const id = state.nextId('Fulfillment');
  const number = linked(state, order, 'fulfillments').length + 1;
  const fulfilment: StateNode = {
    __typename: 'Fulfillment',
    id,
    order: ref(order.id),
    name: `${text(order, 'name')}-F${number}`,
    status: 'SUCCESS',
    displayStatus: 'FULFILLED',
    trackingInfo: request.tracking,
    fulfillmentLineItems: [...request.quantities].map(([line, quantity]) => ({
      id: state.nextId('FulfillmentLineItem'),
      lineItem: ref(line),
      quantity,
    })),
    requiresShipping: true,
    inTransitAt: null,
    deliveredAt: null,
    estimatedDeliveryAt: null,
    createdAt: isoSeconds(at),
    updatedAt: isoSeconds(at),
  };
  state.put(fulfilment);
  const others = Array.isArray(order.fulfillments) ? order.fulfillments : [];
  const sent = storeOrder(state, { ...order, fulfillments: [...others, ref(id)], updatedAt: isoSeconds(at) });
  const done =
    sent.displayFulfillmentStatus === 'FULFILLED' && sent.fullyPaid === true && sent.closedAt === null;
  if (!done) return { order: sent, fulfilment };
  const closed = { ...sent, closedAt: isoSeconds(at) };
  state.put(closed);
  return { order: closed, fulfilment };
}

/** Changes a fulfilment (its tracking, its delivery, its cancellation); the order moves with it. */
export function updateFulfilment(
  state: ShopState,
  fulfilment: StateNode,
  at: Date,
  fields: FieldObject
): StateNode {
  state.put({
    ...fulfilment,
    ...fields,
    updatedAt: isoSeconds(at),
    __typename: 'Fulfillment',
    id: fulfilment.id,
  });
  const order = mustGet(state, refId(fulfilment, 'order') ?? '');
  return storeOrder(state, { ...order, updatedAt: isoSeconds(at) });
}
