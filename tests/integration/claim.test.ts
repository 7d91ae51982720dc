import { randomUUID } from 'node:crypto';

import type { ConnectRequest, Store } from '../../shared/contracts';
import { releaseShop } from '../../server/src/stores/connect/claim';
import type { ClientsService } from '../../server/src/stores/credentials/clients';
import { thisInstance } from '../../server/src/stores/instance';
import { claimsOf } from './support/claims';
import { heldToken } from './support/held-token';
import { connectStore, registerApp } from './support/shopify';
import { startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const TAKEN = 'taken.myshopify.com';
const OURS = 'ours.myshopify.com';
const LOST = 'lost.myshopify.com';
const COPIED = 'copied.myshopify.com';
const OTHER = { instanceId: randomUUID(), publicUrl: 'https://other.example.com', since: '2026-01-01' };

let world: World;

beforeAll(async () => {
  world = await startWorld({
    shops: [TAKEN, OURS, LOST, COPIED].map((domain) => ({ domain, customers: 3, orders: 2, products: 1 })),
  });
});

// The copy took the first Strapi's place, so that the world's own way of stopping would stop the first again.
afterAll(async () => {
  await world.crm.stop();
  await world.simulator.close();
});

const app = (crm: TestStrapi = world.crm) =>
  registerApp(crm, world.simulator, { organisationShops: [TAKEN, OURS, LOST, COPIED] });

const claims = (domain: string) => claimsOf(world.simulator, domain, app().clientId);

const connect = (domain: string) => connectStore(world.crm, world.simulator, { domain });

const storeOf = async (domain: string, crm: TestStrapi = world.crm): Promise<Store | undefined> =>
  (await crm.client.stores()).find((store) => store.domain === domain);

const disconnect = (store: Store | undefined) =>
  world.crm.admin.post(`/shopify-crm/stores/${store?.documentId}/disconnect`).expect(200);

const isInstalled = (domain: string) =>
  world.simulator.local.listShops().some((shop) => shop.domain === domain && shop.installations.length > 0);

const subscribedTo = (domain: string) =>
  world.simulator.local
    .listShops()
    .filter((shop) => shop.domain === domain)
    .flatMap(({ installations }) => installations.flatMap(({ subscriptions }) => subscriptions))
    .map(({ uri }) => uri);

/** Waits until nothing of the store is under way, so that what follows meets it at rest. */
const atRest = (domain: string, crm: TestStrapi = world.crm) =>
  waitFor(async () => {
    const store = await storeOf(domain, crm);
    return store?.activeRun === null && store.lastSyncAt !== null && store;
  });

describe('who this Strapi is', () => {
  it('is decided once, however many ask at first', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => thisInstance(world.crm.strapi)));
    expect(new Set(ids.map(({ instanceId }) => instanceId)).size).toBe(1);
    expect(ids[0]?.publicUrl).toBe(world.crm.url);
  });
});

describe('a shop of another Strapi', () => {
  const methods = (): ConnectRequest[] => {
    const { clientId, clientSecret } = app();
    const { accessToken } = world.simulator.local.install(TAKEN, { clientId });
    return [
      { domain: TAKEN, method: 'client-credentials', clientId, clientSecret },
      { domain: TAKEN, method: 'access-token', accessToken, clientSecret },
    ];
  };

  beforeAll(async () => {
    const { clientId, scopes } = app();
    world.simulator.local.install(TAKEN, { clientId, scopes });
    await claims(TAKEN).write(OTHER);
  });

  afterEach(async () => {
    expect(await storeOf(TAKEN)).toBeUndefined();
    expect(isInstalled(TAKEN)).toBe(true);
    expect(await claims(TAKEN).read()).toEqual(OTHER);
  });

  it('is refused with 409 by the methods without a redirect', async () => {
    for (const request of methods()) {
      const { body } = await world.crm.admin.post('/shopify-crm/stores/connect').send(request).expect(409);
      expect(body.error).toMatchObject({
        message: 'This Shopify store is already connected to another workspace.',
        details: {
          code: 'store_already_connected',
          remedy: expect.stringContaining('Disconnect it there'),
          holder: { publicUrl: OTHER.publicUrl, since: OTHER.since },
        },
      });
    }
  });

  it('is refused after the consent page too', async () => {
    expect(await connect(TAKEN)).toMatchObject({
      connected: null,
      error: 'store_already_connected',
      holder: OTHER.publicUrl,
    });
  });
});

describe('a shop of ours', () => {
  it('says whose it is, is known again, and is free once disconnected', async () => {
    expect(await connect(OURS)).toMatchObject({ connected: OURS });
    const claim = await claims(OURS).read();
    expect(claim).toEqual({
      ...(await thisInstance(world.crm.strapi)),
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    await atRest(OURS);
    world.simulator.local.revokeTokens(OURS, app().clientId);
    const store = await storeOf(OURS);
    await world.crm.strapi.db
      .query('plugin::shopify-crm.store')
      .updateMany({ where: { domain: OURS }, data: { connectionStatus: 'needs-attention' } });
    expect(await connect(OURS)).toMatchObject({ connected: OURS });
    expect(await claims(OURS).read()).toEqual(claim);
    await atRest(OURS);

    expect((await disconnect(store)).body.warnings).toEqual([]);
    expect(isInstalled(OURS)).toBe(false);
    expect(await connect(OURS)).toMatchObject({ connected: OURS });
  });

  it('is released by itself, not only with the installation, and claimed again by the next check', async () => {
    const store = await atRest(OURS);
    const row = await world.crm.strapi.db
      .query('plugin::shopify-crm.store')
      .findOne({ where: { domain: OURS } });
    const clients = world.crm.strapi.plugin('shopify-crm').service('clients') as ClientsService;
    await releaseShop(world.crm.strapi, clients.forStore(row), {});
    expect(isInstalled(OURS)).toBe(true);
    expect(await claims(OURS).read()).toBeNull();
    await releaseShop(world.crm.strapi, clients.forStore(row), {});
    await world.crm.admin.post(`/shopify-crm/stores/${store.documentId}/webhooks`).expect(200);
    expect(await claims(OURS).read()).toMatchObject(await thisInstance(world.crm.strapi));
  });

  it('that went to another meanwhile is let alone: its webhooks stay, and so does its installation', async () => {
    expect(await connect(LOST)).toMatchObject({ connected: LOST });
    const store = await atRest(LOST);
    const subscriptions = subscribedTo(LOST);
    await claims(LOST).write(OTHER);
    const { body } = await world.crm.admin
      .put(`/shopify-crm/stores/${store.documentId}`)
      .send({ options: { importCustomers: false } })
      .expect(200);
    expect(body.data).toMatchObject({
      status: 'needs-attention',
      lastError: { code: 'store_already_connected' },
    });
    expect(subscribedTo(LOST)).toEqual(subscriptions);
    expect((await disconnect(store)).body).toMatchObject({
      data: { status: 'disconnected' },
      warnings: [],
    });
    expect(isInstalled(LOST)).toBe(true);
    expect(await claims(LOST).read()).toEqual(OTHER);
  });
});

describe('a copy of the database under another address', () => {
  it('does not act for the first: no token, no webhook, no new connection', async () => {
    expect(await connect(COPIED)).toMatchObject({ connected: COPIED });
    await atRest(COPIED);
    const { token } = await heldToken(world.crm, COPIED).read();
    const subscriptions = subscribedTo(COPIED);
    const { database, url: firstUrl } = world.crm;
    await world.crm.stop({ keepDatabase: true });
    world.crm = await startStrapi({ shopOrigin: `${world.simulator.url}/{shop}`, database });
    expect(world.crm.url).not.toBe(firstUrl);

    const copy = await waitFor(async () => {
      const store = await storeOf(COPIED);
      return store?.status === 'needs-attention' && store;
    });
    expect(copy.lastError).toMatchObject({ code: 'store_already_connected' });
    await heldToken(world.crm, COPIED).endAt(new Date(0));
    await world.crm.admin.post(`/shopify-crm/stores/${copy.documentId}/webhooks`).expect(409);
    expect((await heldToken(world.crm, COPIED).read()).token.refreshToken).toBe(token.refreshToken);
    expect(subscribedTo(COPIED)).toEqual(subscriptions);
    expect(await connect(COPIED)).toMatchObject({ error: 'store_already_connected' });
    expect((await disconnect(copy)).body.warnings).toEqual([
      expect.stringContaining('belongs to another workspace'),
    ]);
    expect(isInstalled(COPIED)).toBe(true);
    expect((await claims(COPIED).read())?.publicUrl).toBe(firstUrl);

    // The way out where the first is gone: its installation ends in the Shopify admin.
    world.simulator.local.uninstall(COPIED, app().clientId);
    expect(await connect(COPIED)).toMatchObject({ connected: COPIED });
    expect((await claims(COPIED).read())?.publicUrl).toBe(world.crm.url);
  });
});
