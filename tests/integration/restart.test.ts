import os from 'node:os';
import path from 'node:path';
import { adminClient, loginAdmin, registerFirstAdmin } from '../../playground/scripts/support/admin-client';
import { PLAYGROUND } from '../../playground/scripts/support/build';
import { connectStoreOverOAuth } from '../../playground/scripts/support/connect-store';
import { readHeldOverRest } from '../../playground/scripts/support/held-records';
import { freePort } from '../../playground/scripts/support/ports';
import { startStrapiProcess, type StrapiProcess } from '../../playground/scripts/support/strapi-process';
import { compare } from '../../simulator/src/compare/index';
import { IMPORT_SCOPES, startSimulator, type Simulator } from '../../simulator/src/index';
import { createTestDatabase, type TestDatabase } from './support/database';
import { waitFor } from './support/wait';

const DOMAIN = 'restart.myshopify.com';
const LOGIN = { email: 'admin@example.com', password: 'Test-admin-1' };
/** A lease must run out first; see MS_RUN_LEASE. */
const TAKE_OVER_MS = 60_000;

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

beforeAll(async () => {
  simulator = await startSimulator({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'restart', customers: 150, products: 40, orders: 120 }],
    retryScale: 0.01,
  });
  database = await createTestDatabase();
  port = await freePort();
  strapi = await boot();
  await registerFirstAdmin(strapi.url, LOGIN);
}, 120_000);

afterAll(async () => {
  await strapi.stop();
  await simulator.close();
  await database.drop();
});

describe('a first sync', () => {
  it('goes on after Strapi was stopped, and after it was killed, and misses nothing of what happened meanwhile', async () => {
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
          return run?.status === 'running' && Object.values(run.resources).some(({ written }) => written > 0);
        },
        { what: 'the run to make progress', timeoutMs: TAKE_OVER_MS }
      );

    await progressed();
    await strapi.stop();
    simulator.local.applyRandom(DOMAIN, 10, 'while stopped');
    strapi = await boot();
    admin = adminClient(strapi.url, (await loginAdmin(strapi.url, LOGIN)).token);
    expect((await admin.runs(DOMAIN))[0]).toMatchObject({ status: 'running' });

    await strapi.kill();
    simulator.local.applyRandom(DOMAIN, 10, 'while dead');
    strapi = await boot();
    admin = adminClient(strapi.url, (await loginAdmin(strapi.url, LOGIN)).token);
    simulator.local.clearFaults();
    const runs = await waitFor(
      async () => {
        const found = await admin.runs(DOMAIN);
        return found[0]?.status === 'completed' && found;
      },
      { what: 'the run to be taken over and completed', timeoutMs: TAKE_OVER_MS }
    );
    expect(runs).toHaveLength(1);

    await simulator.local.whenIdle();
    await waitFor(
      async () =>
        (await admin.countEvents(DOMAIN, 'pending')) + (await admin.countEvents(DOMAIN, 'processing')) === 0,
      { what: 'the events to settle', timeoutMs: TAKE_OVER_MS }
    );
    const held = await readHeldOverRest(strapi.url, apiToken);
    expect(compare([...simulator.shops.values()], held)).toEqual([]);
  }, 240_000);
});
