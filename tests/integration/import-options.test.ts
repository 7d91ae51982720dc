import type { StoreOptions, SyncRun } from '../../shared/contracts';
import { differences, webhooksSettled } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'options.myshopify.com';

let world: SyncedWorld;

const store = () => world.crm.store(DOMAIN);

const setOptions = async (options: Partial<StoreOptions>): Promise<void> => {
  const { documentId } = await store();
  await world.crm.admin.put(`/shopify-crm/stores/${documentId}`).send({ options }).expect(200);
};

const fullSync = async (): Promise<SyncRun> => {
  const { documentId } = await store();
  const { body } = await world.crm.admin
    .post(`/shopify-crm/stores/${documentId}/sync`)
    .send({ mode: 'full' })
    .expect(202);
  const isEnded = (run: SyncRun | undefined): run is SyncRun => run?.status === 'completed';
  return waitFor(
    async () => {
      const runs = await world.crm.client.runs(DOMAIN);
      const run = runs.find((one) => one.documentId === (body.data as SyncRun).documentId);
      return isEnded(run) && run;
    },
    { what: 'the full sync to complete' }
  );
};

/** The titles of an invoice's lines; null where there is no such invoice. */
const lineTitles = async (shopifyId: string): Promise<string[] | null> => {
  const invoice = (await world.crm.strapi.documents('plugin::shopify-crm.invoice').findFirst({
    filters: { shopifyId },
    populate: { lines: true },
  })) as { lines: { title: string }[] } | null;
  return invoice && invoice.lines.map(({ title }) => title);
};

/** Does something in Shopify. @returns the id of the order that was made or changed. */
const change = (name: string): string => world.simulator.local.applyChange(DOMAIN, { name });

beforeAll(async () => {
  world = await startSyncedWorld({
    shop: { domain: DOMAIN, plan: 'plus', seed: 'options', customers: 12, products: 6, orders: 15 },
  });
});

afterAll(() => world.stop());

describe('line items that are not to be imported', () => {
  let edited: string;
  let kept: string[] | null | undefined;
  let made: string;

  beforeAll(async () => {
    const before = new Map<string, string[] | null>();
    for (const { id } of world.simulator.shops.get(DOMAIN)?.list('Order') ?? []) {
      before.set(id, await lineTitles(id));
    }
    await setOptions({ importLineItems: false });
    edited = change('addOrderLine');
    kept = before.get(edited);
    made = change('createOrder');
    await webhooksSettled(world, DOMAIN);
  });

  it('are not brought by webhooks, and those that are here stay', async () => {
    expect(kept?.length).toBeGreaterThan(0);
    expect(await lineTitles(edited)).toEqual(kept);
    expect(await lineTitles(made)).toEqual([]);
    const others = (await differences(world)).filter(({ type }) => type !== 'invoice-line');
    expect(others.filter(({ field }) => field !== 'lines')).toEqual([]);
  });

  it('are not brought by a full sync either', async () => {
    await fullSync();
    expect(await lineTitles(edited)).toEqual(kept);
    expect(await lineTitles(made)).toEqual([]);
  });

  it('come with the next full sync once they are to be imported again', async () => {
    await setOptions({ importLineItems: true });
    await fullSync();
    expect((await lineTitles(made))?.length).toBeGreaterThan(0);
    expect(await differences(world)).toEqual([]);
  });
});

describe('a store that is switched off', () => {
  it('takes its webhooks in without importing, and catches up when it is on again', async () => {
    await setOptions({ enabled: false });
    const made = change('createOrder');
    await webhooksSettled(world, DOMAIN);
    expect(await lineTitles(made)).toBeNull();
    const { body } = await world.crm.admin
      .get('/shopify-crm/webhook-events')
      .query({ store: DOMAIN, status: 'skipped', topic: 'orders/create' })
      .expect(200);
    expect(body.data).toMatchObject([{ resourceId: made, error: { code: 'not_imported' } }]);

    await setOptions({ enabled: true });
    await fullSync();
    expect((await lineTitles(made))?.length).toBeGreaterThan(0);
  });
});

describe('an option that is switched off while a sync goes on', () => {
  it('ends the import of its resource at once, and the next sync begins where this one did', async () => {
    const cursors = async () =>
      (await world.crm.strapi.db.query('plugin::shopify-crm.store').findOne({ where: { domain: DOMAIN } }))
        .cursors;
    const before = await cursors();
    world.simulator.local.addFault({ kind: 'latency', settings: { ms: 400 } });
    const { documentId } = await store();
    await world.crm.admin
      .post(`/shopify-crm/stores/${documentId}/sync`)
      .send({ mode: 'full', resources: ['orders'] })
      .expect(202);
    await waitFor(async () => (await world.crm.client.runs(DOMAIN))[0]?.resources.orders?.expected !== null);
    await world.crm.strapi
      .plugin('shopify-crm')
      .service('stores')
      .setOptions(documentId, { importOrders: false });
    const run = await waitFor(async () => {
      const [latest] = await world.crm.client.runs(DOMAIN);
      return latest?.status === 'completed' && latest;
    });
    expect(run.resources.orders).toMatchObject({ fetched: 0, written: 0 });
    expect((await cursors()).orders).toBe(before.orders);
    world.simulator.local.clearFaults();
    const unseen = change('createOrder');
    await webhooksSettled(world, DOMAIN);
    expect(await lineTitles(unseen)).toBeNull();

    await setOptions({ importOrders: true });
    await fullSync();
    expect(await differences(world)).toEqual([]);
  });

  it('keeps customers out until it is on again', async () => {
    await setOptions({ importCustomers: false });
    const made = change('createCustomer');
    await webhooksSettled(world, DOMAIN);
    const held = (shopifyId: string) =>
      world.crm.strapi.db.query('plugin::shopify-crm.customer').count({ where: { shopifyId } });
    expect(await held(made)).toBe(0);
    await setOptions({ importCustomers: true });
    await fullSync();
    expect(await differences(world)).toEqual([]);
  });
});
