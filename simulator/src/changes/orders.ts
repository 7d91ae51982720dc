import { emailFor, personName, someTags } from '../generate/customers';
import { mailingAddress } from '../generate/addresses';
import { buildOrder } from '../generate/orders';
import type { Buyer } from '../generate/orders';
import { NOTES, ORDER_TAGS } from '../generate/words';
import { moneyOf } from '../state/money';
import { payOrder } from '../state/orders/payments';
import { linesOf } from '../state/orders/parts';
import { int, linkedOne, mustGet, refIds } from '../state/read';
import { isoSeconds } from '../state/time';
import type { Gid, ShopState, StateNode } from '../state/types';
import { tellOfDeletion, tellOfOrder } from './notices';
import { flagParam, intParam, listParam, stringParam } from './params';
import { moveInventory } from './products';
import type { ChangeContext, ChangeRecipe } from './types';

/** Cancelled orders take no more payments, edits, or parcels. */
export function isOpen(order: StateNode): boolean {
  return order.cancelledAt === null;
}

/** What was sold leaves the stock, where the shop counts it. */
function takeFromStock({ state, now }: ChangeContext, order: StateNode): void {
  for (const line of linesOf(state, order)) {
    const variant = linkedOne(state, line, 'variant');
    if (variant === undefined || linkedOne(state, variant, 'inventoryItem')?.tracked !== true) continue;
    moveInventory(state, now, variant, -int(line, 'quantity'));
  }
}

function nextNumber(state: ShopState): number {
  return state.list('Order').reduce((highest, order) => Math.max(highest, int(order, 'number')), 1000) + 1;
}

function place(context: ChangeContext, buyer: Buyer): Gid {
  const { state, rng, now, params } = context;
  let order = buildOrder(state, rng, {
    buyer,
    createdAt: now,
    number: nextNumber(state),
    products: state.list('Product').map((product) => product.id),
    lines: intParam(params, 'lines', () => rng.int(1, 4)),
  });
  const paid = flagParam(params, 'paid', () => rng.chance(0.7));
  if (paid) order = payOrder(state, order, now);
  tellOfOrder(state, 'orders/create', order);
  if (paid) tellOfOrder(state, 'orders/paid', order);
  takeFromStock(context, order);
  return order.id;
}

const createOrder: ChangeRecipe<'Customer'> = {
  name: 'createOrder',
  title: 'Place an order',
  target: 'Customer',
  weight: 12,
  run: (context, customer) => place(context, { customer }),
};

const createGuestOrder: ChangeRecipe<null> = {
  name: 'createGuestOrder',
  title: 'Place an order as a guest',
  target: null,
  weight: 4,
  run: (context) => {
    const { rng, params } = context;
    const withEmail = flagParam(params, 'withEmail', () => rng.chance(0.9));
    const own = (): string => emailFor(rng, personName(rng), `guest${rng.int(1, 999_999_999)}`);
    return place(context, { guestEmail: withEmail ? stringParam(params, 'email', own) : null });
  },
};

const updateOrder: ChangeRecipe<'Order'> = {
  name: 'updateOrder',
  title: 'Change note, tags and address',
  target: 'Order',
  weight: 8,
  run: ({ state, rng, now, params }, order) => {
    const changed: StateNode = {
      ...order,
      note: stringParam(params, 'note', () => rng.pick(NOTES)),
      tags: listParam(params, 'tags', () => someTags(rng, ORDER_TAGS)).sort(),
      shippingAddress: rng.chance(0.4)
        ? mailingAddress(state, rng, personName(rng))
        : (order.shippingAddress ?? null),
      updatedAt: isoSeconds(now),
    };
    state.put(changed);
    tellOfOrder(state, 'orders/updated', changed);
    return order.id;
  },
};

const payOrderChange: ChangeRecipe<'Order'> = {
  name: 'payOrder',
  title: 'Mark as paid',
  target: 'Order',
  weight: 6,
  eligible: (_state, node) => isOpen(node) && moneyOf(node, 'totalOutstandingSet').shop > 0n,
  run: ({ state, now }, order) => {
    const paid = payOrder(state, order, now);
    tellOfOrder(state, 'orders/paid', paid);
    tellOfOrder(state, 'orders/updated', paid);
    return order.id;
  },
};

const changeOrderEmail: ChangeRecipe<'Order'> = {
  name: 'changeOrderEmail',
  title: 'Change the email',
  target: 'Order',
  weight: 2,
  run: ({ state, rng, now, params }, order) => {
    const email = stringParam(params, 'email', () =>
      emailFor(rng, personName(rng), `order${rng.int(1, 999_999_999)}`)
    );
    const changed = { ...order, email, updatedAt: isoSeconds(now) };
    state.put(changed);
    tellOfOrder(state, 'orders/updated', changed);
    return order.id;
  },
};

/** Removes an order with all its parts. */
function removeOrder(state: ShopState, order: StateNode): void {
  for (const field of ['lineItems', 'fulfillments', 'refunds', 'transactions']) {
    for (const part of refIds(order, field)) state.remove(part);
  }
  state.remove(order.id);
}

const deleteOrder: ChangeRecipe<'Order'> = {
  name: 'deleteOrder',
  title: 'Delete the order',
  target: 'Order',
  weight: 2,
  run: ({ state }, order) => {
    removeOrder(state, mustGet(state, order.id));
    tellOfDeletion(state, 'orders/delete', order.id);
    return order.id;
  },
};

export const orderChanges: readonly (
  ChangeRecipe<'Customer'> | ChangeRecipe<'Order'> | ChangeRecipe<null>
)[] = [createOrder, createGuestOrder, updateOrder, payOrderChange, changeOrderEmail, deleteOrder];
