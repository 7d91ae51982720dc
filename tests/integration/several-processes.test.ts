import os from 'node:os';
import path from 'node:path';
import {
  adminClient,
  loginAdmin,
  registerFirstAdmin,
  type AdminClient,
} from '../../playground/scripts/support/admin-client';
import { PLAYGROUND } from '../../playground/scripts/support/build';
import { connectStoreOverOAuth } from '../../playground/scripts/support/connect-store';
import { readHeldOverRest } from '../../playground/scripts/support/held-records';
import { freePort } from '../../playground/scripts/support/ports';
import { startStrapiProcess, type StrapiProcess } from '../../playground/scripts/support/strapi-process';
import { compare } from '../../simulator/src/compare/index';
import { IMPORT_SCOPES, startSimulator, type Simulator } from '../../simulator/src/index';
import { startBalancer, type Balancer } from './support/balancer';
import { createTestDatabase, type TestDatabase } from './support/database';
import { startFullSync } from './support/start-full-sync';
import { waitFor } from './support/wait';

const DOMAIN = 'several.myshopify.com';
const CLIENT_ID = '7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4';
const LOGIN = { email: 'admin@example.com', password: 'Test-admin-1' };
const MINUTE = 60_000;
/** The clocks of the three differ by a quarter of an hour. */
const CLOCK_SHIFTS = [0, 8 * MINUTE, -7 * MINUTE];
/** A fleet that is being switched over: the first process knows of no Redis yet, the other two share work over one. */
const QUEUES = [
  { driver: 'database' },
  ...Array(2).fill({ driver: 'bullmq', connection: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' }),
];
/** A lease must run out, and somebody look for it; generous, as the machine may be busy. */
const PATIENCE = { timeoutMs: 4 * MINUTE };

let simulator: Simulator;
let database: TestDatabase;
let balancer: Balancer;
let processes: StrapiProcess[] = [];
let admin: AdminClient;
let apiToken: string;

const boot = async (shift: number, index: number): Promise<StrapiProcess> => {
  const port = await freePort();
  return startStrapiProcess({
    app: PLAYGROUND,
    port,
    logFile: path.join(os.tmpdir(), `shopify-crm-several-${process.pid}-${port}.log`),
    env: {
      ...database.env,
      PUBLIC_URL: balancer.url,
      SHOPIFY_SHOP_ORIGIN: `${simulator.url}/{shop}`,
      SHOPIFY_CRM_CONFIG: JSON.stringify({ backfill: 'bulk', queue: QUEUES[index] }),
      NODE_OPTIONS: `--require ${path.join(__dirname, 'support/shift-clock.js')}`,
      CLOCK_SHIFT_MS: String(shift),
    },
  });
};

/** The plugin's admin routes at one of the processes. */
const adminAt = ({ url }: StrapiProcess): AdminClient => adminClient(url, admin.token);

const traffic = (what: string): number => simulator.local.traffic(DOMAIN)[what] ?? 0;

const runsEnded = (count: number, at: AdminClient) =>
  waitFor(
    async () => {
      const runs = await at.runs(DOMAIN);
      const isOver = runs.every(({ status }) => status === 'completed');
      return runs.length === count && isOver && runs;
    },
    { ...PATIENCE, what: `${count} completed runs` }
  );

/** Waits until every webhook is delivered and every event settled, and compares. */
const differences = async (alive: StrapiProcess) => {
  await simulator.local.whenIdle();
  const at = adminAt(alive);
  await waitFor(
    async () =>
      (await at.countEvents(DOMAIN, 'pending')) + (await at.countEvents(DOMAIN, 'processing')) === 0,
    { ...PATIENCE, what: 'the events to settle' }
  );
  expect(await at.failedEvents(DOMAIN)).toEqual([]);
  return compare([...simulator.shops.values()], await readHeldOverRest(alive.url, apiToken));
};

beforeAll(async () => {
  simulator = await startSimulator({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'several', customers: 25, products: 10, orders: 30 }],
    retryScale: 0.01,
  });
  database = await createTestDatabase();
  balancer = await startBalancer();
  // The first makes the tables.
  const [first = 0, ...others] = CLOCK_SHIFTS;
  processes = [await boot(first, 0)];
  await registerFirstAdmin(processes[0]?.url ?? '', LOGIN);
  processes.push(...(await Promise.all(others.map((shift, index) => boot(shift, index + 1)))));
  balancer.targets.push(...processes.map(({ url }) => url));
  admin = await loginAdmin(balancer.url, LOGIN);
  apiToken = await admin.createApiToken('several');
}, 10 * MINUTE);

afterAll(async () => {
  for (const one of processes) one.signal('SIGCONT');
  await Promise.all(processes.map((one) => one.stop()));
  await balancer.close();
  await simulator.close();
  await database.drop();
});

describe('three processes on one database, whose clocks and queue drivers differ', () => {
  it(
    'bring in a store once',
    async () => {
      const { clientId, clientSecret } = simulator.local.registerApp({
        clientId: CLIENT_ID,
        scopes: [...IMPORT_SCOPES, 'read_all_orders'],
        redirectUrls: [`${balancer.url}/api/shopify-crm/oauth/callback`],
      });
      await admin.installSolution('e-commerce');
      await connectStoreOverOAuth(
        { url: balancer.url, token: admin.token },
        { domain: DOMAIN, method: 'custom-app', clientId, clientSecret, includeOldOrders: true }
      );
      await runsEnded(1, admin);
      expect(traffic('BulkRun')).toBe(3);
      expect(await differences(processes[0] as StrapiProcess)).toEqual([]);
    },
    10 * MINUTE
  );

  it(
    'share the changes, whichever of them hears of each, and refresh a token that was revoked once',
    async () => {
      simulator.local.applyRandom(DOMAIN, 25, 'shared');
      expect(await differences(processes[1] as StrapiProcess)).toEqual([]);
      const before = traffic('refresh_token');
      simulator.local.revokeTokens(DOMAIN, CLIENT_ID);
      simulator.local.applyRandom(DOMAIN, 25, 'revoked');
      expect(await differences(processes[2] as StrapiProcess)).toEqual([]);
      expect(traffic('refresh_token') - before).toBe(1);
    },
    10 * MINUTE
  );

  it(
    'replace one that freezes in the middle of a run, and one that is killed in the middle of events',
    async () => {
      const [first, second, third] = processes as [StrapiProcess, StrapiProcess, StrapiProcess];
      const before = traffic('BulkRun');
      // Slow enough to be interrupted in the middle.
      const latency = simulator.local.addFault({ kind: 'latency', settings: { ms: 300 } });
      await startFullSync(admin, second.url);
      await waitFor(() => traffic('BulkRun') > before, { ...PATIENCE, what: 'the run to begin' });
      second.signal('SIGSTOP');
      balancer.targets.splice(0, 3, third.url);
      simulator.local.applyRandom(DOMAIN, 20, 'killed');
      await waitFor(async () => (await adminAt(first).countEvents(DOMAIN, 'processing')) > 0, {
        ...PATIENCE,
        what: 'the events to be worked on',
      });
      await third.kill();
      balancer.targets.splice(0, 1, first.url);
      simulator.local.removeFault(latency.id);

      await runsEnded(2, adminAt(first));
      expect(await differences(first)).toEqual([]);
      second.signal('SIGCONT');
      expect(await differences(second)).toEqual([]);
      // At most one operation was asked for by the frozen one without its being noted.
      expect(traffic('BulkRun') - before).toBeLessThanOrEqual(4);
      expect(await adminAt(first).runs(DOMAIN)).toHaveLength(2);
    },
    10 * MINUTE
  );

  it(
    'hand over within five seconds when one is stopped while an old and a new one run',
    async () => {
      const [first, second] = processes as [StrapiProcess, StrapiProcess];
      const latency = simulator.local.addFault({ kind: 'latency', settings: { ms: 300 } });
      await startFullSync(admin, first.url);
      balancer.targets.splice(0, 1, second.url);
      simulator.local.applyRandom(DOMAIN, 10, 'stopped');
      const began = Date.now();
      await first.stop();
      expect(await first.ended).toBe(0);
      expect(Date.now() - began).toBeLessThan(5_000);
      simulator.local.removeFault(latency.id);
      await runsEnded(3, adminAt(second));
      expect(await differences(second)).toEqual([]);
    },
    10 * MINUTE
  );
});
