import { readPages, withRefunds, type CompleteOrder } from '../../../server/src/shopify';
import { DOMAIN, startSimulatedShop, type SimulatedShop } from './support/simulated-shop';

describe('the refunds of orders from a bulk result', () => {
  let shop: SimulatedShop;
  const whole: CompleteOrder[] = [];
  /** As a bulk result has them. */
  let bare: CompleteOrder[];

  beforeAll(async () => {
    shop = await startSimulatedShop({ customers: 20, orders: 120 });
    for await (const page of readPages(shop.client(), 'orders'))
      whole.push(...page.nodes.filter(({ refunds }) => refunds?.length));
    bare = whole.map((order) => ({
      ...order,
      refunds: order.refunds?.map((refund) => ({ id: refund?.id })),
    })) as CompleteOrder[];
    expect(bare.length).toBeGreaterThan(4);
  });
  afterAll(() => shop.close());

  it('are read without the rest of the orders, which costs less', async () => {
    const client = shop.client();
    expect(await withRefunds(client, bare)).toEqual(whole);
    const traffic = shop.simulator.local.traffic(DOMAIN);
    expect(traffic.OrderRefundsById).toBeGreaterThan(0);
    expect(traffic.OrdersById).toBeUndefined();
  });

  it('are not put together with another version of an order', async () => {
    const [changed, deleted, refunded, ...others] = bare as [CompleteOrder, CompleteOrder, CompleteOrder];
    const change = (name: 'updateOrder' | 'deleteOrder', target: string, params = {}) =>
      shop.simulator.local.applyChange(DOMAIN, { name, target, params });
    change('updateOrder', changed.id, { note: 'Changed' });
    change('deleteOrder', deleted.id);
    // Within the second of the version that the bulk operation saw.
    const before: CompleteOrder = { ...refunded, refunds: refunded.refunds?.slice(1) };
    const found = await withRefunds(shop.client(), [changed, deleted, before, ...others]);
    expect(found.map(({ id }) => id)).toEqual(others.map(({ id }: CompleteOrder) => id));
  });
});
