import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { adminClient, loginAdmin, registerFirstAdmin } from '../../playground/scripts/support/admin-client';
import { PLAYGROUND } from '../../playground/scripts/support/build';
import { connectStoreOverOAuth } from '../../playground/scripts/support/connect-store';
import { readHeldOverRest } from '../../playground/scripts/support/held-records';
import { freePort } from '../../playground/scripts/support/ports';
import { startStrapiProcess, type StrapiProcess } from '../../playground/scripts/support/strapi-process';
import { compare } from '../../simulator/src/compare/index';
import { createRng } from '../../simulator/src/generate/random';
import { IMPORT_SCOPES, startSimulator, type Simulator } from '../../simulator/src/index';
import { connectTo } from './support/connection';
import { createTestDatabase, type TestDatabase } from './support/database';
import { startFullSync } from './support/start-full-sync';
import { waitFor } from './support/wait';

const DOMAIN = 'restart.myshopify.com';
const LOGIN = { email: 'admin@example.com', password: 'Test-admin-1' };
/** A lease must run out first; see MS_RUN_LEASE. */
const TAKE_OVER_MS = 240_000;

/** Five seconds, and Strapi's own. */
const MS_TO_STOP = 7_000;

/** How often Strapi is killed, at random moments: `KILLS=50 KILL_SEED=…` tries more and others. */
const KILLS = Number(process.env.KILLS ?? 2);
const KILL_SEED = process.env.KILL_SEED ?? 'killed';
/** Where there is time, a run that was killed in is taken over before the next kill. */
const MS_LONGEST_LIFE = process.env.KILLS ? 25_000 : 2_000;

let simulator: Simulator;
let database: TestDatabase;
let port: number;
let strapi: StrapiProcess;

const boot = async (): Promise<StrapiProcess> =>
  startStrapiProcess({
    app: PLAYGROUND,
    port,
    logFile: path.join(os.tmpdir(), `shopify-crm-restart-${process.pid}.log`),
    env: {
      ...database.env,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SHOPIFY_SHOP_ORIGIN: `${simulator.url}/{shop}`,
      SHOPIFY_CRM_CONFIG: JSON.stringify({ backfill: 'paged' }),
    },
  });

/** What is held by a process, of events and of runs. */
const held = async (): Promise<unknown[]> => {
  const knex = connectTo(database);
  try {
    const tables = ['shopify_crm_webhook_events', 'shopify_crm_sync_runs'];
    const found = tables.map((table) => knex(table).select('id').whereNotNull('lease_owner'));
    return (await Promise.all(found)).flat();
  } finally {
    await knex.destroy();
  }
};

/** Stops Strapi while Shopify leaves both a run and events without an answer. */
const stopAtWork = async (): Promise<void> => {
  const silence = simulator.local.addFault({ kind: 'silence', settings: {} });
  simulator.local.applyRandom(DOMAIN, 10, 'while stopping');
  // The run's request, and one for each resource of the events.
  await waitFor(() => simulator.local.answersUnderWay().underWay > 1, {
    what: 'a run and events to wait for Shopify',
  });
  expect(await held()).not.toEqual([]);
  const began = Date.now();
  await strapi.stop();
  expect(await strapi.ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(MS_TO_STOP);
  expect(await held()).toEqual([]);
  simulator.local.removeFault(silence.id);
};

beforeAll(async () => {
  simulator = await startSimulator({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'restart', customers: 150, products: 40, orders: 120 }],
    retryScale: 0.01,
  });
  database = await createTestDatabase();
  port = await freePort();
  strapi = await boot();
  await registerFirstAdmin(strapi.url, LOGIN);
});

afterAll(async () => {
  await strapi.stop();
  await simulator.close();
  await database.drop();
});

describe('a first sync', () => {
  it(
    'goes on after Strapi was stopped, and after it was killed, and misses nothing of what happened meanwhile',
    async () => {
      const plugin = `${strapi.url}/api/shopify-crm`;
      const { clientId, clientSecret } = simulator.local.registerApp({
        clientId: '6a7b8c9d0e1f60718293a4b5c6d7e8f9',
        scopes: [...IMPORT_SCOPES, 'read_all_orders'],
        redirectUrls: [`${plugin}/oauth/callback`],
      });
      let admin = await loginAdmin(strapi.url, LOGIN);
      const apiToken = await admin.createApiToken('restart');
      await admin.installSolution('e-commerce');
      // Slow enough that each process sees but a part of it.
      simulator.local.addFault({ kind: 'latency', settings: { ms: 250 } });
      await connectStoreOverOAuth(admin, {
        domain: DOMAIN,
        method: 'custom-app',
        clientId,
        clientSecret,
        includeOldOrders: true,
      });
      const progressed = () =>
        waitFor(
          async () => {
            const [run] = await admin.runs(DOMAIN);
            return (
              run?.status === 'running' && Object.values(run.resources).some(({ written }) => written > 0)
            );
          },
          { what: 'the run to make progress', timeoutMs: TAKE_OVER_MS }
        );

      await progressed();
      await stopAtWork();
      simulator.local.applyRandom(DOMAIN, 10, 'while stopped');
      strapi = await boot();
      admin = adminClient(strapi.url, (await loginAdmin(strapi.url, LOGIN)).token);
      expect((await admin.runs(DOMAIN))[0]).toMatchObject({ status: 'running' });

      let started = 1;
      const rng = createRng(KILL_SEED);
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await sleep(rng.int(0, MS_LONGEST_LIFE));
        await strapi.kill();
        simulator.local.applyRandom(DOMAIN, 10, `while dead ${kill}`);
        strapi = await boot();
        admin = adminClient(strapi.url, (await loginAdmin(strapi.url, LOGIN)).token);
        // Where the run has ended meanwhile, there is another to kill in.
        if ((await admin.runs(DOMAIN))[0]?.status !== 'completed') continue;
        await startFullSync(admin, strapi.url);
        started += 1;
      }
      simulator.local.clearFaults();
      const runs = await waitFor(
        async () => {
          const found = await admin.runs(DOMAIN);
          return found[0]?.status === 'completed' && found;
        },
        { what: 'the run to be taken over and completed', timeoutMs: TAKE_OVER_MS }
      );
      expect(runs.filter(({ status }) => status !== 'completed')).toEqual([]);
      if (!process.env.KILLS) expect(runs).toHaveLength(started);

      await simulator.local.whenIdle();
      await waitFor(
        async () =>
          (await admin.countEvents(DOMAIN, 'pending')) + (await admin.countEvents(DOMAIN, 'processing')) ===
          0,
        { what: 'the events to settle', timeoutMs: TAKE_OVER_MS }
      );
      const held = await readHeldOverRest(strapi.url, apiToken);
      expect(compare([...simulator.shops.values()], held)).toEqual([]);
    },
    600_000 + KILLS * 60_000
  );
});
