import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ClockService } from '../../../server/src/coordination/clock';
import { cancelBulk, createShopifyClient } from '../../../server/src/shopify';
import type { Checkpoint } from '../../../server/src/sync/runs';
import type { Ended } from './database-faults';
import { shared } from './shared';
import { waitFor } from './wait';
import type { World } from './world';

const MS_HOUR = 60 * 60_000;
/** What the plugin gives Shopify to answer; see REQUEST_TIMEOUT_MS. */
const MS_REQUEST = 30_000;

/** The checkpoints of the bulk operations that a run has asked for and that were seen to run; some may have ended since. */
const operationsUnderWay = async ({ crm }: Pick<World, 'crm'>): Promise<Checkpoint[]> => {
  const run = await crm.strapi.db
    .query('plugin::shopify-crm.sync-run')
    .findOne({ where: { activeFor: { $notNull: true } } });
  const checkpoints = Object.values((run?.checkpoints ?? {}) as Record<string, Checkpoint>);
  return checkpoints.filter(({ bulkId, bulkSeen }) => bulkId && bulkSeen?.startsWith('RUNNING'));
};

const runningOperations = (world: Pick<World, 'crm'>): Promise<Checkpoint[]> =>
  waitFor(
    async () => {
      const running = await operationsUnderWay(world);
      return running.length > 0 && running;
    },
    { what: 'a bulk operation to run' }
  );

/** Moves the clock that the plugin's processes share. */
export const shiftClock = ({ crm }: Pick<World, 'crm'>, milliseconds: () => number): Ended => {
  const clock = crm.strapi.plugin('shopify-crm').service('clock') as ClockService;
  const real = { ...clock };
  const shifted = (moment: Date) => new Date(moment.getTime() + milliseconds());
  Object.assign(clock, {
    now: () => shifted(real.now()),
    read: async () => shifted(await real.read()),
  } satisfies ClockService);
  return () => Promise.resolve(void Object.assign(clock, real));
};

/** Lets an hour pass on the clock that the plugin's processes share, as soon as a run waits for a bulk operation. */
export const passAnHour = (world: Pick<World, 'crm'>): Ended => {
  const passed = runningOperations(world).then(() => shiftClock(world, () => MS_HOUR));
  return async () => (await passed)();
};

/** A shop, and the app that is installed there. */
export interface App {
  domain: string;
  clientId: string;
}

/** Cancels an operation, as another program with the same app does: with a client of its own. */
const cancelAs = (
  { simulator }: Pick<World, 'simulator'>,
  { domain, clientId }: App,
  { bulkId }: Checkpoint
): Promise<unknown> => {
  const client = createShopifyClient({
    domain,
    origin: simulator.origin(domain),
    apiVersion: '2026-07',
    getAccessToken: () => Promise.resolve(simulator.local.install(domain, { clientId }).accessToken),
  });
  return cancelBulk(client, String(bulkId));
};

/** Cancels the bulk operation that a run waits for, as another program with the same app does. */
export const cancelElsewhere = (world: Pick<World, 'crm' | 'simulator'>, app: App): Ended =>
  cancelStuckOperations(world, app, 100);

/** The same for each operation that is seen running twice within a second. */
export const cancelStuckOperations = (
  world: Pick<World, 'crm' | 'simulator'>,
  app: App,
  everyMs = 1_000
): Ended => {
  let seen: (string | null)[] = [];
  let looking: Promise<unknown> = Promise.resolve();
  const look = async () => {
    const running = await operationsUnderWay(world);
    // One that has ended stays as it is.
    for (const one of running) if (seen.includes(one.bulkId)) await cancelAs(world, app, one);
    seen = running.map(({ bulkId }) => bulkId);
  };
  // What strikes the plugin strikes this program too: it looks again.
  const timer = setInterval(() => (looking = looking.then(look).catch(() => undefined)), everyMs);
  return async () => {
    clearInterval(timer);
    await looking;
  };
};

/** Has the temporary folder lie where there can be none. */
export const spoilTemporaryFolder = async (): Promise<Ended> => {
  const before = process.env.TMPDIR;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-spoilt-'));
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  process.env.TMPDIR = path.join(file, 'tmp');
  return async () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    await rm(folder, { recursive: true });
  };
};

/** Lets the plugin give up requests that are not answered after half a second, as it does after half a minute. */
export const hastenTimeouts = (milliseconds = 500): Ended => {
  const realm = shared?.globalThis ?? globalThis;
  const { setTimeout } = realm;
  const { timeout } = realm.AbortSignal;
  const sooner = (delay?: number) => (delay === MS_REQUEST ? milliseconds : delay);
  const hasty = (run: () => void, delay?: number, ...rest: unknown[]) =>
    setTimeout(run, sooner(delay), ...(rest as []));
  realm.setTimeout = Object.assign(hasty, setTimeout) as typeof setTimeout;
  realm.AbortSignal.timeout = (delay) => timeout.call(realm.AbortSignal, sooner(delay) as number);
  return () => {
    realm.setTimeout = setTimeout;
    realm.AbortSignal.timeout = timeout;
    return Promise.resolve();
  };
};

/** Wakes the store's run again and again, as Shopify's notices of finished operations do: its pauses are short. */
export const nudgeRuns = ({ crm }: Pick<World, 'crm'>, domain: string): Ended => {
  const sync = crm.strapi.plugin('shopify-crm').service('sync') as { bulkFinished(domain: string): void };
  const timer = setInterval(() => sync.bulkFinished(domain), 500);
  return () => {
    clearInterval(timer);
    return Promise.resolve();
  };
};

/** Several of them at once. */
export const all = (...ended: Ended[]): Ended =>
  async function end() {
    for (const one of ended) await one();
  };
