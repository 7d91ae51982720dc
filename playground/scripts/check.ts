import type { SyncRun } from '../../shared/contracts';
import { compare } from '../../simulator/src/compare/index';
import type { Demo } from './start';
import { loginAdmin, type AdminClient } from './support/admin-client';
import { connectStoreOverOAuth } from './support/connect-store';
import { readHeldOverRest, type Held } from './support/held-records';
import { countRecords, describeDifferences, secondsSince, table } from './support/report';
import { waitFor } from './support/wait';

const SYNC_TIMEOUT_MS = 10 * 60_000;
const SETTLE_TIMEOUT_MS = 5 * 60_000;

/** Live changes come in bursts of this many, so that reads and further changes overlap. */
const BURST = 50;

/** What a check needs of a demo: a Strapi that is not yet connected, and the shop beside it. */
export type Checked = Pick<Demo, 'url' | 'login' | 'simulator' | 'shopDomain' | 'app'>;

interface CheckOptions {
  /** How many live changes are made after the first sync. */
  changes: number;
  say?: (line: string) => void;
}

const unfinished = (run: SyncRun): boolean => run.status === 'queued' || run.status === 'running';

const progress = (runs: SyncRun[]): string =>
  runs
    .map(
      ({ mode, status, engine, resources }) =>
        `${mode} ${engine ?? ''} ${status} ${JSON.stringify(resources)}`
    )
    .join('; ');

/** Waits until every resource was synced by a completed run and none is under way. */
const waitForFirstSync = async (admin: AdminClient, domain: string): Promise<SyncRun[]> => {
  let runs: SyncRun[] = [];
  return waitFor(
    async () => {
      runs = await admin.runs(domain);
      const broken = runs.find((run) => run.status === 'failed' || run.status === 'cancelled');
      if (broken) throw new Error(`A sync run ${broken.status}: ${JSON.stringify(broken)}`);
      const synced = new Set(
        runs.filter((run) => run.status === 'completed').flatMap((run) => Object.keys(run.resources))
      );
      const all = ['customers', 'products', 'orders'].every((resource) => synced.has(resource));
      return all && !runs.some(unfinished) && runs;
    },
    { timeoutMs: SYNC_TIMEOUT_MS, everyMs: 100, what: () => `the first sync to end: ${progress(runs)}` }
  );
};

/** Waits until Shopify has delivered every webhook and Strapi has settled every event of them. */
const waitUntilSettled = async ({ simulator, shopDomain }: Checked, admin: AdminClient): Promise<void> => {
  const counts = { pending: 0, processing: 0 };
  await waitFor(
    async () => {
      if (!(await simulator.control.whenIdle(1_000)).idle) return false;
      counts.pending = await admin.countEvents(shopDomain, 'pending');
      counts.processing = await admin.countEvents(shopDomain, 'processing');
      return counts.pending + counts.processing === 0;
    },
    {
      timeoutMs: SETTLE_TIMEOUT_MS,
      everyMs: 100,
      what: () => `the webhooks to settle: ${JSON.stringify(counts)}`,
    }
  );
};

const connect = async (demo: Checked, admin: AdminClient): Promise<void> => {
  const outcome = await connectStoreOverOAuth(admin, {
    domain: demo.shopDomain,
    method: 'custom-app',
    ...demo.app,
    includeOldOrders: true,
  });
  if (outcome.connected !== demo.shopDomain)
    throw new Error(`The store did not connect: ${outcome.settingsUrl}`);
};

const compareAll = (demo: Checked, held: Held, when: string, say: (line: string) => void): number => {
  const differences = compare([...demo.simulator.shops.values()], held);
  say(`Differences ${when}: ${differences.length}`);
  for (const line of describeDifferences(differences)) say(`  ${line}`);
  return differences.length;
};

/**
 * Does without a person what the demo is there to show, over Strapi's HTTP routes and Shopify's redirects only: connects the
 * simulated store, installs the solution, waits for the first sync, compares every record, makes live changes in the shop,
 * compares again, and says the figures.
 *
 * @returns whether Strapi and the shop agree in every record and no event failed.
 * @throws where a step fails or takes too long.
 */
export const checkDemo = async (demo: Checked, options: CheckOptions): Promise<boolean> => {
  const { changes, say = (line: string) => console.log(line) } = options;
  const { shopDomain, simulator } = demo;
  const admin = await loginAdmin(demo.url, demo.login);
  const apiToken = await admin.createApiToken('check');

  say(`Connecting ${shopDomain} over OAuth…`);
  const started = Date.now();
  await connect(demo, admin);
  await admin.installSolution('e-commerce');
  const runs = await waitForFirstSync(admin, shopDomain);
  const syncSeconds = secondsSince(started);
  await waitUntilSettled(demo, admin);
  const imported = await readHeldOverRest(demo.url, apiToken);
  const total = countRecords(imported);
  say(`First sync (${runs.map((run) => run.engine).join(', ')}):`);
  for (const line of table(imported)) say(`  ${line}`);
  say(
    `  ${total} records in ${syncSeconds.toFixed(1)} s, consent page included: ${Math.round(total / syncSeconds)} records/s`
  );
  let differences = compareAll(demo, imported, 'after the first sync', say);

  say(`Making ${changes} live changes…`);
  const changing = Date.now();
  for (let made = 0; made < changes; made += BURST) {
    await simulator.control.applyRandom(shopDomain, Math.min(BURST, changes - made), `live-${made}`);
  }
  const changed = Date.now();
  await waitUntilSettled(demo, admin);
  const deliveries = await simulator.control.deliveries({ shop: shopDomain });
  say(
    `  ${changes} changes, ${deliveries.length} webhooks: all in Strapi ${secondsSince(changing).toFixed(1)} s after the first ` +
      `and ${secondsSince(changed).toFixed(1)} s after the last change`
  );
  const held = await readHeldOverRest(demo.url, apiToken);
  for (const line of table(held)) say(`  ${line}`);
  differences += compareAll(demo, held, 'after the live changes', say);

  const failed = await admin.failedEvents(shopDomain);
  for (const event of failed)
    say(`  Failed event: ${event.topic} ${event.resourceId} ${JSON.stringify(event.error)}`);
  say(`Failed events: ${failed.length}`);
  return differences === 0 && failed.length === 0;
};
