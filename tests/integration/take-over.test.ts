import type { ConnectRequest } from '../../shared/contracts';
import { startSimulator, type Simulator } from '../../simulator/src/index';
import { claimsOf } from './support/claims';
import { connectStore, registerApp } from './support/shopify';
import { startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';

const OAUTH = 'over-oauth.myshopify.com';
const DIRECT = 'direct.myshopify.com';
const SHOPS = [OAUTH, DIRECT];

/** Five starts of Strapi, one after the other. */
const LONG = 240_000;

let simulator: Simulator;
/** The Strapi that runs now: a process takes one at a time, so the two of this test take turns. */
let crm: TestStrapi;

beforeAll(async () => {
  simulator = await startSimulator({
    bulkDurationMs: 50,
    retryScale: 0.01,
    shops: SHOPS.map((domain) => ({ domain, customers: 3 })),
  });
  crm = await startStrapi({ shopOrigin: `${simulator.url}/{shop}` });
});

afterAll(async () => {
  await crm.stop();
  await simulator.close();
});

const app = () => registerApp(crm, simulator, { organisationShops: SHOPS });

const withCredentials = (more: Partial<ConnectRequest> = {}): ConnectRequest => {
  const { clientId, clientSecret } = app();
  return { domain: DIRECT, method: 'client-credentials', clientId, clientSecret, ...more };
};

const storeOf = (domain: string) => crm.store(domain);

const atRest = (domain: string) =>
  waitFor(async () => {
    const store = await storeOf(domain);
    return store.activeRun === null && store.lastSyncAt !== null && store;
  });

const subscribedTo = (domain: string) =>
  simulator.local
    .listShops()
    .filter((shop) => shop.domain === domain)
    .flatMap(({ installations }) => installations.flatMap(({ subscriptions }) => subscriptions))
    .map(({ uri }) => new URL(uri).origin);

const holderOf = async (domain: string) =>
  (await claimsOf(simulator, domain, app().clientId).read())?.publicUrl;

it(
  'a shop goes to another Strapi when its admin says so knowingly, and the first stands back',
  async () => {
    const { clientId, scopes } = app();
    simulator.local.install(DIRECT, { clientId, scopes });
    expect(await connectStore(crm, simulator, { domain: OAUTH })).toMatchObject({ connected: OAUTH });
    await crm.admin.post('/shopify-crm/stores/connect').send(withCredentials()).expect(201);
    for (const domain of SHOPS) await atRest(domain);
    const first = { url: crm.url, port: crm.port, database: crm.database };

    await crm.stop({ keepDatabase: true });
    crm = await startStrapi({ shopOrigin: `${simulator.url}/{shop}` });
    const second = { url: crm.url, database: crm.database };
    for (const takeOver of [undefined, false]) {
      const { body } = await crm.admin
        .post('/shopify-crm/stores/connect')
        .send(withCredentials({ takeOver }))
        .expect(409);
      expect(body.error.details).toMatchObject({
        code: 'store_already_connected',
        holder: { publicUrl: first.url, since: expect.stringMatching(/^\d{4}-/) },
      });
    }
    expect(await connectStore(crm, simulator, { domain: OAUTH })).toMatchObject({
      error: 'store_already_connected',
      holder: first.url,
    });
    expect(await crm.client.stores()).toEqual([]);
    for (const domain of SHOPS) expect(await holderOf(domain)).toBe(first.url);

    await crm.admin
      .post('/shopify-crm/stores/connect')
      .send(withCredentials({ takeOver: true }))
      .expect(201);
    expect(await connectStore(crm, simulator, { domain: OAUTH, request: { takeOver: true } })).toMatchObject({
      connected: OAUTH,
    });
    for (const domain of SHOPS) {
      expect(await holderOf(domain)).toBe(second.url);
      expect(new Set(subscribedTo(domain))).toEqual(new Set([second.url]));
      await atRest(domain);
    }

    await crm.stop({ keepDatabase: true });
    crm = await startStrapi({ shopOrigin: `${simulator.url}/{shop}`, ...first });
    for (const domain of SHOPS) {
      const store = await waitFor(async () => {
        const one = await storeOf(domain);
        return one.status === 'needs-attention' && one;
      });
      expect(store).toMatchObject({ lastError: { code: 'store_already_connected' } });
      const row = await crm.strapi.db.query('plugin::shopify-crm.store').findOne({ where: { domain } });
      expect(row).toMatchObject({ credentials: null, keptSecret: expect.any(String) });
      const sync = `/shopify-crm/stores/${store.documentId}/sync`;
      await crm.admin.post(sync).send({ mode: 'full' }).expect(409);
      await crm.admin.post(`/shopify-crm/stores/${store.documentId}/disconnect`).expect(200);
      expect(await holderOf(domain)).toBe(second.url);
      expect(new Set(subscribedTo(domain))).toEqual(new Set([second.url]));
    }
    // The second's database, which the Strapi of this test does not run on any more.
    await second.database.drop();
  },
  LONG
);

it('a Strapi that was displaced while it ran learns so before its next sync, and takes no token along', async () => {
  await crm.admin
    .post('/shopify-crm/stores/connect')
    .send(withCredentials({ takeOver: true }))
    .expect(201);
  const { documentId } = await atRest(DIRECT);
  const other = { instanceId: 'another', publicUrl: 'https://other.example.com', since: '2026-01-01' };
  await claimsOf(simulator, DIRECT, app().clientId).write(other);
  const { body } = await crm.admin
    .post(`/shopify-crm/stores/${documentId}/sync`)
    .send({ mode: 'incremental' })
    .expect(409);
  expect(body.error.details.code).toBe('store_already_connected');
  expect(await storeOf(DIRECT)).toMatchObject({ status: 'needs-attention', activeRun: null });
  await crm.admin.post(`/shopify-crm/stores/${documentId}/webhooks`).expect(409);
});
