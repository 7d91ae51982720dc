import { randomChange } from '../../../../simulator/src/changes';
import { compare, expectedRecords } from '../../../../simulator/src/compare';
import { createRng } from '../../../../simulator/src/generate';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';
import { parseGid } from '../../../../simulator/src/state';
import type { Ref, ShopChange, ShopState } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { amount, outstanding, sumOfParts, sumOfTaxes } from '../support/balance';
import { misfits } from '../support/schema-check';
import { movedClock, smallShop } from '../support/shops';

const TYPES = [
  'Customer',
  'Product',
  'ProductVariant',
  'InventoryItem',
  'Order',
  'LineItem',
  'Fulfillment',
  'Refund',
];

function changedShop(
  seed: number,
  count: number
): { state: ShopState; heard: ShopChange[]; names: string[] } {
  const clock = movedClock();
  const state = smallShop({ clock });
  const heard: ShopChange[] = [];
  state.onChange((change) => heard.push(change));
  const rng = createRng(seed);
  const names: string[] = [];
  for (let done = 0; done < count; done += 1) {
    clock.advance(700);
    names.push(randomChange(state, rng).name);
  }
  return { state, heard, names };
}

describe('random changes', () => {
  const { state, heard, names } = changedShop(5, 700);

  it('are the same for a seed', () => {
    const [one, other] = [changedShop(3, 60), changedShop(3, 60)];
    expect(one.names).toEqual(other.names);
    expect(one.heard).toEqual(other.heard);
    expect(expectedRecords([one.state])).toEqual(expectedRecords([other.state]));
  });

  it('are of every kind', () => {
    expect(new Set(names).size).toBeGreaterThanOrEqual(30);
  });

  it('leave every order adding up', () => {
    for (const order of state.list('Order')) {
      for (const side of ['shopMoney', 'presentmentMoney'] as const) {
        expect(sumOfParts(state, order, side)).toBe(amount(order.totalPriceSet, side));
        expect(sumOfTaxes(state, order, side)).toBe(amount(order.totalTaxSet, side));
        expect(outstanding(order, side)).toBe(amount(order.totalOutstandingSet, side));
        expect(amount(order.totalRefundedSet, side)).toBeLessThanOrEqual(
          amount(order.totalReceivedSet, side)
        );
      }
    }
  });

  it('leave units that are there: none returned or sent more often than ordered', () => {
    for (const line of state.list('LineItem')) {
      expect(line.currentQuantity).toBeGreaterThanOrEqual(0);
      expect(line.currentQuantity).toBeLessThanOrEqual(line.quantity as number);
      expect(line.unfulfilledQuantity).toBeLessThanOrEqual(line.currentQuantity as number);
    }
  });

  it('leave no part behind that belongs to nothing', () => {
    const parents = {
      Refund: 'order',
      Fulfillment: 'order',
      OrderTransaction: 'order',
      ProductVariant: 'product',
    };
    for (const [type, field] of Object.entries(parents)) {
      for (const node of state.list(type)) expect(state.get((node[field] as Ref).__ref)).toBeDefined();
    }
    const lines = new Set(
      state.list('Order').flatMap((order) => (order.lineItems as Ref[]).map((line) => line.__ref))
    );
    expect(new Set(state.list('LineItem').map((line) => line.id))).toEqual(lines);
    const variants = state
      .list('Product')
      .flatMap((product) => (product.variants as Ref[]).map((variant) => variant.__ref));
    expect(new Set(state.list('ProductVariant').map((variant) => variant.id))).toEqual(new Set(variants));
    expect(state.list('InventoryItem')).toHaveLength(variants.length);
  });

  it('still fit the official schema', () => {
    const schema = loadAdminSchema();
    const found = TYPES.flatMap((type) =>
      state.list(type).flatMap((node) => misfits(schema, state, schema.getType(type) as never, node, type))
    );
    expect(found.slice(0, 5)).toEqual([]);
  });

  it('tell every change in the shop’s words: a number, a global id of it, a version', () => {
    for (const { topic, gid, body } of heard.filter((change) =>
      /^(orders|customers|products)\/(create|updated?)$/.test(change.topic)
    )) {
      expect([topic, String(body.id)]).toEqual([topic, must(parseGid(gid)).id]);
      expect(typeof body.id).toBe('bigint');
      expect(body.admin_graphql_api_id).toBe(gid);
      expect(body.updated_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+01:00$/);
    }
    const last = new Map(
      heard.filter(({ topic }) => topic === 'orders/updated').map((change) => [change.gid, change])
    );
    for (const [gid, { body }] of last) {
      const order = state.get(gid);
      if (order !== undefined)
        expect(Date.parse(String(body.updated_at))).toBe(Date.parse(String(order.updatedAt)));
    }
  });

  it('tell of everything that is different: nothing changes in silence', () => {
    const clock = movedClock();
    const quiet = smallShop({ clock, customers: 25, orders: 40, products: 12 });
    const rng = createRng(11);
    for (let done = 0; done < 60; done += 1) {
      const before = expectedRecords([quiet]);
      const topics: string[] = [];
      const leave = quiet.onChange(({ topic }) => topics.push(topic));
      clock.advance(1000);
      const { name } = randomChange(quiet, rng);
      leave();
      const told = new Set(topics.map((topic) => topic.split(/[/._]/)[0]?.replace(/s$/, '')));
      for (const { type, field } of compare([quiet], before)) {
        // Whose an invoice is follows from the customer.
        if (field === 'contact') continue;
        const source = {
          contact: [],
          customer: ['customer'],
          product: ['product', 'inventory'],
          'product-variant': ['product', 'inventory'],
        };
        // A contact follows from customers and orders; a line's product reads as null once that is deleted.
        const expected = type in source ? source[type as keyof typeof source] : ['order', 'product'];
        expect([name, type, expected.length === 0 || expected.some((word) => told.has(word))]).toEqual([
          name,
          type,
          true,
        ]);
      }
    }
  });
});
