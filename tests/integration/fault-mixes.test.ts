import type { ClockService } from '../../server/src/coordination/clock';
import type { InboxService } from '../../server/src/inbox';
import type { SyncRun } from '../../shared/contracts';
import { createRng } from '../../simulator/src/generate/random';
import { emptyRecords } from './support/empty-records';
import { chooseMix } from './support/fault-mix';
import { differences, lastRun } from './support/settled';
import { all, hastenTimeouts, nudgeRuns, shiftClock } from './support/strikes';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'mixes.myshopify.com';
const CLIENT_ID = '5f60718293a4b5c6d7e8f90a1b2c3d4e';
const { CI, FURTHER_DATABASE, FAULT_MIXES, FAULT_SEED } = process.env;

/** How many mixes are tried, fewer on each further database; `FAULT_MIXES` says another number. */
const MIXES = Number(FAULT_MIXES ?? (FURTHER_DATABASE ? 4 : 8));
/** Others each time, but the same ones in CI. A failure names its own; `FAULT_SEED` and `FAULT_MIXES=1` repeat it. */
const FIRST_SEED = Number(FAULT_SEED ?? (CI ? 1 : Date.now() % 1_000_000));
const SEEDS = Array.from({ length: MIXES }, (_, index) => FIRST_SEED + index);

/** More than a replica lags: what happened before it, a comparison sees for certain. */
const MS_CALM = 20_000;
const MS_STEP = 5_000;

let world: SyncedWorld;
/** How far all clocks but the machine's are ahead. */
let ahead = 0;

const newestRun = async (): Promise<SyncRun | undefined> => (await world.crm.client.runs(DOMAIN))[0];

const isUnfinished = (run?: SyncRun): boolean => run?.status === 'queued' || run?.status === 'running';

const start = async (what: 'sync' | 'reconcile', body: object): Promise<void> => {
  await world.crm.admin.post(`/shopify-crm/stores/${world.storeId}/${what}`).send(body).expect(202);
};

const fullSync = () => start('sync', { mode: 'full' });

/** Waits until every event is settled; time is let pass where they all wait for it. */
const eventsSettled = async (): Promise<void> => {
  const { strapi } = world.crm;
  const { now } = strapi.plugin('shopify-crm').service('clock') as ClockService;
  await world.simulator.local.whenIdle();
  await waitFor(
    async () => {
      const open: { state: string; nextAttemptAt: string }[] = await strapi.db
        .query('plugin::shopify-crm.webhook-event')
        .findMany({ where: { state: { $in: ['pending', 'processing'] } } });
      if (open.length === 0) return true;
      const isWaiting = open.every(
        ({ state, nextAttemptAt }) => state === 'pending' && new Date(nextAttemptAt) > now()
      );
      if (!isWaiting || isUnfinished(await newestRun())) return false;
      ahead += MS_STEP;
      (strapi.plugin('shopify-crm').service('inbox') as InboxService).wake();
      return false;
    },
    { everyMs: 100, what: 'the events to settle' }
  );
};

const atRest = async (): Promise<SyncRun> => {
  await eventsSettled();
  return lastRun(world, DOMAIN);
};

beforeAll(async () => {
  world = await startSyncedWorld(
    {
      shop: { domain: DOMAIN, plan: 'plus', seed: 'mixes', customers: 10, products: 5, orders: 12 },
      clock: { now: () => new Date(Date.now() + ahead) },
    },
    { config: { backfill: 'bulk' } }
  );
  shiftClock(world, () => ahead);
});

afterAll(() => world.stop());

describe('a first sync and live changes among many faults', () => {
  it.each(SEEDS)('end in equality (FAULT_SEED=%d)', async (seed) => {
    const rng = createRng(`mix ${seed}`);
    const { crm, simulator } = world;
    const mix = chooseMix(rng);
    await emptyRecords(crm.strapi);
    const strikes = await Promise.all(
      mix.strikes.map((strike) => strike(world, { domain: DOMAIN, clientId: CLIENT_ID }))
    );
    const end = all(...strikes, hastenTimeouts(), nudgeRuns(world, DOMAIN));
    try {
      for (const fault of mix.faults) simulator.local.addFault(fault);
      await fullSync();
      for (let round = 1; round <= 3; round += 1) {
        await new Promise((resolve) => setTimeout(resolve, rng.int(0, 300)));
        simulator.local.applyRandom(DOMAIN, rng.int(1, 5), `mix ${seed}, round ${round}`);
      }
      await atRest();
    } finally {
      await end();
      simulator.local.clearFaults();
    }
    // Whoever looks at a failed sync starts it again.
    if ((await atRest()).status !== 'completed') await fullSync();
    expect(await atRest()).toMatchObject({ status: 'completed', error: null });
    if (mix.losesNotices) {
      ahead += MS_CALM;
      await start('reconcile', { repair: true });
      expect(await atRest()).toMatchObject({ status: 'completed', error: null });
    }
    const failed = await crm.client.failedEvents(DOMAIN);
    expect({ mix: mix.faults, failed, differences: await differences(world) }).toEqual({
      mix: mix.faults,
      failed: [],
      differences: [],
    });
  });
});
