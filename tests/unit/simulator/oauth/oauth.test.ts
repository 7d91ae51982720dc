import { createHmac } from 'node:crypto';
import {
  CLIENT_ID,
  movableClock,
  REDIRECT_URL,
  SHOP,
  startReceiver,
  startTestSimulator,
  type TestSimulator,
} from '../support/simulator';

const clock = movableClock();
let simulator: TestSimulator;
let secret: string;

beforeAll(async () => {
  simulator = await startTestSimulator({ clock });
  secret = simulator.apps.find((app) => app.clientId === CLIENT_ID)?.clientSecret ?? '';
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.local.registerApp({
    clientId: CLIENT_ID,
    autoApprove: false,
    legacyInstallFlow: false,
    released: true,
    distribution: 'any',
  });
  if (simulator.local.listShops()[0]?.installations.some((one) => one.clientId === CLIENT_ID)) {
    simulator.local.uninstall(SHOP, CLIENT_ID);
  }
});

const authorize = (parameters: Record<string, string> = {}) =>
  fetch(
    `${simulator.origin(SHOP)}/admin/oauth/authorize?${new URLSearchParams({
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URL,
      state: 'nonce',
      ...parameters,
    }).toString()}`,
    { redirect: 'manual' }
  );

const decide = (decision: string, extra: Record<string, string> = {}) =>
  fetch(`${simulator.origin(SHOP)}/admin/oauth/authorize`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      client_id: CLIENT_ID,
      redirect_uri: REDIRECT_URL,
      state: 'nonce',
      decision,
      ...extra,
    }),
  });

const callback = (response: Response): URLSearchParams => {
  const location = response.headers.get('location') ?? '';
  expect(location.startsWith(`${REDIRECT_URL}?`)).toBe(true);
  return new URL(location).searchParams;
};

/** Shopify's own rule, as an app checks it. */
const hmacHolds = (parameters: URLSearchParams): boolean => {
  const message = [...parameters]
    .filter(([key]) => key !== 'hmac')
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
  return createHmac('sha256', secret).update(message).digest('hex') === parameters.get('hmac');
};

const token = async (fields: Record<string, unknown>) => {
  const response = await fetch(`${simulator.origin(SHOP)}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ client_id: CLIENT_ID, client_secret: secret, ...fields }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string & number> };
};

const newCode = async (): Promise<string> => callback(await decide('install')).get('code') ?? '';
const worksWith = async (accessToken: string | undefined) =>
  (await simulator.post('{ shop { id } }', {}, accessToken)).status === 200;

describe('the consent page', () => {
  it('names the scopes and has the two buttons; installing sends a signed code back', async () => {
    const shown = await authorize();
    const text = await shown.text();
    expect(shown.status).toBe(200);
    expect(text).toContain('<button class="primary" name="decision" value="install">Install app</button>');
    expect(text).toContain('>Cancel</button>');
    expect(text).toContain('<li>read orders</li>');
    const parameters = callback(await decide('install'));
    expect(Object.fromEntries(parameters)).toMatchObject({
      shop: SHOP,
      state: 'nonce',
      timestamp: String(Math.floor(clock.now().getTime() / 1000)),
      code: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(hmacHolds(parameters)).toBe(true);
  });

  it('sends access_denied back when it is cancelled', async () => {
    const parameters = callback(await decide('cancel'));
    expect(parameters.get('error')).toBe('access_denied');
    expect(parameters.get('state')).toBe('nonce');
    expect(parameters.has('code')).toBe(false);
    expect(hmacHolds(parameters)).toBe(true);
  });

  it('escapes what comes from outside', async () => {
    simulator.local.registerApp({ clientId: CLIENT_ID, title: '<script>alert(1)</script>' });
    expect(await (await authorize({ state: '"><script>' })).text()).not.toContain('<script>');
  });

  it('is skipped for machines, and where all is granted already', async () => {
    simulator.local.registerApp({ clientId: CLIENT_ID, autoApprove: true });
    const code = callback(await authorize()).get('code');
    simulator.local.registerApp({ clientId: CLIENT_ID, autoApprove: false });
    expect((await authorize()).status).toBe(200);
    await token({ code });
    expect((await authorize()).status).toBe(302);
    simulator.local.registerApp({ clientId: CLIENT_ID, scopes: ['read_orders', 'read_themes'] });
    expect((await authorize()).status).toBe(200);
    simulator.local.registerApp({ clientId: CLIENT_ID, scopes: ['read_orders', 'read_customers'] });
  });

  it.each([
    ['an unreleased app', { released: false }, {}, 403, /installation link for this app is invalid/],
    ['a shop outside the distribution', { distribution: ['other.myshopify.com'] }, {}, 403, /invalid/],
    ['a legacy app without scope', { legacyInstallFlow: true }, {}, 403, /invalid/],
    ['a managed app with scope', {}, { scope: 'read_orders' }, 403, /invalid/],
    [
      'a foreign redirect URL',
      {},
      { redirect_uri: `${REDIRECT_URL}/more` },
      400,
      /redirect_uri is not whitelisted/,
    ],
    ['an unknown app', {}, { client_id: 'nobody' }, 400, /could not be found/],
  ])('refuses %s', async (_what, app, parameters, status, message) => {
    simulator.local.registerApp({ clientId: CLIENT_ID, ...app });
    const response = await authorize(parameters);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(message);
    expect((await decide('install', parameters)).status).toBe(status);
  });
});

describe('the token endpoint', () => {
  it('exchanges a code once, for the scopes that were approved', async () => {
    const code = await newCode();
    const { status, body } = await token({ code });
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^shpat_/) as string,
      scope: 'read_orders,read_customers',
    });
    expect(await worksWith(body.access_token)).toBe(true);
    expect(await token({ code })).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('takes the scopes from the URL in the legacy flow, and leaves read_all_orders out without the approval', async () => {
    simulator.local.registerApp({
      clientId: CLIENT_ID,
      legacyInstallFlow: true,
      approvedForAllOrders: false,
    });
    const code = callback(
      await decide('install', { scope: 'read_orders,read_all_orders write_customers' })
    ).get('code');
    expect((await token({ code })).body.scope).toBe('read_orders,write_customers');
    simulator.local.registerApp({ clientId: CLIENT_ID, approvedForAllOrders: true });
  });

  it('refuses a wrong secret, an old code and an unknown grant', async () => {
    expect(await token({ client_secret: 'wrong', code: await newCode() })).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
    const old = await newCode();
    clock.move(61_000);
    expect((await token({ code: old })).status).toBe(400);
    expect((await token({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });

  it('gives expiring tokens on request, and rotates them', async () => {
    const first = (await token({ code: await newCode(), expiring: 1 })).body;
    expect(first).toMatchObject({ expires_in: 3_600, refresh_token_expires_in: 7_776_000 });
    const refresh = (refreshToken: unknown) =>
      token({ grant_type: 'refresh_token', refresh_token: refreshToken });
    clock.move(3_599_000);
    expect(await worksWith(first.access_token)).toBe(true);
    clock.move(1_000);
    expect(await worksWith(first.access_token)).toBe(false);
    const second = (await refresh(first.refresh_token)).body;
    expect(await worksWith(second.access_token)).toBe(true);
    // The answer may have been lost: until its replacement is used, a refresh token gives that again.
    const again = (await refresh(first.refresh_token)).body;
    expect(again.refresh_token).toBe(second.refresh_token);
    expect(await worksWith(again.access_token)).toBe(true);
    const third = (await refresh(second.refresh_token)).body;
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
    clock.move(30 * 86_400_000);
    expect((await refresh(second.refresh_token)).status).toBe(400);
    clock.move(60 * 86_400_000);
    expect((await refresh(third.refresh_token)).status).toBe(400);
  });

  it("grants client credentials on the organisation's shops where the app is installed", async () => {
    const ask = () => token({ grant_type: 'client_credentials' });
    expect((await ask()).body.error).toBe('shop_not_permitted');
    simulator.local.registerApp({ clientId: CLIENT_ID, organisationShops: [SHOP] });
    expect((await ask()).body.error).toBe('app_not_installed');
    simulator.local.install(SHOP, { clientId: CLIENT_ID });
    const { body } = await ask();
    expect(body.expires_in).toBe(86_399);
    expect(await worksWith(body.access_token)).toBe(true);
  });

  it('reads the granted scopes back', async () => {
    const { body } = await token({ code: await newCode() });
    const response = await fetch(`${simulator.origin(SHOP)}/admin/oauth/access_scopes.json`, {
      headers: { 'X-Shopify-Access-Token': body.access_token ?? '' },
    });
    expect(await response.json()).toEqual({
      access_scopes: [{ handle: 'read_orders' }, { handle: 'read_customers' }],
    });
  });
});

describe('the end of an installation', () => {
  it('by revoking the token: it and the refresh token are dead, and app/uninstalled is sent', async () => {
    const receiver = await startReceiver();
    const { body } = await token({ code: await newCode(), expiring: true });
    await simulator.query(
      `mutation { webhookSubscriptionCreate(topic: APP_UNINSTALLED, webhookSubscription: {uri: "${receiver.url}"}) { userErrors { message } } }`,
      {},
      body.access_token
    );
    const response = await fetch(`${simulator.origin(SHOP)}/admin/api_permissions/current.json`, {
      method: 'DELETE',
      headers: { 'X-Shopify-Access-Token': body.access_token ?? '' },
    });
    expect(response.status).toBe(200);
    expect(await worksWith(body.access_token)).toBe(false);
    expect((await token({ grant_type: 'refresh_token', refresh_token: body.refresh_token })).status).toBe(
      400
    );
    await simulator.control.whenIdle();
    expect(receiver.received[0]?.headers).toMatchObject({
      'x-shopify-topic': 'app/uninstalled',
      'x-shopify-shop-domain': SHOP,
    });
    await receiver.close();
  });

  it('by appUninstall', async () => {
    const { body } = await token({ code: await newCode() });
    const { data } = await simulator.query(
      'mutation { appUninstall { app { apiKey } userErrors { message } } }',
      {},
      body.access_token
    );
    expect(data.appUninstall).toEqual({ app: { apiKey: CLIENT_ID }, userErrors: [] });
    expect(await worksWith(body.access_token)).toBe(false);
  });
});

describe('an install that starts in Shopify', () => {
  it('sends the browser to the App URL with a signed query', async () => {
    simulator.local.registerApp({ clientId: CLIENT_ID, appUrl: 'http://127.0.0.1:9/install' });
    const response = await fetch(`${simulator.origin(SHOP)}/install?client_id=${CLIENT_ID}`, {
      redirect: 'manual',
    });
    const url = new URL(response.headers.get('location') ?? '');
    expect(url.pathname).toBe('/install');
    expect(url.searchParams.get('shop')).toBe(SHOP);
    expect(hmacHolds(url.searchParams)).toBe(true);
  });
});
