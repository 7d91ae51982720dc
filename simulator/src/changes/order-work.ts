/** What happens to an order after it is placed: edits, parcels, refunds, cancellation. */
import { currenciesLike } from '../generate/currencies';
import { returnableQuantities, someUnits, trackingInfo } from '../generate/order-life';
import { buildLine, draftLine } from '../generate/order-lines';
import { taxRegime } from '../generate/taxes';
import { NOTES } from '../generate/words';
import { moneyOf } from '../state/money';
import { addLine, cancelOrder, removeUnits } from '../state/orders/edits';
import { fulfilOrder, openQuantities, updateFulfilment } from '../state/orders/fulfilments';
import { currenciesOf } from '../state/orders/parts';
import { refundOrder, settleRefund } from '../state/orders/refunds';
import type { RefundRequest } from '../state/orders/refunds';
import { flag, int, linked, mustGet, text, textOrNull } from '../state/read';
import { isoSeconds } from '../state/time';
import type { Gid, ShopState, StateNode } from '../state/types';
import { tellOfEdit, tellOfFulfilment, tellOfOrder, tellOfRefund } from './notices';
import { isOpen } from './orders';
import { flagParam, stringParam } from './params';
import { ChangeRefused } from './types';
import type { ChangeContext, ChangeRecipe } from './types';

function refundRequest({ rng, params }: ChangeContext, all: ReadonlyMap<Gid, number>): RefundRequest {
  const note = stringParam(params, 'note', () => rng.pick(NOTES));
  const pending = flagParam(params, 'pending', () => rng.chance(0.3));
  const full = flagParam(params, 'full', () => rng.chance(0.3));
  if (full) return { quantities: all, shipping: true, extra: 'all', pending, note };
  return { quantities: someUnits(rng, all), pending, note };
}

const addRefund: ChangeRecipe<'Order'> = {
  name: 'addRefund',
  title: 'Refund',
  target: 'Order',
  weight: 6,
  eligible: (state, node) =>
    isOpen(node) &&
    moneyOf(node, 'totalReceivedSet').shop > moneyOf(node, 'totalRefundedSet').shop &&
    returnableQuantities(state, node).size > 0,
  run: (context, order) => {
    const { state, now } = context;
    const done = refundOrder(state, order, now, refundRequest(context, returnableQuantities(state, order)));
    tellOfRefund(state, done.refund);
    tellOfOrder(state, 'orders/updated', done.order);
    return done.refund.id;
  },
};

function isPending(state: ShopState, refund: StateNode): boolean {
  return linked(state, refund, 'transactions').some((transaction) => transaction.status === 'PENDING');
}

const settlePendingRefund: ChangeRecipe<'Refund'> = {
  name: 'settleRefund',
  title: 'Pay the pending refund back',
  target: 'Refund',
  weight: 3,
  eligible: isPending,
  run: ({ state, now }, refund) => {
    tellOfOrder(state, 'orders/updated', settleRefund(state, refund, now));
    return refund.id;
  },
};

const removeOrderLine: ChangeRecipe<'Order'> = {
  name: 'removeOrderLine',
  title: 'Edit: remove units of a line',
  target: 'Order',
  weight: 3,
  eligible: (state, node) => isOpen(node) && openQuantities(state, node).size > 0,
  run: ({ state, rng, now }, order) => {
    const [line, open] = rng.pick([...openQuantities(state, order)]);
    const units = rng.int(1, open);
    const edited = removeUnits(state, order, mustGet(state, line), units, now);
    tellOfEdit(state, edited, line, -units);
    tellOfOrder(state, 'orders/updated', edited);
    return order.id;
  },
};

/** Adds a line of one of the shop's products by an edit. */
function addSomeLine({ state, rng, now }: ChangeContext, order: StateNode): StateNode {
  const currencies = currenciesLike(currenciesOf(order));
  const products = state.list('Product').map((product) => product.id);
  const line = buildLine(state, rng, draftLine(state, rng, products, currencies), 0, {
    currencies,
    regime: { ...taxRegime(rng, true), included: flag(order, 'taxesIncluded') },
    discounts: [],
    duties: false,
  });
  const edited = addLine(state, order, line, now);
  tellOfEdit(state, edited, line.id, int(line, 'quantity'));
  return edited;
}

const addOrderLine: ChangeRecipe<'Order'> = {
  name: 'addOrderLine',
  title: 'Edit: add a line',
  target: 'Order',
  weight: 3,
  eligible: (_state, node) => isOpen(node),
  run: (context, order) => {
    const { state } = context;
    const edited = addSomeLine(context, order);
    tellOfOrder(state, 'orders/updated', edited);
    return order.id;
  },
};

/** An exchange: units come back without money, and others are added in their place. */
const exchangeOrderLine: ChangeRecipe<'Order'> = {
  name: 'exchangeOrderLine',
  title: 'Exchange units of a line',
  target: 'Order',
  weight: 0,
  eligible: (state, node) => isOpen(node) && returnableQuantities(state, node).size > 0,
  run: (context, order) => {
    const { state, rng, now } = context;
    const [line, units] = rng.pick([...returnableQuantities(state, order)]);
    const note = 'Exchanged';
    const back = refundOrder(state, order, now, { quantities: new Map([[line, units]]), unpaid: true, note });
    tellOfRefund(state, back.refund);
    tellOfOrder(state, 'orders/updated', addSomeLine(context, back.order));
    return order.id;
  },
};

const CANCEL_REASONS = ['CUSTOMER', 'DECLINED', 'FRAUD', 'INVENTORY', 'OTHER', 'STAFF'];

const cancelOrderChange: ChangeRecipe<'Order'> = {
  name: 'cancelOrder',
  title: 'Cancel',
  target: 'Order',
  weight: 2,
  eligible: (_state, node) => isOpen(node) && node.displayFulfillmentStatus === 'UNFULFILLED',
  run: ({ state, rng, now, params }, order) => {
    const reason = stringParam(params, 'reason', () => rng.pick(CANCEL_REASONS)).toUpperCase();
    if (!CANCEL_REASONS.includes(reason)) throw new ChangeRefused(`No reason ${reason}`);
    const done = cancelOrder(state, order, now, reason);
    tellOfRefund(state, done.refund);
    tellOfOrder(state, 'orders/cancelled', done.order);
    tellOfOrder(state, 'orders/updated', done.order);
    return order.id;
  },
};

const fulfilOrderChange: ChangeRecipe<'Order'> = {
  name: 'fulfilOrder',
  title: 'Fulfil',
  target: 'Order',
  weight: 7,
  eligible: (state, node) => isOpen(node) && openQuantities(state, node).size > 0,
  run: ({ state, rng, now, params }, order) => {
    const open = openQuantities(state, order);
    const partly = flagParam(params, 'partly', () => rng.chance(0.3));
    const quantities = partly ? someUnits(rng, open) : open;
    const done = fulfilOrder(state, order, now, { quantities, tracking: trackingInfo(rng) });
    const all = done.order.displayFulfillmentStatus === 'FULFILLED';
    tellOfFulfilment(state, 'fulfillments/create', done.fulfilment);
    tellOfOrder(state, all ? 'orders/fulfilled' : 'orders/partially_fulfilled', done.order);
    tellOfOrder(state, 'orders/updated', done.order);
    return done.fulfilment.id;
  },
};

const updateTracking: ChangeRecipe<'Fulfillment'> = {
  name: 'updateTracking',
  title: 'Change the tracking',
  target: 'Fulfillment',
  weight: 3,
  eligible: (_state, node) => node.status === 'SUCCESS',
  run: ({ state, rng, now, params }, fulfilment) => {
    const number = stringParam(params, 'number', () => `NEW${rng.int(10_000_000, 99_999_999)}`);
    const [first, ...others] = trackingInfo(rng);
    const company = textOrNull(first ?? {}, 'company') ?? 'DHL';
    const url = `https://track.example/${encodeURIComponent(number)}`;
    const order = updateFulfilment(state, fulfilment, now, {
      trackingInfo: [{ company, number, url }, ...others],
    });
    tellOfFulfilment(state, 'fulfillments/update', mustGet(state, fulfilment.id));
    tellOfOrder(state, 'orders/updated', order);
    return fulfilment.id;
  },
};

const deliverFulfilment: ChangeRecipe<'Fulfillment'> = {
  name: 'deliverFulfilment',
  title: 'Mark as delivered',
  target: 'Fulfillment',
  weight: 3,
  eligible: (_state, node) => node.status === 'SUCCESS' && node.deliveredAt === null,
  run: ({ state, now }, fulfilment) => {
    const at = isoSeconds(now);
    const fields = {
      displayStatus: 'DELIVERED',
      inTransitAt: text(fulfilment, 'createdAt'),
      deliveredAt: at,
    };
    const order = updateFulfilment(state, fulfilment, now, fields);
    tellOfFulfilment(state, 'fulfillments/update', mustGet(state, fulfilment.id));
    tellOfOrder(state, 'orders/updated', order);
    return fulfilment.id;
  },
};

const cancelFulfilment: ChangeRecipe<'Fulfillment'> = {
  name: 'cancelFulfilment',
  title: 'Cancel the fulfilment',
  target: 'Fulfillment',
  weight: 1,
  eligible: (_state, node) => node.status === 'SUCCESS' && node.deliveredAt === null,
  run: ({ state, now }, fulfilment) => {
    const order = updateFulfilment(state, fulfilment, now, {
      status: 'CANCELLED',
      displayStatus: 'CANCELED',
    });
    tellOfFulfilment(state, 'fulfillments/update', mustGet(state, fulfilment.id));
    tellOfOrder(state, 'orders/updated', order);
    return fulfilment.id;
  },
};

export const orderWorkChanges: readonly (
  ChangeRecipe<'Order'> | ChangeRecipe<'Refund'> | ChangeRecipe<'Fulfillment'>
)[] = [
  addRefund,
  settlePendingRefund,
  removeOrderLine,
  addOrderLine,
  exchangeOrderLine,
  cancelOrderChange,
  fulfilOrderChange,
  updateTracking,
  deliverFulfilment,
  cancelFulfilment,
];
