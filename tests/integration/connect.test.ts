import type { Store } from '../../shared/contracts';
import { beginHandshake, signed } from './support/handshake';
import { heldToken } from './support/held-token';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const SHOPS = ['acme', 'old-orders', 'scoped', 'refused', 'leaving', 'unreachable', 'expiring'];
const domainOf = (name: string) => `${name}.myshopify.com`;

let world: World;

beforeAll(async () => {
  world = await startWorld({
    shops: SHOPS.map((name) => ({ domain: domainOf(name), customers: 5, orders: 5, products: 2 })),
  });
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

const storeOf = (domain: string) => world.crm.store(domain);

const connect = (name: string, more: Partial<Parameters<typeof connectStore>[2]> = {}) =>
  connectStore(world.crm, world.simulator, { domain: domainOf(name), ...more });

const disconnect = (store: Store) =>
  world.crm.admin.post(`/shopify-crm/stores/${store.documentId}/disconnect`);

describe('connecting with a custom app', () => {
  it('goes over Shopify’s consent page to a connected store whose customers are synced', async () => {
    const domain = domainOf('acme');
    expect(await connect('acme', { request: { domain: 'ACME' } })).toMatchObject({
      connected: domain,
      error: null,
    });
    const store = await waitFor(async () => {
      const one = await storeOf(domain);
      return one.lastSyncAt !== null && one;
    });
    expect(store).toMatchObject({
      status: 'connected',
      method: 'custom-app',
      clientIdHint: '2c3d4e'.slice(-5),
      currency: 'EUR',
      missingScopes: [],
      lastError: null,
      counts: { products: 0, invoices: 0 },
      webhooks: { missing: [] },
    });
    expect(store.name).not.toBe('');
    expect(store.counts.contacts).toBeGreaterThan(0);
    expect(store.webhooks.registered).toEqual(
      expect.arrayContaining(['customers/create', 'customers/update', 'customers/delete', 'app/uninstalled'])
    );
    expect(store.webhooks.registered).not.toContain('orders/create');
  });

  it('shows and stores no secret in clear', async () => {
    const { clientSecret } = registerApp(world.crm, world.simulator);
    const answers = await Promise.all(
      ['/shopify-crm/stores', '/shopify-crm/setup', '/shopify-crm/sync-runs'].map((path) =>
        world.crm.admin.get(path)
      )
    );
    const rows: object[] = await world.crm.strapi.db.query('plugin::shopify-crm.store').findMany();
    const all = JSON.stringify([answers.map(({ text }) => text), rows]);
    expect(rows[0]).toHaveProperty('credentials', expect.stringMatching(/^v1\./));
    expect(all).not.toContain(clientSecret);
    expect(all).not.toMatch(/shp(at|ss|ua|rt)_/);
  });

  it('is refused while the store is connected', async () => {
    const { body } = await world.crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain: 'acme', method: 'custom-app', clientId: 'a', clientSecret: 'b' })
      .expect(409);
    expect(body.error.details.code).toBe('store_already_connected');
  });

  it('is refused beside the wrong fields', async () => {
    const { body } = await world.crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain: 'acme.example.com', method: 'custom-app' })
      .expect(400);
    const paths = body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.'));
    expect(paths).toEqual(['domain', 'clientId', 'clientSecret']);
  });

  it('fails with the permission that was asked for and not granted, and works without it', async () => {
    const domain = domainOf('old-orders');
    const app = { approvedForAllOrders: false };
    expect(await connect('old-orders', { app })).toMatchObject({
      connected: null,
      error: 'missing_shopify_permission',
      permission: 'read_all_orders',
    });
    expect(await storeOf(domain)).toMatchObject({
      status: 'needs-attention',
      lastError: {
        code: 'missing_shopify_permission',
        message: 'missing_shopify_permission: read_all_orders',
      },
      webhooks: { registered: [] },
    });
    expect(await connect('old-orders', { app, request: { includeOldOrders: false } })).toMatchObject({
      connected: domain,
    });
    expect(await storeOf(domain)).toMatchObject({ status: 'connected', lastError: null });
    registerApp(world.crm, world.simulator, { approvedForAllOrders: true });
  });

  it('goes on with what is allowed where another scope is missing, and says which', async () => {
    const scopes = ['read_customers', 'read_orders', 'read_all_orders'];
    expect(await connect('scoped', { app: { scopes } })).toMatchObject({
      error: 'missing_shopify_permission',
      permission: 'read_products',
    });
    const store = await storeOf(domainOf('scoped'));
    expect(store.status).toBe('needs-attention');
    expect(store.missingScopes).toEqual(expect.arrayContaining(['read_products', 'read_inventory']));
    expect(store.webhooks.registered).toContain('customers/update');
    registerApp(world.crm, world.simulator);
  });

  it('comes back with oauth_access_denied when it is refused in Shopify', async () => {
    const handshake = await beginHandshake(world, domainOf('refused'));
    const consent = await handshake.browser.open(handshake.redirectUrl);
    const refused = await handshake.browser.press(consent, 'Cancel');
    const { location } = await handshake.browser.open(refused.location ?? '');
    expect(new URL(location ?? '').searchParams.get('error')).toBe('oauth_access_denied');
  });
});

describe('disconnecting', () => {
  it('revokes the token, keeps the records and options, and lets the store come back', async () => {
    const domain = domainOf('leaving');
    await connect('leaving');
    const before = await waitFor(async () => {
      const store = await storeOf(domain);
      return store.counts.contacts > 0 && store.activeRun === null && store;
    });
    await world.crm.admin
      .put(`/shopify-crm/stores/${before.documentId}`)
      .send({ options: { importLineItems: false } })
      .expect(200);

    const { body } = await disconnect(before).expect(200);
    expect(body.warnings).toEqual([]);
    expect(body.data).toMatchObject({
      documentId: before.documentId,
      status: 'disconnected',
      counts: before.counts,
      webhooks: { registered: [] },
    });
    const shop = world.simulator.local.listShops().find((one) => one.domain === domain);
    expect(shop?.installations).toEqual([]);
    await disconnect(before).expect(200);
    await world.crm.admin.post(`/shopify-crm/stores/${before.documentId}/webhooks`).expect(409);
    await world.crm.admin
      .post(`/shopify-crm/stores/${before.documentId}/sync`)
      .send({ mode: 'full' })
      .expect(409);

    expect(await connect('leaving')).toMatchObject({ connected: domain });
    expect(await storeOf(domain)).toMatchObject({
      documentId: before.documentId,
      status: 'connected',
      options: { importLineItems: false },
    });
  });

  it('is done here and said so where Shopify is not reachable', async () => {
    await connect('unreachable');
    const store = await waitFor(async () => {
      const one = await storeOf(domainOf('unreachable'));
      return one.activeRun === null && one;
    });
    world.simulator.local.addFault({ kind: 'status5xx', settings: {} });
    const { body } = await disconnect(store).expect(200);
    expect(body.data.status).toBe('disconnected');
    expect(body.warnings).toEqual([expect.stringContaining('Shopify could not be told')]);
  });
});

describe('the access token', () => {
  const registerWebhooks = (store: Store) =>
    world.crm.admin.post(`/shopify-crm/stores/${store.documentId}/webhooks`);

  it('is refreshed once it ends, by one of those who need it at the same time', async () => {
    const domain = domainOf('expiring');
    await connect('expiring');
    const store = await waitFor(async () => {
      const one = await storeOf(domain);
      return one.activeRun === null && one;
    });
    const held = heldToken(world.crm, domain);
    const before = await held.read();
    await held.endAt(new Date(0));

    const answers = await Promise.all([registerWebhooks(store), registerWebhooks(store)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const after = await held.read();
    expect(after.token.refreshToken).not.toBe(before.token.refreshToken);
    expect(await held.lease()).toMatchObject({ tokenLeaseOwner: null, tokenLeaseUntil: null });
  });

  it('that was revoked asks for a new connect, which works at once', async () => {
    const domain = domainOf('acme');
    const store = await storeOf(domain);
    const { clientId } = registerApp(world.crm, world.simulator);
    world.simulator.local.uninstall(domain, clientId);
    await waitFor(async () => (await storeOf(domain)).status === 'inactive');
    expect(await connect('acme')).toMatchObject({ connected: domain });
    world.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
    world.simulator.local.uninstall(domain, clientId);
    const { body } = await registerWebhooks(store).expect(422);
    expect(body.error.details.code).toBe('reauthorization_required');
    expect(await storeOf(domain)).toMatchObject({
      status: 'needs-attention',
      lastError: { code: 'reauthorization_required' },
    });
    world.simulator.local.clearFaults();
    expect(await connect('acme')).toMatchObject({ connected: domain });
  });
});

describe('an install that begins in Shopify', () => {
  const install = async (query: string): Promise<URL> => {
    const { headers } = await world.crm.api.get(`/api/shopify-crm/oauth/install?${query}`).expect(302);
    return new URL(String(headers.location));
  };

  it('leads to the settings page with the store’s domain where only its own app can connect it', async () => {
    const { clientSecret } = registerApp(world.crm, world.simulator);
    const timestamp = String(Math.floor(Date.now() / 1000));
    const url = await install(signed({ shop: domainOf('acme'), timestamp }, clientSecret));
    expect(url.pathname).toBe('/admin/settings/shopify-crm');
    expect(url.searchParams.get('shop')).toBe(domainOf('acme'));
  });

  it('is refused where the signature is not the known app’s', async () => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const url = await install(signed({ shop: domainOf('acme'), timestamp }, 'another secret'));
    expect(url.searchParams.get('error')).toBe('oauth_hmac_invalid');
    expect((await install('shop=https://evil.example.com')).searchParams.get('error')).toBe(
      'oauth_hmac_invalid'
    );
  });
});
