import type { SyncRun, SyncRunDetail } from '../../shared/contracts';
import { differences, lastRun, webhooksSettled } from './support/settled';
import { emptyRecords } from './support/empty-records';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'broken.myshopify.com';
const SHOP = { domain: DOMAIN, plan: 'plus' as const, seed: 'broken', customers: 12, products: 4, orders: 6 };

let world: SyncedWorld;
let id: string;

const start = (what: 'sync' | 'reconcile', body: object) =>
  world.crm.admin.post(`/shopify-crm/stores/${world.storeId}/${what}`).send(body).expect(202);

const detail = async ({ documentId }: SyncRun): Promise<SyncRunDetail> =>
  (await world.crm.admin.get(`/shopify-crm/sync-runs/${documentId}`)).body.data as SyncRunDetail;

const breakRecord = () =>
  world.simulator.local.addFault({ kind: 'nullNodes', settings: { code: 'INTERNAL_SERVER_ERROR', id } });

const customers = () => world.simulator.shops.get(DOMAIN)?.list('Customer') ?? [];

beforeAll(async () => {
  world = await startSyncedWorld({ shop: SHOP }, { config: { backfill: 'paged' } });
  id = String(customers()[3]?.id);
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

describe('a record that Shopify answers with an error, whatever is done', () => {
  it('keeps no other from being synced, and is named by the comparison that follows', async () => {
    await emptyRecords(world.crm.strapi);
    breakRecord();
    await start('sync', { mode: 'full' });
    const comparison = await detail(await lastRun(world, DOMAIN));
    expect(comparison).toMatchObject({ mode: 'reconcile', status: 'completed', error: null });
    const [sync] = (await world.crm.client.runs(DOMAIN)).filter(({ mode }) => mode === 'full');
    expect(sync).toMatchObject({ status: 'completed', resources: { customers: { failed: 1 } } });
    const missing = (await differences(world)).filter(({ kind }) => kind === 'missing');
    expect(missing.map((one) => one.type)).toEqual(expect.not.arrayContaining(['invoice', 'product']));

    world.simulator.local.clearFaults();
    await start('reconcile', { repair: true });
    expect(await lastRun(world, DOMAIN)).toMatchObject({ status: 'completed', error: null });
    expect(await differences(world)).toEqual([]);
  });

  it('is not deleted here, and is named', async () => {
    breakRecord();
    await world.crm.strapi.db
      .query('plugin::shopify-crm.customer')
      .updateMany({ where: { shopifyId: id }, data: { sourceUpdatedAt: new Date(0) } });
    await start('reconcile', { repair: true });
    const comparison = await detail(await lastRun(world, DOMAIN));
    expect(comparison).toMatchObject({
      status: 'completed',
      problems: [{ resource: 'customers', shopifyId: id, code: 'not_given' }],
    });
    world.simulator.local.clearFaults();
    await start('reconcile', { repair: true });
    await lastRun(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
  });

  it('puts off no other notice than its own', async () => {
    breakRecord();
    const others = customers()
      .filter((customer) => customer.id !== id)
      .slice(0, 3)
      .map((customer) => String(customer.id));
    for (const target of [...others, id])
      world.simulator.local.applyChange(DOMAIN, { name: 'renameCustomer', target });
    await world.simulator.local.whenIdle();
    const events: { resourceId: string; state: string; error: { code: string } | null }[] = await waitFor(
      async () => {
        const found = await world.crm.strapi.db
          .query('plugin::shopify-crm.webhook-event')
          .findMany({ where: { topic: 'customers/update' } });
        return found.every(({ state, error }) => state === 'done' || error) && found;
      },
      { what: 'the events to be worked off once' }
    );
    expect(events.filter(({ state }) => state !== 'done')).toMatchObject([
      { resourceId: id, state: 'pending', error: { code: 'not_given' } },
    ]);
    world.simulator.local.clearFaults();
    await webhooksSettled(world, DOMAIN);
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
    expect(await differences(world)).toEqual([]);
  });
});
