import type { IngestService } from '../../server/src/ingest';
import { at, customer, gid, order } from './support/make-records';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { startWorld, type World } from './support/world';
import { IMPORT_SCOPES } from '../../simulator/src/index';

const DOMAIN = 'merges.myshopify.com';
const STORE = 'apart.myshopify.com';

let world: World;
let ingest: IngestService;

const clear = async () => {
  for (const type of ['invoice', 'customer', 'contact'])
    await world.crm.strapi.db.query(`plugin::shopify-crm.${type}`).deleteMany({});
};

const write = (resource: 'orders' | 'customers', read: number, ...records: never[]) =>
  ingest.write(resource, { store: STORE, readAt: at(read) }, records);

const merge = (gone: number, kept: number, second: number) =>
  ingest.merge({ store: STORE, gone: gid('Customer', gone), kept: gid('Customer', kept), at: at(second) });

const contacts = () =>
  world.crm.strapi.documents('plugin::shopify-crm.contact').findMany({
    sort: 'email',
    populate: { customers: { fields: ['shopifyId'] }, invoices: { sort: 'name', fields: ['name'] } },
  });

beforeAll(async () => {
  world = await startWorld({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'merges', customers: 12, products: 4, orders: 30 }],
  });
  ({ ingest } = world.crm);
});

afterAll(() => world.stop());

describe('a merge, told by a webhook', () => {
  beforeAll(async () => {
    await connectStore(world.crm, world.simulator, {
      domain: DOMAIN,
      app: { scopes: [...IMPORT_SCOPES, 'read_all_orders', 'read_customer_merge'] },
    });
    await world.crm.client.installSolution('e-commerce');
    await syncsEnded(world, DOMAIN);
  });

  afterAll(clear);

  const mergeSome = (count: number) => {
    const shop = world.simulator.shops.get(DOMAIN);
    if (!shop) throw new Error('The shop is gone');
    for (let index = 0; index < count; index += 1) {
      const orders = shop.list('Order');
      const withOrders = shop
        .list('Customer')
        .filter(({ id }) =>
          orders.some(({ customer: owner }) => (owner as { __ref?: string })?.__ref === id)
        );
      const [gone, kept] = withOrders;
      if (!gone || !kept) throw new Error('Too few customers have orders');
      world.simulator.local.applyChange(DOMAIN, {
        name: 'mergeCustomers',
        target: kept.id,
        params: { other: gone.id },
      });
    }
  };

  it('leaves Strapi as the shop is, one merge after the other', async () => {
    mergeSome(3);
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
    const told = { store: DOMAIN, topic: 'customers/merge' };
    const events = await world.crm.strapi.db
      .query('plugin::shopify-crm.webhook-event')
      .findMany({ where: told });
    expect(events.map(({ state }: { state: string }) => state)).toEqual(['done', 'done', 'done']);
  });

  it('does so whatever the order of the notices, and for repeated ones', async () => {
    const { local } = world.simulator;
    local.addFault({ kind: 'duplicateWebhooks', settings: { copies: 2 } });
    local.addFault({ kind: 'delayWebhooks', settings: { minMs: 0, maxMs: 300 } });
    mergeSome(2);
    await webhooksSettled(world, DOMAIN);
    local.clearFaults();
    expect(await differences(world)).toEqual([]);
  });
});

describe('the orders of a customer that is gone', () => {
  beforeEach(clear);

  const two = async () => {
    await write(
      'customers',
      100,
      customer(1, 'a@example.com', 5) as never,
      customer(2, 'b@example.com', 5) as never
    );
    await write('orders', 100, order(1, 1, 5) as never, order(2, 2, 5) as never);
  };

  it('move to the kept one, though Shopify may not show them any more', async () => {
    await two();
    await merge(1, 2, 110);
    expect(await contacts()).toMatchObject([
      {
        email: 'b@example.com',
        ordersCount: 2,
        customers: [{ shopifyId: gid('Customer', 2) }],
        invoices: [{ name: '#1' }, { name: '#2' }],
      },
    ]);
  });

  it('stay there when reads from before the merge arrive late, of orders and of the customer', async () => {
    await two();
    await merge(1, 2, 110);
    await write('orders', 120, order(1, 1, 6) as never, order(3, 1, 5) as never);
    await write('customers', 120, customer(1, 'a@example.com', 9) as never);
    expect(await contacts()).toMatchObject([{ email: 'b@example.com', ordersCount: 3 }]);
  });

  it('are found by the kept one when it comes after the merge', async () => {
    await write('customers', 100, customer(1, 'a@example.com', 5) as never);
    await write('orders', 100, order(1, 1, 5) as never);
    await merge(1, 2, 110);
    expect(await contacts()).toEqual([]);
    await write('customers', 120, customer(2, 'b@example.com', 5) as never);
    expect(await contacts()).toMatchObject([{ email: 'b@example.com', ordersCount: 1 }]);
  });

  it('end at the last of successive merges, in whichever order these are told', async () => {
    for (const told of [
      [
        [1, 2],
        [2, 3],
      ],
      [
        [2, 3],
        [1, 2],
      ],
    ] as const) {
      await clear();
      await two();
      await write('customers', 100, customer(3, 'c@example.com', 5) as never);
      for (const [gone, kept] of told) await merge(gone, kept, 110);
      await write('orders', 120, order(1, 1, 6) as never);
      expect(await contacts()).toMatchObject([{ email: 'c@example.com', ordersCount: 2 }]);
    }
  });
});
