import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createBrowser } from '../../playground/scripts/support/browser';
import { beginHandshake, signed } from './support/handshake';
import { webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const OURS = 'ours.myshopify.com';
const OTHER = 'other.myshopify.com';
const NEW = 'new.myshopify.com';
const HOOK = '/api/shopify-crm/webhooks';
const OTHER_SECRET = 'shpss_of_the_other_app';

let world: World;
let secret: string;
/** A server that nobody should ever ask. */
let trap: Server;
let trapUrl: string;
const trapped: string[] = [];

beforeAll(async () => {
  trap = createServer((req, res) => {
    trapped.push(String(req.url));
    res.end('{}');
  });
  trap.listen(0, '127.0.0.1');
  await once(trap, 'listening');
  trapUrl = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
  world = await startWorld(
    { shops: [OURS, OTHER, NEW].map((domain) => ({ domain, customers: 3 })) },
    { config: { backfill: 'bulk' } }
  );
  await connectStore(world.crm, world.simulator, { domain: OURS });
  const { clientId } = registerApp(world.crm, world.simulator, {
    clientId: 'f'.repeat(32),
    clientSecret: OTHER_SECRET,
  });
  const { accessToken } = world.simulator.local.install(OTHER, { clientId });
  await world.crm.admin
    .post('/shopify-crm/stores/connect')
    .send({ domain: OTHER, method: 'access-token', accessToken, clientSecret: OTHER_SECRET })
    .expect(201);
  secret = registerApp(world.crm, world.simulator).clientSecret;
  for (const domain of [OURS, OTHER]) {
    await waitFor(async () => {
      const store = (await world.crm.client.stores()).find((one) => one.domain === domain);
      return store?.activeRun === null && store.lastSyncAt;
    });
  }
});

afterAll(async () => {
  await world.stop();
  trap.close();
});

afterEach(() => world.simulator.local.clearFaults());

const LOOK_ALIKES = [
  'new.myshopify.com.attacker.tld',
  'attacker.tld/new.myshopify.com',
  'new.myshopify.com@attacker.tld',
  'user:pass@new.myshopify.com',
  'new.myshopify.com:8443',
  'n\u0435w.myshopify.com',
  'new.myshopify\u3002com',
  '\u212aew.myshopify.com',
  'new.myshopify.com\r\nX-Injected: 1',
  'new.myshopify.com%00.attacker.tld',
  '..myshopify.com',
  '-new.myshopify.com',
  'new.my.myshopify.com',
  'javascript:alert(1)//.myshopify.com',
];

/** In a signed answer of Shopify's even these are somebody else's. */
const NOT_CANONICAL = ['NEW.myshopify.com', ' new.myshopify.com', 'https://new.myshopify.com', 'new', ''];

const pageOf = (location: string) => {
  const url = new URL(location, world.crm.url);
  expect(`${url.origin}${url.pathname}`).toBe(`${world.crm.url}/admin/settings/shopify-crm`);
  return url.searchParams;
};

describe('a store’s domain', () => {
  it.each(LOOK_ALIKES)('is not %p in the connect form', async (domain) => {
    const { body } = await world.crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain, method: 'custom-app', clientId: 'a', clientSecret: 'b' })
      .expect(400);
    expect(body.error.details.errors[0].path).toEqual(['domain']);
  });

  it.each(LOOK_ALIKES)('is not %p at the App URL', async (shop) => {
    const { headers } = await world.crm.api
      .get('/api/shopify-crm/oauth/install')
      .query(signed({ shop, timestamp: String(Math.floor(Date.now() / 1000)) }, secret))
      .expect(302);
    expect(pageOf(String(headers.location)).get('error')).toBe('oauth_hmac_invalid');
    expect(headers['x-injected']).toBeUndefined();
  });
});

describe('an answer to a handshake', () => {
  type Fields = Record<string, string>;
  const now = (seconds = 0) => String(Math.floor(Date.now() / 1000) + seconds);
  const valid = (state: string, more: Fields = {}): Fields => ({
    code: 'a-code',
    shop: NEW,
    state,
    timestamp: now(),
    ...more,
  });
  const without = (fields: Fields, name: string): Fields =>
    Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

  const ATTACKS: [string, (state: string, secret: string) => string, string][] = [
    ['unsigned', (state) => new URLSearchParams(valid(state)).toString(), 'oauth_hmac_invalid'],
    ['signed with nothing', (state) => signed(valid(state), ''), 'oauth_hmac_invalid'],
    [
      'signed with another store’s secret',
      (state) => signed(valid(state), OTHER_SECRET),
      'oauth_hmac_invalid',
    ],
    [
      'with another code than the signed one',
      (state, key) => signed(valid(state), key).replace('a-code', 'b-code'),
      'oauth_hmac_invalid',
    ],
    ['with a parameter added', (state, key) => `${signed(valid(state), key)}&x=1`, 'oauth_hmac_invalid'],
    [
      'with the shop twice',
      (state, key) => `${signed(valid(state), key)}&shop=${OURS}`,
      'oauth_hmac_invalid',
    ],
    ['with the signature twice', (state, key) => `hmac=0&${signed(valid(state), key)}`, 'oauth_hmac_invalid'],
    [
      'with a list in place of the shop',
      (state, key) => signed({ ...without(valid(state), 'shop'), 'shop[]': NEW }, key),
      'oauth_shop_mismatch',
    ],
    [
      'without a time',
      (state, key) => signed(without(valid(state), 'timestamp'), key),
      'oauth_timestamp_invalid',
    ],
    [
      'of an hour ago',
      (state, key) => signed(valid(state, { timestamp: now(-3600) }), key),
      'oauth_timestamp_invalid',
    ],
    [
      'of the future',
      (state, key) => signed(valid(state, { timestamp: now(3600) }), key),
      'oauth_timestamp_invalid',
    ],
    [
      'at no time',
      (state, key) => signed(valid(state, { timestamp: 'NaN' }), key),
      'oauth_timestamp_invalid',
    ],
    ['for our other store', (state, key) => signed(valid(state, { shop: OURS }), key), 'oauth_shop_mismatch'],
    ...[...LOOK_ALIKES, ...NOT_CANONICAL].map((shop): (typeof ATTACKS)[number] => [
      `for ${JSON.stringify(shop)}`,
      (state, key) => signed(valid(state, { shop }), key),
      'oauth_shop_mismatch',
    ]),
    [
      'that wants to lead elsewhere, which it does not',
      (state, key) => signed(valid(state, { return_to: trapUrl, redirect_uri: trapUrl, host: trapUrl }), key),
      'oauth_code_invalid',
    ],
    [
      'with line breaks in what it says',
      (state, key) => signed(valid(state, { error: 'x\r\nX-Injected: 1' }), key),
      'oauth_access_denied',
    ],
  ];

  it.each(ATTACKS)('%s is refused, and stays on our own page', async (_what, attack, code) => {
    const { browser, state, clientSecret } = await beginHandshake(world, NEW);
    const answer = attack(state, clientSecret);
    const { location } = await browser.open(`${world.crm.url}/api/shopify-crm/oauth/callback?${answer}`);
    expect(pageOf(location ?? '').get('error')).toBe(code);
    const stores = await world.crm.client.stores();
    expect(stores.map(({ domain }) => domain)).not.toContain(NEW);
    // Whatever it was: the state is used up, so that nothing else can be tried with it.
    const again = await browser.open(
      `${world.crm.url}/api/shopify-crm/oauth/callback?${signed(valid(state), clientSecret)}`
    );
    expect(pageOf(again.location ?? '').get('error')).toBe('oauth_state_invalid');
  });

  it('in the browser of another admin is refused, however well it is signed', async () => {
    const victim = await beginHandshake(world, NEW);
    const attacker = await beginHandshake(world, NEW);
    const query = signed(valid(attacker.state), attacker.clientSecret);
    for (const browser of [victim.browser, createBrowser()]) {
      const { location } = await browser.open(`${world.crm.url}/api/shopify-crm/oauth/callback?${query}`);
      expect(pageOf(location ?? '').get('error')).toBe('oauth_state_invalid');
    }
  });

  it('asked of us under another host name leads to our own', async () => {
    const { headers } = await world.crm.api
      .get('/api/shopify-crm/oauth/callback?state=x')
      .set({ Host: 'attacker.tld', 'X-Forwarded-Host': 'attacker.tld', 'X-Forwarded-Proto': 'https' })
      .expect(302);
    pageOf(String(headers.location));
  });
});

describe('the result of a bulk operation', () => {
  const fullSync = async () => {
    const store = (await world.crm.client.stores()).find(({ domain }) => domain === OURS);
    const { body } = await world.crm.admin
      .post(`/shopify-crm/stores/${store?.documentId}/sync`)
      .send({ mode: 'full', resources: ['customers'] })
      .expect(202);
    return waitFor(async () => {
      const run = (await world.crm.client.runs(OURS)).find((one) => one.documentId === body.data.documentId);
      return run && ['completed', 'failed'].includes(run.status) && run;
    });
  };

  it.each(['foreignUrl', 'redirectDownload'] as const)(
    'is not fetched from another host: %s',
    async (kind) => {
      world.simulator.local.addFault({ kind, settings: { url: `${trapUrl}/${kind}` } });
      expect(await fullSync()).toMatchObject({
        status: 'completed',
        engine: 'paged',
        resources: { customers: { byPages: { code: 'download_refused' } } },
      });
      expect(trapped).toEqual([]);
      world.simulator.local.clearFaults();
      expect(await fullSync()).toMatchObject({ status: 'completed', engine: 'bulk' });
    }
  );
});

describe('a webhook', () => {
  const body = '{"id":1,"updated_at":"2026-01-01T00:00:00Z"}';
  const sign = (key: string) => createHmac('sha256', key).update(body).digest('base64');
  const post = (shop: string, key: string) =>
    world.crm.api
      .post(HOOK)
      .set({
        'Content-Type': 'application/json',
        'X-Shopify-Hmac-Sha256': sign(key),
        'X-Shopify-Shop-Domain': shop,
        'X-Shopify-Topic': 'shop/update',
        'X-Shopify-Webhook-Id': randomUUID(),
      })
      .send(body);

  /** The statements that the database is given meanwhile. */
  const statementsOf = async (run: () => Promise<unknown>): Promise<string[]> => {
    const seen: string[] = [];
    const listen = ({ sql }: { sql: string }) => void seen.push(sql);
    world.crm.strapi.db.connection.on('query', listen);
    try {
      await run();
      return seen;
    } finally {
      world.crm.strapi.db.connection.off('query', listen);
    }
  };

  it('with the correct signature of another store’s secret is refused', async () => {
    await post(OURS, OTHER_SECRET).expect(401);
    await post(OTHER, secret).expect(401);
    await post(OTHER, OTHER_SECRET).expect(200);
  });

  /** Announces a body of which the first byte comes and no other. */
  const postSlowly = (shop: string) =>
    new Promise<{ status: number | undefined; connection: string | undefined }>((resolve, reject) => {
      const headers = {
        'Content-Length': 1_000_000,
        'X-Shopify-Hmac-Sha256': sign(secret),
        'X-Shopify-Shop-Domain': shop,
        'X-Shopify-Topic': 'customers/update',
      };
      const outgoing = request(`${world.crm.url}${HOOK}`, { method: 'POST', headers }, (response) => {
        resolve({ status: response.statusCode, connection: response.headers.connection });
        outgoing.destroy();
      });
      outgoing.on('error', reject);
      outgoing.write('{');
    });

  it('of an unknown store is refused at once, however slowly its body comes, and read to nowhere', async () => {
    const started = Date.now();
    expect(await postSlowly('unknown.myshopify.com')).toMatchObject({ status: 401 });
    expect(Date.now() - started).toBeLessThan(8_000);
  });

  it('of a known store whose body does not come is given up, while others are taken', async () => {
    const slow = postSlowly(OURS);
    await post(OTHER, OTHER_SECRET).expect(200);
    expect(await slow).toEqual({ status: 408, connection: 'close' });
  });

  it('with a bad signature costs the database nothing, by the hundreds', async () => {
    await post(OURS, 'wrong').expect(401);
    // Nothing else goes on meanwhile.
    for (const domain of [OURS, OTHER]) await webhooksSettled(world, domain);
    const statements = await statementsOf(async () => {
      for (let round = 0; round < 10; round += 1)
        await Promise.all(Array.from({ length: 30 }, () => post(OURS, 'wrong').expect(401)));
    });
    const writes = statements.filter((sql) => /^\s*(insert|update|delete|replace)/i.test(sql));
    // Strapi notes something of its own now and then.
    expect(writes.filter((sql) => !sql.includes('strapi_core_store_settings'))).toEqual([]);
    // Who may sign is asked for once in five seconds, and nothing else is.
    expect(statements.filter((sql) => /select/i.test(sql)).length).toBeLessThan(30);
  });

  it('of invented stores writes nothing either', async () => {
    const statements = await statementsOf(() =>
      Promise.all(
        Array.from({ length: 100 }, (_, index) => post(`invented-${index}.myshopify.com`, 'x').expect(401))
      )
    );
    expect(statements.filter((sql) => !/^\s*select/i.test(sql))).toEqual([]);
  });
});
