import type { ConnectRequest, ErrorResponse, Store } from '../../shared/contracts';
import { isMessageCode, messageOf } from '../../server/src/messages';
import type { AppInput, FaultInput } from '../../simulator/src/index';
import { claimsOf } from './support/claims';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

/** Each situation that somebody must be told of, with its code; none may be without a way to reach it. */
const SITUATIONS = [
  'installation_link_invalid: not released',
  'installation_link_invalid: not in the distribution',
  'installation_link_invalid: another install flow',
  'app_under_review',
  'missing_shopify_permission: read_all_orders',
  'missing_shopify_permission: read_products',
  'store_already_connected: here',
  'store_already_connected: elsewhere',
  'webhooks_incomplete',
  'shopify_unreachable',
  'reauthorization_required',
  'bulk_operations_not_enabled',
  'public_url_missing',
  'encryption_key_missing',
] as const;
type Situation = (typeof SITUATIONS)[number];

/** What a person reads. */
interface Told {
  code: string;
  message: string;
  remedy: string | null;
  status?: number;
  permission?: string;
}

let world: World;
let lastShop = 0;

beforeAll(async () => {
  world = await startWorld({ shops: [{ domain: 'first.myshopify.com' }] });
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

/** A shop and an app that no other situation has touched. */
const fresh = (settings: Partial<AppInput> = {}) => {
  lastShop += 1;
  const domain = `shop-${lastShop}.myshopify.com`;
  world.simulator.local.createShop({ domain, customers: 3 });
  const app = registerApp(world.crm, world.simulator, {
    clientId: `${lastShop}`.padStart(32, 'a'),
    organisationShops: [domain],
    ...settings,
  });
  return { domain, app };
};

const connect = (body: ConnectRequest) => world.crm.admin.post('/shopify-crm/stores/connect').send(body);

const refused = async (body: ConnectRequest): Promise<Told> => {
  const { status, body: answer } = await connect(body);
  const { message, details } = (answer as ErrorResponse).error;
  const { code, remedy = null, permission } = details;
  return { status, code, message, remedy, ...(permission ? { permission } : {}) };
};

/** What the store shows, with the remedy that its code has. */
const shown = async (domain: string): Promise<Told> => {
  const store = await waitFor(async () => {
    const found = (await world.crm.client.stores()).find((one) => one.domain === domain);
    return found?.lastError && found.activeRun === null ? found : null;
  });
  const { code, message } = store.lastError as NonNullable<Store['lastError']>;
  if (!isMessageCode(code)) throw new Error(`${code} has no message`);
  return { code, message, remedy: messageOf(code).remedy };
};

const throughBrowser = (settings: Partial<AppInput>, more: Partial<ConnectRequest> = {}): Promise<Told> => {
  const { domain, app } = fresh(settings);
  const { clientId, clientSecret } = app;
  return refused({ domain, method: 'custom-app', clientId, clientSecret, ...more });
};

/** A request with an access token of an installation, which may lack scopes. */
const withToken = (scopes?: string[], settings: Partial<AppInput> = {}): ConnectRequest => {
  const { domain, app } = fresh(settings);
  const { accessToken } = world.simulator.local.install(domain, {
    clientId: app.clientId,
    ...(scopes ? { scopes } : {}),
  });
  return { domain, method: 'access-token', accessToken, clientSecret: app.clientSecret };
};

const configured = async (changes: Record<string, unknown>, run: () => Promise<Told>): Promise<Told> => {
  const { config } = world.crm.strapi;
  const before = Object.keys(changes).map((key) => [key, config.get(key)] as const);
  Object.entries(changes).forEach(([key, value]) => config.set(key, value));
  try {
    return await run();
  } finally {
    before.forEach(([key, value]) => config.set(key, value));
  }
};

const PLUGIN = 'plugin::shopify-crm';

const REACH: Record<Situation, () => Promise<Told>> = {
  'installation_link_invalid: not released': () => throughBrowser({ released: false }),
  'installation_link_invalid: not in the distribution': () =>
    throughBrowser({ distribution: ['somebody-else.myshopify.com'] }),
  'installation_link_invalid: another install flow': () => throughBrowser({}, { legacyInstallFlow: true }),
  app_under_review: () => throughBrowser({ underReview: true }),
  'missing_shopify_permission: read_all_orders': async () => {
    // Over the consent page, as it is mostly met, and by a method without one, which also has the remedy.
    const { domain } = fresh();
    const lacking = { approvedForAllOrders: false };
    expect(await connectStore(world.crm, world.simulator, { domain, app: lacking })).toMatchObject({
      error: 'missing_shopify_permission',
      permission: 'read_all_orders',
    });
    registerApp(world.crm, world.simulator, { approvedForAllOrders: true });
    const request = withToken(['read_customers', 'read_orders', 'read_products']);
    return refused({ ...request, includeOldOrders: true });
  },
  'missing_shopify_permission: read_products': async () => {
    const request = withToken(['read_customers', 'read_orders']);
    await connect(request).expect(201);
    return shown(request.domain);
  },
  'store_already_connected: here': async () => {
    const request = withToken();
    await connect(request).expect(201);
    return refused(request);
  },
  'store_already_connected: elsewhere': async () => {
    const request = withToken();
    const { clientId } = world.simulator.apps[world.simulator.apps.length - 1] ?? { clientId: '' };
    const other = { instanceId: 'another', publicUrl: 'https://other.example.com' };
    await claimsOf(world.simulator, request.domain, clientId).write(other);
    return refused(request);
  },
  webhooks_incomplete: () =>
    // An address that Shopify does not post to: the subscriptions are refused, the rest works.
    configured({ [`${PLUGIN}.publicUrl`]: 'http://crm.example.com' }, async () => {
      const request = withToken();
      await connect(request).expect(201);
      const { webhooks } = (await world.crm.client.stores()).find(
        ({ domain }) => domain === request.domain
      ) as Store;
      expect(webhooks.registered).toEqual([]);
      expect(webhooks.missing).toEqual(expect.arrayContaining(['customers/update', 'app/uninstalled']));
      return shown(request.domain);
    }),
  shopify_unreachable: async () => {
    const request = withToken();
    const down: FaultInput = { kind: 'status5xx', settings: {}, shop: request.domain };
    world.simulator.local.addFault(down);
    return refused(request);
  },
  reauthorization_required: async () => {
    const request = withToken();
    const { body } = await connect(request).expect(201);
    const { clientId } = world.simulator.apps[world.simulator.apps.length - 1] ?? { clientId: '' };
    await waitFor(async () => (await world.crm.client.runs(request.domain))[0]?.status === 'completed');
    world.simulator.local.revokeTokens(request.domain, clientId);
    const check = `/shopify-crm/stores/${body.data.documentId}/webhooks`;
    const answer = await world.crm.admin.post(check);
    expect(await shown(request.domain)).toMatchObject({ code: 'reauthorization_required' });
    const { message, details } = (answer.body as ErrorResponse).error;
    return { code: details.code, message, remedy: details.remedy ?? null, status: answer.status };
  },
  bulk_operations_not_enabled: () =>
    configured({ [`${PLUGIN}.backfill`]: 'bulk' }, async () => {
      const request = withToken(undefined, { bulkQueriesAllowed: false });
      await connect(request).expect(201);
      const run = await waitFor(async () => {
        const [latest] = await world.crm.client.runs(request.domain);
        return latest?.status === 'completed' && latest;
      });
      expect(run).toMatchObject({ engine: 'paged', resources: { customers: { fetched: 3, failed: 0 } } });
      const store = (await world.crm.client.stores()).find(({ domain }) => domain === request.domain);
      expect(store?.status).toBe('connected');
      return shown(request.domain);
    }),
  public_url_missing: () =>
    configured({ [`${PLUGIN}.shopOrigin`]: 'https://{shop}' }, () => throughBrowser({})),
  encryption_key_missing: () =>
    configured({ [`${PLUGIN}.encryptionKey`]: '', 'admin.secrets.encryptionKey': '' }, () =>
      throughBrowser({})
    ),
};

describe('what a person is told', () => {
  it.each(SITUATIONS)('%s', async (situation) => {
    const told = await REACH[situation]();
    const [code, permission] = situation.split(': ');
    expect(told.code).toBe(code);
    if (code === 'missing_shopify_permission') expect(told.message).toBe(`${code}: ${permission}`);
    // A sentence, and what to do about it.
    else expect(told.message).toMatch(/^[A-Z].{15,}[^ ]$/s);
    expect(told.remedy).toMatch(/^[A-Z].{15,}\.$/s);
    if (told.status === undefined) return;
    expect(told.status).toBe(isMessageCode(told.code) ? messageOf(told.code).status : null);
  });
});
