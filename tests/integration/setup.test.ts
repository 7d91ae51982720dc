import { createHmac } from 'node:crypto';

import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';

const APP = { clientId: 'standard-client', clientSecret: 'shpss_standard' };
let crm: TestStrapi;

beforeAll(async () => {
  crm = await startStrapi({ shopOrigin: NO_SHOP, config: { app: APP } });
});

afterAll(() => crm.stop());

describe('the setup guide', () => {
  it('has what the app in Shopify needs, and not its secret', async () => {
    const { body, text } = await crm.admin.get('/shopify-crm/setup').expect(200);
    expect(body.data).toMatchObject({
      appUrl: `${crm.url}/api/shopify-crm/oauth/install`,
      redirectUrl: `${crm.url}/api/shopify-crm/oauth/callback`,
      webhookUrl: `${crm.url}/api/shopify-crm/webhooks`,
      apiVersion: '2026-07',
      standardApp: true,
      checks: [
        { code: 'public_url_missing', ok: true },
        { code: 'encryption_key_missing', ok: true },
      ],
    });
    expect(body.data.appToml).toContain(`client_id = "${APP.clientId}"`);
    expect(text).not.toContain(APP.clientSecret);
  });

  it('has the long list of scopes and the legacy flow on request, and refuses what it does not know', async () => {
    const { body } = await crm.admin.get('/shopify-crm/setup?scopes=full&legacyInstallFlow=true').expect(200);
    expect(body.data.scopes.length).toBeGreaterThanOrEqual(56);
    expect(body.data.appToml).toContain('use_legacy_install_flow = true');
    await crm.admin.get('/shopify-crm/setup?scopes=all').expect(400);
    await crm.admin.get('/shopify-crm/setup?store=nobody').expect(404);
  });
});

describe('the standard app', () => {
  it('is one click: the secret stays here', async () => {
    const { body } = await crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain: 'acme', method: 'app' })
      .expect(200);
    const url = new URL(body.data.redirectUrl);
    expect(`${url.origin}${url.pathname}`).toBe(
      'http://127.0.0.1:9/acme.myshopify.com/admin/oauth/authorize'
    );
    expect(url.searchParams.get('client_id')).toBe(APP.clientId);
    expect(url.searchParams.get('redirect_uri')).toBe(`${crm.url}/api/shopify-crm/oauth/callback`);
    expect(url.searchParams.has('scope')).toBe(false);
  });

  it('asks for its scopes in the URL where the legacy install flow is used', async () => {
    const { body } = await crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain: 'acme', method: 'app', legacyInstallFlow: true, includeOldOrders: true })
      .expect(200);
    const scopes = new URL(body.data.redirectUrl).searchParams.get('scope')?.split(',');
    expect(scopes).toEqual(expect.arrayContaining(['read_customers', 'read_orders', 'read_all_orders']));
  });

  const install = (text: string) => crm.api.get(`/api/shopify-crm/oauth/install?${text}`).expect(302);

  const signedInstall = () => {
    const query = new URLSearchParams({
      shop: 'acme.myshopify.com',
      timestamp: String(Math.floor(Date.now() / 1000)),
    });
    query.set('hmac', createHmac('sha256', APP.clientSecret).update(query.toString()).digest('hex'));
    return query;
  };

  it('is not connected from Shopify’s side: an admin finds the domain filled in', async () => {
    const states = crm.strapi.db.query('plugin::shopify-crm.oauth-state');
    const before = await states.count();
    const { headers } = await install(signedInstall().toString());
    const url = new URL(String(headers.location));
    expect(url.pathname).toBe('/admin/settings/shopify-crm');
    expect([...url.searchParams]).toEqual([['shop', 'acme.myshopify.com']]);
    expect(headers['set-cookie']).toBeUndefined();
    expect(await states.count()).toBe(before);
  });

  it('is connected from Shopify’s side where the configuration says so, by a signed request alone', async () => {
    const key = 'plugin::shopify-crm.app.installFromShopify';
    crm.strapi.config.set(key, true);
    const query = signedInstall();
    const { headers } = await install(query.toString());
    const url = new URL(String(headers.location));
    expect(url.pathname).toBe('/acme.myshopify.com/admin/oauth/authorize');
    expect(String(headers['set-cookie'])).toContain('shopify_crm_oauth_');

    query.set('shop', 'other.myshopify.com');
    const refused = new URL(String((await install(query.toString())).headers.location));
    expect(refused.pathname).toBe('/admin/settings/shopify-crm');
    expect(refused.searchParams.get('error')).toBe('oauth_hmac_invalid');
    crm.strapi.config.set(key, false);
  });
});

describe('a method that there is none of', () => {
  it('is refused beside its field', async () => {
    const { body } = await crm.admin
      .post('/shopify-crm/stores/connect')
      .send({ domain: 'acme', method: 'telepathy' })
      .expect(400);
    expect(body.error.details).toMatchObject({ code: 'request_invalid', errors: [{ path: ['method'] }] });
  });
});

describe('an admin without the permission', () => {
  it('may neither see nor connect', async () => {
    const password = 'Test-editor-1';
    const [role] = (await crm.admin.get('/admin/roles').expect(200)).body.data.filter(
      ({ code }: { code: string }) => code === 'strapi-editor'
    );
    const invited = await crm.admin
      .post('/admin/users')
      .send({ firstname: 'E', lastname: 'D', email: 'editor@example.com', roles: [role.id] })
      .expect(201);
    const { registrationToken } = invited.body.data;
    const registered = await crm.api
      .post('/admin/register')
      .send({ registrationToken, userInfo: { firstname: 'E', lastname: 'D', password } })
      .expect(200);
    const bearer = `Bearer ${registered.body.data.token}`;
    const as = (method: 'get' | 'post', path: string) => crm.api[method](path).set('Authorization', bearer);
    await as('get', '/shopify-crm/stores').expect(403);
    await as('get', '/shopify-crm/setup').expect(403);
    await as('post', '/shopify-crm/stores/connect').send({ domain: 'acme', method: 'app' }).expect(403);
    await as('post', '/shopify-crm/solutions/billing/install').expect(403);
    await as('get', '/shopify-crm/privacy-requests').expect(403);
  });
});

describe('a Strapi that is not ready', () => {
  const refusalWith = async (changes: Record<string, unknown>): Promise<string> => {
    const { config, db } = crm.strapi;
    const states = db.query('plugin::shopify-crm.oauth-state');
    const before = Object.keys(changes).map((key) => [key, config.get(key)] as const);
    const known = await states.count();
    Object.entries(changes).forEach(([key, value]) => config.set(key, value));
    try {
      const { body } = await crm.admin
        .post('/shopify-crm/stores/connect')
        .send({ domain: 'acme', method: 'app' })
        .expect(422);
      expect(await states.count()).toBe(known);
      return body.error.details.code;
    } finally {
      before.forEach(([key, value]) => config.set(key, value));
    }
  };

  it('begins no handshake where Shopify cannot reach it', async () => {
    expect(await refusalWith({ 'plugin::shopify-crm.shopOrigin': 'https://{shop}' })).toBe(
      'public_url_missing'
    );
  });

  it('begins no handshake without a key to encrypt with', async () => {
    expect(await refusalWith({ 'admin.secrets.encryptionKey': '' })).toBe('encryption_key_missing');
  });
});
