import { RESOURCES, type SyncMode } from '../../../shared/contracts';
import { createDeliveries, type Deliveries } from './deliveries';
import { DOMAINS, type Laboratory } from './laboratory';
import { bootPluginProcess, type Factories, type PluginProcess } from './plugin-process';

/** How long a dead Strapi stays away: longer than any lease. */
const MS_DOWN = 61_000;
/** How long the machine may take for something that ends by itself. */
const MS_PATIENCE = 180_000;
/** What passes at a time while a run waits. */
const MS_NUDGE = 500;

/** One history's Strapi: its processes, one after the other, and the notices that are on their way to it. */
export interface Session {
  /** The shops' domains. */
  domains: readonly string[];
  notices: Deliveries;
  readonly process: PluginProcess;
  restart(): Promise<void>;
  /** Until nothing goes on by itself: all statements and requests are answered, or held. */
  quiet(): Promise<void>;
  /** The same, with some time for runs that wait for it to pass. */
  work(): Promise<void>;
  /** Lets time pass, and dead processes come back, until there is nothing left to do. */
  settle(): Promise<void>;
  /** Starts a run; one beside another is refused. */
  startRun(shop: number, mode: SyncMode, engine: 'bulk' | 'paged'): Promise<void>;
  /** One run a shop, each to its end. */
  syncAll(mode: SyncMode): Promise<void>;
  /** Whether all of all shops was brought in. */
  isSynced(): Promise<boolean>;
  close(): Promise<void>;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Begins anew with so many shops, and starts a process. */
export const openSession = async (
  lab: Laboratory,
  { shops, seed }: { shops: number; seed: number },
  factories: Factories
): Promise<Session> => {
  const { world, clock } = lab;
  const { strapi } = world.crm;
  const { local } = world.simulator;
  const domains = DOMAINS.slice(0, shops);

  await lab.reset(shops, seed);
  const notices = createDeliveries(world.simulator);
  for (const domain of DOMAINS) notices.take(domain);
  let process = bootPluginProcess(strapi, factories);
  await process.start();

  const restart = async () => {
    await process.bury();
    clock.advance(MS_DOWN);
    process = bootPluginProcess(strapi, factories);
    await process.start();
  };

  const quiet = async () => {
    const deadline = performance.now() + MS_PATIENCE;
    for (let calm = 0, before = -1; calm < 3;) {
      await pause(1);
      const { sent, open } = process.statements;
      const { underWay, held } = local.answersUnderWay();
      calm = open === 0 && underWay === held && sent === before ? calm + 1 : 0;
      before = sent;
      if (performance.now() > deadline) throw new Error('Strapi does not come to rest');
    }
  };

  const activeRuns = (): Promise<{ store: string }[]> =>
    strapi.db.query('plugin::shopify-crm.sync-run').findMany({ where: { activeFor: { $notNull: true } } });

  /** Ends the pauses of runs that wait for time to pass. */
  const nudgeRuns = async (): Promise<number> => {
    if (process.isDead) return 0;
    const runs = await activeRuns();
    if (runs.length > 0) clock.advance(MS_NUDGE);
    for (const { store } of runs) process.services.sync.bulkFinished(store);
    return runs.length;
  };

  /** When there is next an event to work on; null where there is none. */
  const nextEvent = async (): Promise<number | null> => {
    const open: { state: string; nextAttemptAt: string; leaseUntil: string }[] = await strapi.db
      .query('plugin::shopify-crm.webhook-event')
      .findMany({ where: { state: { $in: ['pending', 'processing'] } } });
    const times = open.map((event) =>
      Date.parse(event.state === 'pending' ? event.nextAttemptAt : event.leaseUntil)
    );
    return times.length === 0 ? null : Math.min(...times);
  };

  const settle = async () => {
    const deadline = performance.now() + MS_PATIENCE;
    for (;;) {
      if (process.isDead) await restart();
      await quiet();
      const due = await nextEvent();
      if (due !== null) {
        clock.advance(Math.max(0, due - clock.now()) + 1);
        process.services.inbox.wake();
      }
      const runs = await nudgeRuns();
      if (due === null && runs === 0) return;
      if (performance.now() > deadline)
        throw new Error(`There is no end to it: ${JSON.stringify(await activeRuns())}`);
    }
  };

  const startRun: Session['startRun'] = async (shop, mode, engine) => {
    const { documentId } = await strapi.db
      .query('plugin::shopify-crm.store')
      .findOne({ where: { domain: domains[shop] } });
    strapi.config.set('plugin::shopify-crm.backfill', engine);
    const repair = mode === 'reconcile' ? { repair: true } : {};
    try {
      await process.services.sync.start(documentId, { mode, ...repair });
    } catch (error) {
      if (!process.isDead) throw error;
    }
  };

  return {
    domains,
    notices,
    get process() {
      return process;
    },
    restart,
    quiet,
    settle,
    startRun,
    async work() {
      await quiet();
      if ((await nudgeRuns()) > 0) await quiet();
    },
    async syncAll(mode) {
      for (const shop of domains.keys()) {
        await startRun(shop, mode, 'paged');
        await settle();
      }
    },
    async isSynced() {
      const stores: { cursors: Record<string, string> | null }[] = await strapi.db
        .query('plugin::shopify-crm.store')
        .findMany({ where: { domain: { $in: domains } } });
      return stores.every(({ cursors }) => RESOURCES.every((resource) => cursors?.[resource]));
    },
    close: () => process.bury(),
  };
};
