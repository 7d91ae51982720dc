import { ChangeRefused, changeNamed, changes } from '../../../../simulator/src/changes';
import { createRng } from '../../../../simulator/src/generate';
import type { FieldObject, Ref, ShopChange, StateNode } from '../../../../simulator/src/state';
import { fieldOf } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { amount } from '../support/balance';
import { movedClock, smallShop } from '../support/shops';

function stage() {
  const clock = movedClock();
  const state = smallShop({ clock, orders: 200 });
  const heard: ShopChange[] = [];
  state.onChange((change) => heard.push(change));
  clock.advance(60_000);
  const rng = createRng(2);
  const some = (type: string, is: (node: StateNode) => boolean): StateNode => {
    const node = state.list(type).find(is);
    if (node === undefined) throw new Error(`No such ${type}`);
    return node;
  };
  const apply = (name: string, target?: string, params?: Record<string, unknown>): string =>
    changeNamed(name).apply(state, rng, target, params);
  const topics = (): string[] => heard.map((change) => change.topic);
  return { clock, state, heard, some, apply, topics };
}

const unpaid = (node: StateNode): boolean =>
  node.displayFinancialStatus === 'PENDING' &&
  node.cancelledAt === null &&
  amount(node.totalOutstandingSet, 'shopMoney') > 0;

describe('the registry of changes', () => {
  it('names each change once, with a title for a button', () => {
    expect(new Set(changes.map((change) => change.name)).size).toBe(changes.length);
    expect(changes.every((change) => change.title.length > 3)).toBe(true);
  });

  it.each(changes.map((change) => change.name))(
    '%s does what it says to a node of its own choosing',
    (name) => {
      const { state, heard, apply } = stage();
      const gid = apply(name);
      // No topic tells of a variant's metafields.
      expect(heard.length > 0).toBe(name !== 'setProductVariantMetafield');
      expect(heard.every((change) => change.at === '2026-11-20T12:01:00.000Z')).toBe(true);
      expect(name.startsWith('delete')).toBe(state.get(gid) === undefined);
    }
  );

  it('refuses what cannot be done, and changes nothing', () => {
    const { state, heard, some, apply } = stage();
    const buyer = some('Customer', (node) => fieldOf(state, node, 'numberOfOrders') !== '0');
    expect(() => apply('deleteCustomer', buyer.id)).toThrow(ChangeRefused);
    expect(() => apply('payOrder', buyer.id)).toThrow(ChangeRefused);
    expect(() => apply('payOrder', 'gid://shopify/Order/1')).toThrow(ChangeRefused);
    expect(() => apply('noSuchChange')).toThrow(ChangeRefused);
    expect(() => apply('createOrder', buyer.id, { lines: 'many' })).toThrow(ChangeRefused);
    expect(() => apply('changeVariantPrice', undefined, { price: '1.005' })).toThrow(ChangeRefused);
    expect(heard).toEqual([]);
  });

  it('pays an order', () => {
    const { state, some, apply, topics } = stage();
    const order = some('Order', unpaid);
    apply('payOrder', order.id);
    const paid = must(state.get(order.id));
    expect(paid.displayFinancialStatus).toBe('PAID');
    expect(amount(paid.totalOutstandingSet, 'shopMoney')).toBe(0);
    expect(paid.updatedAt).toBe('2026-11-20T12:01:00Z');
    expect(topics()).toEqual(['orders/paid', 'orders/updated']);
  });

  it('refunds in full, pending first: money counts once it is paid back', () => {
    const { state, some, apply, topics } = stage();
    const order = some(
      'Order',
      (node) => node.displayFinancialStatus === 'PAID' && amount(node.totalPriceSet, 'shopMoney') > 0
    );
    const refund = apply('addRefund', order.id, { full: true, pending: true });
    const waiting = must(state.get(order.id));
    expect(amount(waiting.currentTotalPriceSet, 'shopMoney')).toBe(0);
    expect(amount(waiting.totalRefundedSet, 'shopMoney')).toBe(0);
    expect(amount(must(state.get(refund)).totalRefundedSet, 'shopMoney')).toBe(0);
    expect(amount(waiting.totalPriceSet, 'shopMoney')).toBe(amount(order.totalPriceSet, 'shopMoney'));
    apply('settleRefund', refund);
    const settled = must(state.get(order.id));
    expect(settled.displayFinancialStatus).toBe('REFUNDED');
    expect(amount(settled.totalRefundedSet, 'shopMoney')).toBe(amount(order.totalReceivedSet, 'shopMoney'));
    expect(topics()).toEqual(['refunds/create', 'orders/updated', 'orders/updated']);
  });

  it('edits an order: a removed unit moves the current total only, an added line both', () => {
    const { state, some, apply, heard } = stage();
    const order = some('Order', (node) => unpaid(node) && node.displayFulfillmentStatus === 'UNFULFILLED');
    apply('removeOrderLine', order.id);
    const less = must(state.get(order.id));
    expect(amount(less.totalPriceSet, 'shopMoney')).toBe(amount(order.totalPriceSet, 'shopMoney'));
    expect(amount(less.currentTotalPriceSet, 'shopMoney')).toBeLessThan(
      amount(order.currentTotalPriceSet, 'shopMoney')
    );
    apply('addOrderLine', order.id);
    const more = must(state.get(order.id));
    expect((more.lineItems as Ref[]).length).toBe((order.lineItems as Ref[]).length + 1);
    expect(amount(more.totalPriceSet, 'shopMoney')).toBeGreaterThan(amount(order.totalPriceSet, 'shopMoney'));
    expect(amount(more.originalTotalPriceSet, 'shopMoney')).toBe(amount(order.totalPriceSet, 'shopMoney'));
    const edit = must(heard.find((change) => change.topic === 'orders/edited'));
    expect(Object.keys(edit.body)).toEqual(['order_edit']);
  });

  it('cancels an unpaid order without paying back, a paid one with all of it', () => {
    const { state, some, apply } = stage();
    const open = some('Order', (node) => unpaid(node) && node.displayFulfillmentStatus === 'UNFULFILLED');
    const paid = some(
      'Order',
      (node) =>
        node.displayFinancialStatus === 'PAID' &&
        node.cancelledAt === null &&
        node.displayFulfillmentStatus === 'UNFULFILLED' &&
        amount(node.totalReceivedSet, 'shopMoney') > 0
    );
    apply('cancelOrder', open.id, { reason: 'fraud' });
    apply('cancelOrder', paid.id);
    expect(state.get(open.id)).toMatchObject({ displayFinancialStatus: 'VOIDED', cancelReason: 'FRAUD' });
    expect(must(state.get(paid.id)).displayFinancialStatus).toBe('REFUNDED');
    for (const { id } of [open, paid])
      expect(amount(must(state.get(id)).currentTotalPriceSet, 'shopMoney')).toBe(0);
  });

  it('fulfils an order, changes its tracking and delivers it', () => {
    const { state, some, apply, topics } = stage();
    const order = some(
      'Order',
      (node) =>
        node.displayFulfillmentStatus === 'UNFULFILLED' && node.cancelledAt === null && node.edited === false
    );
    const fulfilment = apply('fulfilOrder', order.id, { partly: false });
    expect(must(state.get(order.id)).displayFulfillmentStatus).toBe('FULFILLED');
    apply('updateTracking', fulfilment, { number: 'ABC 1' });
    apply('deliverFulfilment', fulfilment);
    const sent = must(state.get(fulfilment));
    expect((sent.trackingInfo as FieldObject[])[0]).toMatchObject({
      number: 'ABC 1',
      url: 'https://track.example/ABC%201',
    });
    expect(sent).toMatchObject({ displayStatus: 'DELIVERED', deliveredAt: '2026-11-20T12:01:00Z' });
    expect(topics()).toEqual([
      'fulfillments/create',
      'orders/fulfilled',
      'orders/updated',
      'fulfillments/update',
      'orders/updated',
      'fulfillments/update',
      'orders/updated',
    ]);
  });

  it('tells of deletions by the number alone, of tags by the global id', () => {
    const { state, heard, some, apply } = stage();
    const order = apply('deleteOrder');
    const product = apply('deleteProduct');
    expect(heard.map((change) => [change.topic, Object.keys(change.body)])).toEqual([
      ['orders/delete', ['id']],
      ['products/delete', ['id']],
    ]);
    expect([order, product].map((gid) => state.get(gid))).toEqual([undefined, undefined]);
    const customer = some('Customer', (node) => (node.tags as string[]).length > 0);
    apply('changeCustomerTags', customer.id, { tags: 'one, two' });
    const added = must(heard.find((change) => change.topic === 'customer.tags_added'));
    expect(added.body).toEqual({ customerId: customer.id, tags: ['one', 'two'], occurredAt: added.at });
    expect(must(state.get(customer.id)).updatedAt).toBe(customer.updatedAt);
  });

  it('moves the product, not the variant, when stock moves', () => {
    const { state, heard, some, apply } = stage();
    const variant = some(
      'ProductVariant',
      (node) => must(state.get((node.inventoryItem as Ref).__ref)).tracked === true
    );
    apply('adjustInventory', variant.id, { by: 7 });
    const moved = must(state.get(variant.id));
    expect(moved.inventoryQuantity).toBe((variant.inventoryQuantity as number) + 7);
    expect(moved.updatedAt).toBe(variant.updatedAt);
    expect(must(state.get((variant.product as Ref).__ref)).updatedAt).toBe('2026-11-20T12:01:00Z');
    expect(heard.map((change) => change.topic)).toEqual(['inventory_levels/update', 'products/update']);
    expect(must(heard[0]).body).not.toHaveProperty('id');
  });

  it('gives the orders of a merged customer to the kept one', () => {
    const { state, some, apply, topics } = stage();
    const gone = some('Customer', (node) => fieldOf(state, node, 'numberOfOrders') !== '0');
    const kept = some('Customer', (node) => node.id !== gone.id);
    const count =
      Number(fieldOf(state, kept, 'numberOfOrders')) + Number(fieldOf(state, gone, 'numberOfOrders'));
    apply('mergeCustomers', kept.id, { other: gone.id });
    expect(state.get(gone.id)).toBeUndefined();
    expect(fieldOf(state, must(state.get(kept.id)), 'numberOfOrders')).toBe(String(count));
    expect(topics()[0]).toBe('customers/merge');
    expect(topics()).not.toContain('customers/delete');
  });
});
