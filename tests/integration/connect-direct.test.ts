import type { ConnectRequest, Store } from '../../shared/contracts';
import type { AppInput } from '../../simulator/src/index';
import { heldToken } from './support/held-token';
import { syncsEnded, webhooksSettled } from './support/settled';
import { registerApp } from './support/shopify';
import { startWorld, type World } from './support/world';

const DEV = 'dev-dashboard.myshopify.com';
const LEGACY = 'legacy.myshopify.com';
const BARE = 'bare.myshopify.com';

let world: World;

beforeAll(async () => {
  world = await startWorld({
    shops: [DEV, LEGACY, BARE].map((domain) => ({ domain, customers: 5, orders: 2, products: 1 })),
  });
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

/** Each shop has an app of its own, so that secrets cannot be mixed up unnoticed. */
const appOf = (domain: string, settings: Partial<AppInput> = {}) =>
  registerApp(world.crm, world.simulator, {
    clientId: Buffer.from(domain).toString('hex').padEnd(32, '0').slice(0, 32),
    organisationShops: [domain],
    ...settings,
  });

const connect = (body: ConnectRequest) => world.crm.admin.post('/shopify-crm/stores/connect').send(body);

const withCredentials = (domain: string, more: Partial<ConnectRequest> = {}): ConnectRequest => {
  const { clientId, clientSecret } = appOf(domain);
  return { domain, method: 'client-credentials', clientId, clientSecret, ...more };
};

const withToken = (domain: string, more: Partial<ConnectRequest> = {}): ConnectRequest => {
  const { clientId, clientSecret } = appOf(domain);
  const { accessToken } = world.simulator.local.install(domain, { clientId });
  return { domain, method: 'access-token', accessToken, clientSecret, ...more };
};

const refusalOf = async (body: ConnectRequest) => {
  const { status, body: answer } = await connect(body);
  const { code, permission, errors } = answer.error.details;
  return { status, code, permission, paths: errors?.map(({ path }: { path: string[] }) => path.join('.')) };
};

const storeOf = async (domain: string): Promise<Store | undefined> =>
  (await world.crm.client.stores()).find((store) => store.domain === domain);

const checkAgain = ({ documentId }: Store) =>
  world.crm.admin.post(`/shopify-crm/stores/${documentId}/webhooks`);

/** A change at the shop arrives over a webhook that the store's own secret signed. */
const expectLive = async (domain: string) => {
  await syncsEnded(world, domain, ['customers']);
  const target = world.simulator.local.applyChange(domain, { name: 'renameCustomer' });
  await webhooksSettled(world, domain);
  const sent = world.simulator.local.deliveries({ shop: domain, topic: 'customers/update' });
  expect(sent.map(({ status, attempts }) => [status, attempts.length])).toEqual([['delivered', 1]]);
  const { firstName } = world.simulator.local.node(domain, target);
  const contact = await world.crm.strapi.db
    .query('plugin::shopify-crm.contact')
    .findOne({ where: { customers: { shopifyId: target, storeDomain: domain } } });
  expect(contact.firstName).toBe(firstName);
};

describe('connecting with client credentials', () => {
  it('says what Shopify does not accept, and stores nothing', async () => {
    const body = withCredentials(DEV);
    expect(await refusalOf({ ...body, clientSecret: 'wrong' })).toMatchObject({
      status: 422,
      code: 'client_credentials_invalid',
    });
    expect(await refusalOf({ ...body, clientId: 'unknown' })).toMatchObject({
      code: 'client_credentials_invalid',
    });
    expect(await refusalOf(body)).toMatchObject({ status: 422, code: 'app_not_installed' });
    expect(await refusalOf({ ...body, domain: LEGACY })).toMatchObject({ code: 'shop_not_permitted' });
    expect(await refusalOf({ ...body, domain: 'nowhere' })).toMatchObject({ code: 'shop_unavailable' });
    expect(await refusalOf({ domain: DEV, method: 'client-credentials' })).toMatchObject({
      status: 400,
      paths: ['clientId', 'clientSecret'],
    });
    expect(await world.crm.client.stores()).toEqual([]);
  });

  it('needs no redirect, and live changes follow the first sync', async () => {
    const body = withCredentials(DEV);
    world.simulator.local.install(DEV, { clientId: body.clientId ?? '' });
    const { body: answer } = await connect(body).expect(201);
    expect(answer.data).toMatchObject({
      domain: DEV,
      status: 'connected',
      method: 'client-credentials',
      clientIdHint: body.clientId?.slice(-5),
      currency: 'EUR',
      lastError: null,
      webhooks: { missing: [] },
    });
    expect(JSON.stringify(answer)).not.toContain(body.clientSecret);
    await expectLive(DEV);
    expect(await refusalOf(body)).toMatchObject({ status: 409, code: 'store_already_connected' });
  });

  it('gets another token before the old one ends, once for all who need it', async () => {
    const store = (await storeOf(DEV)) as Store;
    const held = heldToken(world.crm, DEV);
    const before = await held.read();
    expect(before.token.refreshToken).toBeNull();
    await held.endAt(new Date(Date.now() + 60_000));
    const answers = await Promise.all([checkAgain(store), checkAgain(store)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const after = await held.read();
    expect(after.token.accessToken).not.toBe(before.token.accessToken);
    expect(Date.parse(after.token.expiresAt ?? '') - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(await held.lease()).toMatchObject({ tokenLeaseOwner: null, tokenLeaseUntil: null });
  });

  it('gets another token where Shopify refuses the old one', async () => {
    const { clientId } = appOf(DEV);
    world.simulator.local.revokeTokens(DEV, clientId);
    await checkAgain((await storeOf(DEV)) as Store).expect(200);
    expect(await storeOf(DEV)).toMatchObject({ status: 'connected', lastError: null });
  });

  it('shows why there is no other token, and goes on once that is mended', async () => {
    const { clientId, clientSecret } = appOf(DEV);
    const store = (await storeOf(DEV)) as Store;
    appOf(DEV, { clientSecret: 'shpss_rotated' });
    world.simulator.local.revokeTokens(DEV, clientId);
    const { body } = await checkAgain(store).expect(422);
    expect(body.error.details.code).toBe('client_credentials_invalid');
    expect(await storeOf(DEV)).toMatchObject({
      status: 'needs-attention',
      lastError: { code: 'client_credentials_invalid' },
    });
    await connect({ ...withCredentials(DEV), clientSecret: 'shpss_rotated' }).expect(201);
    appOf(DEV, { clientSecret });
  });
});

describe('connecting with an access token', () => {
  it('says beside the field that Shopify does not accept it, and stores nothing', async () => {
    const body = withToken(LEGACY);
    expect(await refusalOf({ ...body, accessToken: 'shpat_wrong' })).toEqual({
      status: 422,
      code: 'reauthorization_required',
      permission: undefined,
      paths: ['accessToken'],
    });
    expect(await refusalOf({ domain: '?', method: 'access-token' })).toMatchObject({
      status: 400,
      paths: ['domain', 'accessToken', 'clientSecret'],
    });
    world.simulator.local.addFault({ kind: 'status5xx', settings: {} });
    expect(await refusalOf(body)).toMatchObject({ status: 503, code: 'shopify_unreachable' });
    expect(await storeOf(LEGACY)).toBeUndefined();
  });

  it('fails with the permission for old orders where it is asked for and not granted', async () => {
    const { clientId } = appOf(LEGACY);
    const { accessToken } = world.simulator.local.install(LEGACY, {
      clientId,
      scopes: ['read_customers', 'read_orders', 'read_products'],
    });
    const body = { ...withToken(LEGACY), accessToken, includeOldOrders: true };
    expect(await refusalOf(body)).toMatchObject({
      status: 422,
      code: 'missing_shopify_permission',
      permission: 'read_all_orders',
    });
    expect(await storeOf(LEGACY)).toBeUndefined();
    world.simulator.local.install(LEGACY, { clientId, scopes: appOf(LEGACY).scopes });
  });

  it('needs no redirect; the API secret key verifies the webhooks, and the app is known by its token', async () => {
    const body = withToken(LEGACY, { includeOldOrders: true });
    const { body: answer } = await connect(body).expect(201);
    expect(answer.data).toMatchObject({
      domain: LEGACY,
      status: 'connected',
      method: 'access-token',
      clientIdHint: appOf(LEGACY).clientId.slice(-5),
      options: { includeOldOrders: true },
      missingScopes: [],
      webhooks: { missing: [] },
    });
    expect(JSON.stringify(answer)).not.toContain(body.accessToken);
    await expectLive(LEGACY);
  });

  it('shows what will not sync where a scope is missing', async () => {
    const { clientId, clientSecret } = appOf(BARE);
    const { accessToken } = world.simulator.local.install(BARE, {
      clientId,
      scopes: ['read_customers', 'read_orders'],
    });
    const { body } = await connect({
      domain: BARE,
      method: 'access-token',
      accessToken,
      clientSecret,
    }).expect(201);
    expect(body.data).toMatchObject({
      status: 'needs-attention',
      lastError: {
        code: 'missing_shopify_permission',
        message: 'missing_shopify_permission: read_products',
      },
    });
  });

  it('asks for a new connect once the token is revoked, as nothing renews it', async () => {
    const store = (await storeOf(LEGACY)) as Store;
    world.simulator.local.revokeTokens(LEGACY, appOf(LEGACY).clientId);
    const { body } = await checkAgain(store).expect(422);
    expect(body.error.details.code).toBe('reauthorization_required');
    expect(await storeOf(LEGACY)).toMatchObject({
      status: 'needs-attention',
      lastError: { code: 'reauthorization_required' },
    });
    const { body: answer } = await connect(withToken(LEGACY)).expect(201);
    expect(answer.data).toMatchObject({ documentId: store.documentId, status: 'connected' });
  });
});
