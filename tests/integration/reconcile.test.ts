import { RESOURCES, type Drift, type Resource, type SyncRun } from '../../shared/contracts';
import { IMPORT_SCOPES } from '../../simulator/src/index';
import type { HeldVersion } from '../../server/src/ingest';
import { differences, webhooksSettled } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'reconcile.myshopify.com';
/** More customers than a page of versions has. */
const SHOP = {
  domain: DOMAIN,
  plan: 'plus' as const,
  seed: 'drift',
  customers: 300,
  products: 12,
  orders: 30,
};
const NONE: Drift = { missing: 0, stale: 0, surplus: 0 };
const TYPES: Record<Resource, string> = { customers: 'customer', products: 'product', orders: 'invoice' };
const NODES: Record<Resource, string> = { customers: 'Customer', products: 'Product', orders: 'Order' };

let world: SyncedWorld;

const post = (body: object) =>
  world.crm.admin.post(`/shopify-crm/stores/${world.storeId}/reconcile`).send(body);

const ended = (documentId: string) =>
  waitFor(
    async () => {
      const run = (await world.crm.admin.get(`/shopify-crm/sync-runs/${documentId}`)).body.data as SyncRun;
      return !['queued', 'running'].includes(run.status) && run;
    },
    { what: 'the run to end' }
  );

const reconcile = async (repair: boolean): Promise<SyncRun> => {
  const response = await post({ repair });
  expect(response.status).toBe(202);
  const run = (await ended(response.body.data.documentId)) as SyncRun;
  expect(run).toMatchObject({ mode: 'reconcile', status: 'completed', error: null });
  return run;
};

const change = (name: string, target?: string): string =>
  world.simulator.local.applyChange(DOMAIN, { name, ...(target ? { target } : {}), seed: name });

/** Lets the shop do something that no webhook tells of. */
const untold = async <T>(act: () => T): Promise<T> => {
  world.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
  const result = act();
  await world.simulator.local.whenIdle();
  world.simulator.local.clearFaults();
  return result;
};

/** What the shop has now: each record's version, by kind and id. */
const versions = (resource: Resource) =>
  new Map(world.simulator.local.nodes(DOMAIN, NODES[resource]).map(({ id, updatedAt }) => [id, updatedAt]));

/** What the shop made, changed and deleted since. An order also moves the stock of its products. */
const driftSince = (resource: Resource, before: ReturnType<typeof versions>): Drift => {
  const after = versions(resource);
  const both = [...after].filter(([id]) => before.has(id));
  return {
    missing: after.size - both.length,
    stale: both.filter(([id, updatedAt]) => before.get(id) !== updatedAt).length,
    surplus: before.size - both.length,
  };
};

/** Where Strapi and the shop disagree; what the comparison expects has the time of its making in it. */
const differing = async () => (await differences(world)).map(({ kind, key, field }) => [kind, key, field]);

const rowOf = (resource: Resource, shopifyId: string) =>
  world.crm.strapi.db
    .query(`plugin::shopify-crm.${TYPES[resource]}`)
    .findOne({ where: { storeDomain: DOMAIN, shopifyId } });

beforeAll(async () => {
  world = await startSyncedWorld({ shop: SHOP });
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

describe('a reconcile', () => {
  it('finds nothing where nothing was lost', async () => {
    const { drift, resources, engine } = await reconcile(false);
    expect(drift).toEqual({ customers: NONE, products: NONE, orders: NONE });
    expect(engine).toBe('paged');
    for (const progress of Object.values(resources)) {
      const { expected } = progress;
      expect(progress).toEqual({ expected, fetched: expected, unchanged: expected, written: 0, failed: 0 });
    }
    expect(resources.customers?.expected).toBeGreaterThan(250);
  });

  it('counts what no webhook told of and leaves it; with repair it leaves nothing', async () => {
    const earlier = RESOURCES.map((resource) => [resource, versions(resource)] as const);
    const gone = await untold(() => {
      for (const name of ['createCustomer', 'createProduct', 'createGuestOrder']) change(name);
      for (const name of ['renameCustomer', 'updateProduct', 'updateOrder']) change(name);
      return {
        customers: change('deleteCustomer'),
        products: change('deleteProduct'),
        orders: change('deleteOrder'),
      };
    });
    const drift = Object.fromEntries(
      earlier.map(([resource, known]) => [resource, driftSince(resource, known)])
    );
    expect(drift).toMatchObject({
      customers: { missing: 1, surplus: 1 },
      products: { missing: 1, surplus: 1 },
      orders: { missing: 1, stale: 1, surplus: 1 },
    });
    const before = await differing();
    expect(before).not.toEqual([]);
    const { lastSyncAt } = (await world.crm.client.stores())[0] ?? {};

    expect((await reconcile(false)).drift).toEqual(drift);
    expect(await differing()).toEqual(before);

    expect((await reconcile(true)).drift).toEqual(drift);
    expect(await differences(world)).toEqual([]);
    for (const resource of RESOURCES) {
      expect(await rowOf(resource, gone[resource])).toMatchObject({ deletedAt: expect.any(String) });
    }
    expect((await reconcile(false)).drift).toEqual({ customers: NONE, products: NONE, orders: NONE });
    // A comparison is no sync, and the next incremental one begins where it would have.
    expect((await world.crm.client.stores())[0]?.lastSyncAt).toBe(lastSyncAt);
  });

  it('finds what moves no version: tags and consents', async () => {
    await untold(() => {
      for (const name of ['changeCustomerTags', 'changeEmailConsent']) change(name);
    });
    expect(await differing()).not.toEqual([]);
    expect((await reconcile(false)).drift?.customers?.stale).toBeGreaterThan(0);
    expect((await reconcile(true)).drift?.customers?.stale).toBeGreaterThan(0);
    expect(await differences(world)).toEqual([]);
    expect((await reconcile(false)).drift?.customers).toEqual(NONE);
  });

  it('reads again, once, what was last read within moments of its change', async () => {
    const customer = world.simulator.local.nodes(DOMAIN, 'Customer')[0]?.id ?? '';
    const before = await rowOf('customers', customer);
    const updatedAt = new Date(before.sourceUpdatedAt).getTime();
    // As if it had been read between two changes of one second, and the second one's notice had been lost.
    const settle = async (readAfter: number) => {
      const record = {
        firstName: 'Between',
        sourceHash: 'another',
        syncedAt: new Date(updatedAt + readAfter),
      };
      await world.crm.strapi.db
        .query('plugin::shopify-crm.customer')
        .updateMany({ where: { storeDomain: DOMAIN, shopifyId: customer }, data: record });
    };
    await settle(11_001);
    expect((await reconcile(false)).drift?.customers).toEqual(NONE);
    await settle(500);
    for (const repair of [false, true])
      expect((await reconcile(repair)).drift?.customers).toEqual({ ...NONE, stale: 1 });
    expect(await rowOf('customers', customer)).toMatchObject({ firstName: before.firstName });
    expect((await reconcile(true)).drift?.customers).toEqual(NONE);
  });

  it('brings back what is deleted here and not at Shopify', async () => {
    const product = world.simulator.local.nodes(DOMAIN, 'Product')[0]?.id ?? '';
    const { ingest } = world.crm;
    const at = new Date(Date.now() - 60_000);
    await ingest.remove('products', {
      store: DOMAIN,
      ids: [product],
      at,
      mayBeSeenUntil: new Date(),
    });
    expect(await differences(world)).not.toEqual([]);
    expect((await reconcile(true)).drift?.products).toEqual({ ...NONE, missing: 1 });
    expect(await rowOf('products', product)).toMatchObject({ deletedAt: null });
    expect(await differences(world)).toEqual([]);
  });

  it('does not count what changes after it began', async () => {
    world.simulator.local.addFault({ kind: 'latency', settings: { ms: 1_500 } });
    world.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
    const { documentId } = (await post({ repair: false })).body.data as SyncRun;
    await waitFor(
      async () => {
        const run = await world.crm.strapi.db
          .query('plugin::shopify-crm.sync-run')
          .findOne({ where: { documentId } });
        return run.checkpoints.customers.state === 'running';
      },
      { what: 'the comparison to begin' }
    );
    change('renameCustomer');
    change('createCustomer');
    await world.simulator.local.whenIdle();
    world.simulator.local.clearFaults();
    expect(await ended(documentId)).toMatchObject({ status: 'completed', drift: { customers: NONE } });
    expect((await reconcile(true)).drift?.customers).toEqual({ missing: 1, stale: 1, surplus: 0 });
    expect(await differences(world)).toEqual([]);
  });

  it('leaves alone what an editor restored', async () => {
    const product = change('deleteProduct');
    await webhooksSettled(world, DOMAIN);
    expect(await rowOf('products', product)).toMatchObject({ deletedAt: expect.any(String) });
    await world.crm.strapi.db.query('plugin::shopify-crm.product').updateMany({
      where: { storeDomain: DOMAIN, shopifyId: product },
      data: { deletedAt: null, restoredAt: new Date() },
    });
    expect((await reconcile(true)).drift?.products).toEqual(NONE);
    expect(await rowOf('products', product)).toMatchObject({ deletedAt: null });
    await world.crm.strapi.db.query('plugin::shopify-crm.product').updateMany({
      where: { storeDomain: DOMAIN, shopifyId: product },
      data: { deletedAt: new Date() },
    });
  });

  it('does not take old orders for deleted once read_all_orders is lost, but finds a deleted young one', async () => {
    const young = change('createGuestOrder');
    await webhooksSettled(world, DOMAIN);
    expect(await rowOf('orders', young)).toMatchObject({ deletedAt: null });
    await untold(() => change('deleteOrder', young));
    const { clientId } = world.simulator.apps[0] ?? { clientId: '' };
    world.simulator.local.install(DOMAIN, { clientId, scopes: [...IMPORT_SCOPES] });
    const { drift, resources } = await reconcile(true);
    const held = await world.crm.strapi.db
      .query('plugin::shopify-crm.invoice')
      .count({ where: { storeDomain: DOMAIN, deletedAt: null } });
    expect(held).toBe(world.simulator.local.nodes(DOMAIN, 'Order').length);
    expect(resources.orders?.fetched).toBeLessThan(held);
    expect(drift?.orders).toEqual({ ...NONE, surplus: 1 });
    expect(await rowOf('orders', young)).toMatchObject({ deletedAt: expect.any(String) });

    // A webhook of an order that is not shown does not delete it either.
    const [oldest] = await world.crm.strapi.db.query('plugin::shopify-crm.invoice').findMany({
      where: { storeDomain: DOMAIN, deletedAt: null },
      orderBy: { sourceCreatedAt: 'asc' },
      limit: 1,
    });
    change('updateOrder', oldest.shopifyId);
    await webhooksSettled(world, DOMAIN);
    const events = await world.crm.strapi.db.query('plugin::shopify-crm.webhook-event').findMany({
      where: { store: DOMAIN, resourceId: oldest.shopifyId },
      orderBy: { id: 'desc' },
      limit: 1,
    });
    expect(events).toMatchObject([{ topic: 'orders/updated', state: 'done' }]);
    expect(await rowOf('orders', oldest.shopifyId)).toMatchObject({ deletedAt: null });
  });

  it('refuses a body that is none, and a second run beside the first', async () => {
    expect((await post({ repair: 'yes' })).status).toBe(400);
    world.simulator.local.addFault({ kind: 'latency', settings: { ms: 300 } });
    const { documentId } = (await post({ repair: false })).body.data as SyncRun;
    expect((await post({ repair: false })).status).toBe(409);
    await world.crm.admin.post(`/shopify-crm/sync-runs/${documentId}/cancel`);
    expect(await ended(documentId)).toMatchObject({ status: 'cancelled' });
  });
});

describe('the versions held', () => {
  const STORE = 'ranges.myshopify.com';
  const gid = (id: string) => `gid://shopify/Product/${id}`;
  const IDS = ['7', '9', '10', '99', '100', '1999', '9007199254740993', '9007199254740995'];

  it.each<[string | null, string | null, string[]]>([
    [null, null, IDS],
    [null, '10', ['7', '9', '10']],
    ['9', '100', ['10', '99', '100']],
    ['10', '99', ['99']],
    ['100', null, ['1999', '9007199254740993', '9007199254740995']],
    ['9007199254740993', null, ['9007199254740995']],
    ['9007199254740995', null, []],
  ])('above %s and up to %s are %j', async (after, upTo, expected) => {
    const { ingest } = world.crm;
    await ingest.remove('products', { store: STORE, ids: IDS.map(gid), at: new Date() });
    const found: HeldVersion[] = [];
    const range = { store: STORE, after: after && gid(after), upTo: upTo && gid(upTo) };
    for await (const chunk of ingest.versions('products', range)) found.push(...chunk);
    expect(found.map(({ shopifyId }) => shopifyId)).toEqual(expected.map(gid));
  });
});
