import { setTimeout as sleep } from 'node:timers/promises';
import { MS_RUN_LEASE } from '../../server/src/sync/runs';
import type { SyncMode, SyncRun } from '../../shared/contracts';
import type { FaultKind, FaultSettings } from '../../simulator/src/index';
import { emptyRecords } from './support/empty-records';
import { differences, syncsEnded } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'sync.myshopify.com';
const SHOP = { domain: DOMAIN, plan: 'plus' as const, seed: 'sync', customers: 30, products: 12, orders: 40 };

let world: SyncedWorld;
let bootedAt: number;

const start = (body: { mode: SyncMode; resources?: string[] }) =>
  world.crm.admin.post(`/shopify-crm/stores/${world.storeId}/sync`).send(body);

const runOf = async (documentId: string): Promise<SyncRun> =>
  (await world.crm.admin.get(`/shopify-crm/sync-runs/${documentId}`)).body.data as SyncRun;

const ended = (documentId: string) =>
  waitFor(
    async () => {
      const run = await runOf(documentId);
      return !['queued', 'running'].includes(run.status) && run;
    },
    { what: 'the run to end' }
  );

const addFault = <K extends FaultKind>(kind: K, settings: FaultSettings[K]) =>
  world.simulator.local.addFault({ kind, settings } as Parameters<typeof world.simulator.local.addFault>[0]);

/** Empties Strapi's records, so that a full sync has everything to do again. */
const forgetRecords = () => emptyRecords(world.crm.strapi);

beforeAll(async () => {
  world = await startSyncedWorld({ shop: SHOP }, { config: { backfill: 'bulk' } });
  bootedAt = performance.now();
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

describe('a full sync', () => {
  it('brings in by bulk what pages bring in, and counts it', async () => {
    const [run] = await syncsEnded(world, DOMAIN);
    expect(run).toMatchObject({ engine: 'bulk', status: 'completed', error: null });
    expect(await differences(world)).toEqual([]);
    const { resources } = (await ended((await start({ mode: 'full' })).body.data.documentId)) as SyncRun;
    for (const progress of Object.values(resources)) {
      expect(progress).toMatchObject({
        written: 0,
        failed: 0,
        unchanged: progress.expected,
        fetched: progress.expected,
      });
    }
  });

  it.each<[FaultKind, FaultSettings[FaultKind]]>([
    // The three that are asked for ahead, and the first when it is its turn.
    ['bulkRefused', { times: 4, code: 'INVALID' }],
    ['bulkFailed', { times: 1, errorCode: 'INTERNAL_SERVER_ERROR' }],
    ['truncateJsonl', { times: 1, keepRows: 5 }],
    ['cutDownload', { times: 1, bytes: 2_000 }],
    ['expiredUrl', { times: 1 }],
    ['status429', { times: 2, retryAfter: 0 }],
    ['throttled', { times: 2 }],
    ['status5xx', { times: 2, status: 502 }],
  ])('is whole in spite of %s', async (kind, settings) => {
    await forgetRecords();
    addFault(kind, settings as never);
    const response = await start({ mode: 'full' });
    expect(response.status).toBe(202);
    expect(await ended(response.body.data.documentId)).toMatchObject({ status: 'completed', error: null });
    expect(await differences(world)).toEqual([]);
  });

  it.each(['bulk', 'paged'])(
    'names what it could not import by %s, and why, without its words',
    async (engine) => {
      const shop = world.simulator.shops.get(DOMAIN);
      const [product] = shop?.list('Product') ?? [];
      if (!shop || !product) throw new Error('The shop has no product');
      if (engine === 'paged') addFault('bulkRefused', {});
      shop.put({ ...product, createdAt: 'kim@example.com' });
      const started = await start({ mode: 'full', resources: ['products'] });
      const run = await ended(started.body.data.documentId);
      shop.put(product);
      expect(run).toMatchObject({ status: 'completed', engine, resources: { products: { failed: 1 } } });
      expect(run).toHaveProperty('problems', [
        {
          resource: 'products',
          shopifyId: product.id,
          code: 'not_mapped',
          message: expect.not.stringContaining('kim'),
        },
      ]);
      const [listed] = await world.crm.client.runs(DOMAIN);
      expect(listed).not.toHaveProperty('problems');
    }
  );

  it('is the only one of its store, and can be cancelled', async () => {
    addFault('bulkStuck', { times: 1 });
    const { documentId } = (await start({ mode: 'full' })).body.data as SyncRun;
    expect((await start({ mode: 'full' })).status).toBe(409);
    const cancelled = await world.crm.admin.post(`/shopify-crm/sync-runs/${documentId}/cancel`);
    expect(cancelled.status).toBe(200);
    expect(await ended(documentId)).toMatchObject({ status: 'cancelled' });
    expect((await start({ mode: 'incremental' })).status).toBe(202);
    await syncsEnded(world, DOMAIN);
  });

  it('has Shopify work on all resources at a time, and stop where nobody will take the results', async () => {
    const asked = (what: string) => world.simulator.local.traffic(DOMAIN)[what] ?? 0;
    const before = [asked('BulkRun'), asked('BulkCancel')] as const;
    addFault('bulkStuck', {});
    const { documentId } = (await start({ mode: 'full' })).body.data as SyncRun;
    await waitFor(() => asked('BulkRun') === before[0] + 3, { what: 'three operations to be asked for' });
    await world.crm.admin.post(`/shopify-crm/sync-runs/${documentId}/cancel`).expect(200);
    expect(await ended(documentId)).toMatchObject({ status: 'cancelled' });
    expect(asked('BulkCancel')).toBe(before[1] + 3);
  });

  it('asks again for what Shopify did not begin beside the others', async () => {
    addFault('bulkRefused', { times: 2, code: 'OPERATION_IN_PROGRESS' });
    const run = await ended((await start({ mode: 'full' })).body.data.documentId);
    expect(run).toMatchObject({ status: 'completed', engine: 'bulk', error: null });
    expect(await differences(world)).toEqual([]);
  });
});

describe('the end of a sync', () => {
  const isEnd = ({ params }: { params: { data?: { finishedAt?: unknown } } }) =>
    Boolean(params.data?.finishedAt);

  /** Does something with the next ends of runs, before or after they are in the database. */
  const onEnd = (moment: 'beforeUpdateMany' | 'afterUpdateMany', times: number, act: () => Promise<void>) => {
    let left = times;
    return world.crm.strapi.db.lifecycles.subscribe({
      models: ['plugin::shopify-crm.sync-run'],
      [moment]: async (event: Parameters<typeof isEnd>[0]) => {
        if (isEnd(event) && left-- > 0) await act();
      },
    });
  };

  it('is written down as soon as the database takes it', async () => {
    const forget = onEnd('beforeUpdateMany', 2, () =>
      Promise.reject(new Error('The database is out of order'))
    );
    try {
      const run = await ended((await start({ mode: 'incremental' })).body.data.documentId);
      expect(run).toMatchObject({ status: 'failed', error: { code: 'internal_error' } });
    } finally {
      forget();
    }
    const next = await start({ mode: 'incremental' });
    expect(next.status).toBe(202);
    expect(await ended(next.body.data.documentId)).toMatchObject({ status: 'completed' });
  });

  it('is not in the way of a sync that is asked for as it comes', async () => {
    let left = 1;
    const forget = world.crm.strapi.db.lifecycles.subscribe({
      models: ['plugin::shopify-crm.sync-run'],
      // As the unique key of the run that ends does: the next look finds none.
      beforeCreate: () => (left-- > 0 ? Promise.reject(new Error('duplicate key')) : undefined),
    });
    try {
      const next = await start({ mode: 'incremental' });
      expect(next.status).toBe(202);
      expect(await ended(next.body.data.documentId)).toMatchObject({ status: 'completed' });
    } finally {
      forget();
    }
  });

  it('keeps no sync waiting that is asked for in that moment', async () => {
    // Until then each start looks once more for what was left behind.
    await sleep(Math.max(0, bootedAt + MS_RUN_LEASE + 2_000 - performance.now()));
    let next = '';
    const forget = onEnd('afterUpdateMany', 1, async () => {
      next = (await start({ mode: 'incremental' })).body.data.documentId as string;
    });
    try {
      await ended((await start({ mode: 'incremental' })).body.data.documentId);
      await waitFor(() => next !== '', { what: 'the next sync to be asked for' });
    } finally {
      forget();
    }
    expect(await ended(next)).toMatchObject({ status: 'completed' });
  });
});

describe('an incremental sync', () => {
  it('finds what changed while no webhook came', async () => {
    addFault('dropWebhooks', {});
    world.simulator.local.applyRandom(DOMAIN, 15, 'unheard');
    await world.simulator.local.whenIdle();
    world.simulator.local.clearFaults();
    const deleted = (await differences(world)).filter(({ kind }) => kind === 'surplus');
    await ended((await start({ mode: 'incremental' })).body.data.documentId);
    const left = await differences(world);
    // What was deleted, and what moves no updatedAt, takes a reconcile or a full sync.
    expect(left.filter(({ kind }) => kind === 'missing')).toEqual([]);
    expect(left.filter(({ kind }) => kind === 'surplus').length).toBeLessThanOrEqual(deleted.length);
    await forgetRecords();
    await ended((await start({ mode: 'full' })).body.data.documentId);
    expect(await differences(world)).toEqual([]);
  });
});
