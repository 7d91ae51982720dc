import { createBrowser, type Browser } from '../../playground/scripts/support/browser';
import { beginHandshake, signed } from './support/handshake';
import { registerApp } from './support/shopify';
import { startWorld, type World } from './support/world';

const STATE_UID = 'plugin::shopify-crm.oauth-state';
const domain = 'handshake.myshopify.com';

let world: World;

beforeAll(async () => {
  world = await startWorld({ shops: [{ domain }] });
});

afterAll(() => world.stop());

/** Holds every taking of a state until two are about to take one. @returns what ends this. */
const holdUntilTwo = (): (() => void) => {
  let waiting = 0;
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  const subscriber = {
    models: [STATE_UID],
    async beforeDeleteMany() {
      waiting += 1;
      if (waiting === 2) open();
      await gate;
    },
  };
  return world.crm.strapi.db.lifecycles.subscribe(subscriber);
};

describe('the callback', () => {
  const callback = async (browser: Browser, query: string) => {
    const page = await browser.open(`${world.crm.url}/api/shopify-crm/oauth/callback?${query}`);
    expect(page.status).toBe(302);
    const url = new URL(page.location ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(`${world.crm.url}/admin/settings/shopify-crm`);
    return url.searchParams.get('error');
  };
  const fields = (state: string, more: Record<string, string> = {}) => ({
    code: 'a-code',
    shop: domain,
    state,
    timestamp: String(Math.floor(Date.now() / 1000)),
    ...more,
  });

  it('sets a cookie that scripts cannot read and that goes to the callback alone', async () => {
    const { clientId, clientSecret } = registerApp(world.crm, world.simulator);
    const { headers } = await world.crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain, method: 'custom-app', clientId, clientSecret })
      .expect(200);
    const cookie = String(headers['set-cookie']).toLowerCase();
    expect(cookie).toContain('path=/api/shopify-crm/oauth/callback');
    expect(cookie).toContain('httponly');
    expect(cookie).toContain('samesite=lax');
  });

  it('refuses a signature by another secret', async () => {
    const { browser, state } = await beginHandshake(world, domain);
    expect(await callback(browser, signed(fields(state), 'another secret'))).toBe('oauth_hmac_invalid');
  });

  it('refuses another store than the one that was begun', async () => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const query = signed(fields(state, { shop: 'other.myshopify.com' }), clientSecret);
    expect(await callback(browser, query)).toBe('oauth_shop_mismatch');
  });

  it.each(['1500000000', 'soon'])('refuses the timestamp %s', async (timestamp) => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const query = signed(fields(state, { timestamp }), clientSecret);
    expect(await callback(browser, query)).toBe('oauth_timestamp_invalid');
  });

  it('refuses a state that this browser did not begin, and leaves it to the one that did', async () => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const query = signed(fields(state), clientSecret);
    expect(await callback(createBrowser(), query)).toBe('oauth_state_invalid');
    expect(await callback(browser, query)).toBe('oauth_code_invalid');
  });

  it('takes a state once, also of two callbacks that both found it', async () => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const query = signed(fields(state), clientSecret);
    const release = holdUntilTwo();
    const outcomes = await Promise.all([callback(browser, query), callback(browser, query)]);
    release();
    expect(outcomes.sort()).toEqual(['oauth_code_invalid', 'oauth_state_invalid']);
    expect(await callback(browser, query)).toBe('oauth_state_invalid');
  });

  it('refuses a state that is unknown or missing', async () => {
    expect(await callback(createBrowser(), signed(fields('invented'), 'x'))).toBe('oauth_state_invalid');
    expect(await callback(createBrowser(), '')).toBe('oauth_state_invalid');
  });

  it('refuses a handshake that is older than ten minutes, and sweeps it when the next one begins', async () => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const rows = world.crm.strapi.db.query(STATE_UID);
    await rows.updateMany({ where: { domain }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await callback(browser, signed(fields(state), clientSecret))).toBe('oauth_state_invalid');
    await beginHandshake(world, domain);
    expect(await rows.count({ where: { domain } })).toBe(1);
  });

  it('refuses a handshake whose admin was blocked meanwhile', async () => {
    const { browser, state, clientSecret } = await beginHandshake(world, domain);
    const users = world.crm.strapi.db.query('admin::user');
    await users.updateMany({ where: {}, data: { blocked: true } });
    const outcome = await callback(browser, signed(fields(state), clientSecret));
    await users.updateMany({ where: {}, data: { blocked: false } });
    expect(outcome).toBe('oauth_state_invalid');
  });
});
