import { createShopState, parseGid } from '../../../../simulator/src/state';
import type { StateNode } from '../../../../simulator/src/state';
import { asInitialState, ordersOfCustomer } from '../../../../simulator/src/state/shop-state';
import { must } from '../support/must';
import { movedClock } from '../support/shops';

const customer = (id: string, firstName: string): StateNode => ({ __typename: 'Customer', id, firstName });

function emptyShop(domain = 'demo.myshopify.com') {
  const clock = movedClock();
  return { clock, state: createShopState({ domain, clock }) };
}

describe('a shop state', () => {
  it('keeps what a node was, for stale reads', () => {
    const { clock, state } = emptyShop();
    const id = state.nextId('Customer');
    const before = clock.now();
    clock.advance(1000);
    state.put(customer(id, 'Ada'));
    const asAda = clock.now();
    clock.advance(1000);
    state.put(customer(id, 'Ben'));
    const asBen = clock.now();
    clock.advance(1000);
    state.remove(id);

    expect(state.get(id)).toBeUndefined();
    expect(state.get(id, before)).toBeUndefined();
    expect(state.get(id, asAda)?.firstName).toBe('Ada');
    expect(state.get(id, asBen)?.firstName).toBe('Ben');
    expect(state.list('Customer')).toEqual([]);
    expect(state.list('Customer', asBen).map((node) => node.firstName)).toEqual(['Ben']);
  });

  it('takes what it starts with as there from the beginning', () => {
    const { clock, state } = emptyShop();
    const id = state.nextId('Customer');
    asInitialState(state, () => state.put(customer(id, 'Ada')));
    expect(state.get(id, new Date(clock.now().getTime() - 60_000))?.firstName).toBe('Ada');
    expect(state.get(state.shop.id, new Date(0))).toBeDefined();
  });

  it('forgets versions beyond the last ten', () => {
    const { clock, state } = emptyShop();
    const id = state.nextId('Customer');
    const moments: Date[] = [];
    for (let version = 0; version < 15; version += 1) {
      clock.advance(1000);
      state.put(customer(id, `v${version}`));
      moments.push(clock.now());
    }
    expect(state.get(id, moments[4])?.firstName).toBe('v4');
    expect(state.get(id, moments[3])).toBeUndefined();
  });

  it('forgets versions that nobody could read for ten minutes', () => {
    const { clock, state } = emptyShop();
    const id = state.nextId('Customer');
    state.put(customer(id, 'first'));
    const first = clock.now();
    clock.advance(60_000);
    state.put(customer(id, 'second'));
    clock.advance(20 * 60_000);
    state.put(customer(id, 'third'));
    expect(state.get(id, first)).toBeUndefined();
    expect(state.get(id, new Date(clock.now().getTime() - 60_000))?.firstName).toBe('second');
  });

  it('lists nodes in the order of their creation, a changed one in its place', () => {
    const { state } = emptyShop();
    const [a, b] = [state.nextId('Customer'), state.nextId('Customer')];
    state.put(customer(a, 'Ada'));
    state.put(customer(b, 'Ben'));
    state.put(customer(a, 'Anna'));
    expect(state.list('Customer').map((node) => node.firstName)).toEqual(['Anna', 'Ben']);
  });

  it('gives ids that increase, lie beyond 2^53 and differ between shops', () => {
    const { state } = emptyShop();
    const other = emptyShop('other.myshopify.com').state;
    const [first, second] = [state.nextId('Order'), state.nextId('Order')].map((id) =>
      BigInt(must(parseGid(id)).id)
    );
    expect(must(first) > 2n ** 53n).toBe(true);
    expect(must(second) > must(first)).toBe(true);
    expect(other.nextId('Order')).not.toBe(`gid://shopify/Order/${first}`);
  });

  it('follows orders back to their customer through changes', () => {
    const { state } = emptyShop();
    const order = (customerId: string | null): StateNode => ({
      __typename: 'Order',
      id: 'gid://shopify/Order/1',
      customer: customerId === null ? null : { __ref: customerId },
    });
    const [a, b] = [state.nextId('Customer'), state.nextId('Customer')];
    state.put(order(a));
    expect(ordersOfCustomer(state, a)).toHaveLength(1);
    state.put(order(b));
    expect(ordersOfCustomer(state, a)).toHaveLength(0);
    expect(ordersOfCustomer(state, b)).toHaveLength(1);
    state.remove('gid://shopify/Order/1');
    expect(ordersOfCustomer(state, b)).toHaveLength(0);
  });

  it('tells its listeners of changes until they leave', () => {
    const { state } = emptyShop();
    const heard: string[] = [];
    const leave = state.onChange((change) => heard.push(change.topic));
    const change = {
      topic: 'orders/updated',
      gid: 'gid://shopify/Order/1',
      at: '2026-11-20T12:00:00Z',
      body: {},
    };
    state.emit(change);
    leave();
    state.emit(change);
    expect(heard).toEqual(['orders/updated']);
  });

  it('refuses a node under an id of another type', () => {
    const { state } = emptyShop();
    expect(() => state.put({ __typename: 'Customer', id: 'gid://shopify/Order/1' })).toThrow(RangeError);
  });
});
