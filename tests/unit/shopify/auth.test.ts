import { createHmac } from 'node:crypto';
import {
  authorizeUrl,
  clientCredentials,
  exchangeCode,
  grantedScopes,
  missingScopes,
  refreshToken,
  revokeToken,
  verifyCallback,
} from '../../../server/src/shopify';
import { signQuery } from '../../../simulator/src/oauth/sign';
import { json, startFakeServer, text, timedClient } from './support/fake-server';
import type { FakeServer } from './support/fake-server';
import { ALL_SCOPES, startSimulatedShop } from './support/simulated-shop';
import type { SimulatedShop } from './support/simulated-shop';

const SECRET = 'shpss_test';
const NOW = 1_800_000_000_000;
const PARAMETERS = {
  code: 'abc',
  shop: 'acme.myshopify.com',
  state: 'st ate+1/2',
  timestamp: String(NOW / 1000),
};

function signed(parameters: Record<string, string>, encode: (text: string) => string): string {
  const message = Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const hmac = createHmac('sha256', SECRET).update(message).digest('hex');
  return `${message}&hmac=${hmac}`;
}

const plus = (value: string): string => new URLSearchParams({ v: value }).toString().slice(2);

describe('verifyCallback', () => {
  const verify = (query: string, expectedShop?: string) =>
    verifyCallback(query, SECRET, { now: NOW, ...(expectedShop ? { expectedShop } : {}) });

  it.each([
    ['%20', signed(PARAMETERS, encodeURIComponent)],
    ['+', signed(PARAMETERS, plus)],
    ['the documented form', signQuery(PARAMETERS, SECRET).toString()],
  ])('accepts spaces signed as %s', (_form, query) => {
    expect(verify(query)).toEqual({
      ok: true,
      query: {
        shop: 'acme.myshopify.com',
        code: 'abc',
        state: 'st ate+1/2',
        error: null,
        timestamp: new Date(NOW),
      },
    });
    expect(verifyCallback(new URLSearchParams(query), SECRET, { now: NOW }).ok).toBe(true);
  });

  const query = signed(PARAMETERS, encodeURIComponent);
  it.each([
    ['a changed value', query.replace('abc', 'abd')],
    ['an added parameter', `${query}&host=x`],
    ['a repeated parameter', `${query}&code=abc`],
    ['no hmac', query.replace(/&hmac=.*/, '')],
    ['an empty hmac', query.replace(/hmac=.*/, 'hmac=')],
    ['an hmac of another length', query.slice(0, -2)],
    ['an endless query', `${query}&x=${'x'.repeat(9000)}`],
  ])('refuses %s', (_what, tampered) => {
    expect(verify(tampered)).toEqual({ ok: false, code: 'oauth_hmac_invalid' });
  });

  it('refuses the signature of another app', () => {
    expect(verifyCallback(query, 'other', { now: NOW })).toEqual({ ok: false, code: 'oauth_hmac_invalid' });
  });

  it.each(['', 'NaN', '1e9', '1800000000.5', '-1', String(NOW / 1000 - 601), String(NOW / 1000 + 601)])(
    'refuses the timestamp %j',
    (timestamp) => {
      expect(verify(signed({ ...PARAMETERS, timestamp }, plus))).toEqual({
        ok: false,
        code: 'oauth_timestamp_invalid',
      });
    }
  );

  it.each(['evil.example', 'acme.myshopify.com.evil.example', 'acme.myshopify.io', ''])(
    'refuses the shop %j',
    (shop) => {
      expect(verify(signed({ ...PARAMETERS, shop }, plus))).toEqual({
        ok: false,
        code: 'oauth_shop_mismatch',
      });
    }
  );

  it('refuses another shop than the handshake was begun with', () => {
    expect(verify(query, 'other.myshopify.com')).toEqual({ ok: false, code: 'oauth_shop_mismatch' });
    expect(verify(query, 'acme.myshopify.com').ok).toBe(true);
  });
});

describe('authorizeUrl', () => {
  const request = {
    origin: 'https://acme.myshopify.com',
    clientId: 'id',
    redirectUri: 'https://crm.example/callback',
    state: 'xyz',
  };

  it('names the scopes for the legacy install flow and leaves them out for the managed one', () => {
    const legacy = new URL(authorizeUrl({ ...request, scopes: ['read_orders', 'read_customers'] }));
    expect(legacy.pathname).toBe('/admin/oauth/authorize');
    expect(Object.fromEntries(legacy.searchParams)).toEqual({
      client_id: 'id',
      scope: 'read_orders,read_customers',
      redirect_uri: 'https://crm.example/callback',
      state: 'xyz',
    });
    expect(new URL(authorizeUrl({ ...request, scopes: null })).searchParams.has('scope')).toBe(false);
  });
});

describe('missingScopes', () => {
  it('takes a write scope for its read scope, and not the other way round', () => {
    expect(missingScopes(['read_orders', 'read_products', 'read_products'], ['write_orders'])).toEqual([
      'read_products',
    ]);
    expect(missingScopes(['write_orders'], ['read_orders'])).toEqual(['write_orders']);
  });
});

describe('tokens', () => {
  let server: FakeServer;
  const request = (): Parameters<typeof clientCredentials>[0] => ({
    origin: server.origin,
    clientId: 'id',
    clientSecret: SECRET,
    now: () => NOW,
  });
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  it('counts lifetimes from before the request', async () => {
    server.answer(
      json({
        access_token: 'shpat_1',
        scope: 'read_orders, write_products',
        expires_in: 3600,
        refresh_token: 'shprt_1',
        refresh_token_expires_in: 7_776_000,
      })
    );
    expect(await exchangeCode({ ...request(), code: 'abc', expiring: true })).toEqual({
      accessToken: 'shpat_1',
      scopes: ['read_orders', 'write_products'],
      expiresAt: new Date(NOW + 3_600_000),
      refreshToken: 'shprt_1',
      refreshTokenExpiresAt: new Date(NOW + 7_776_000_000),
    });
    expect(JSON.parse(server.seen[0]?.body ?? '')).toEqual({
      client_id: 'id',
      client_secret: SECRET,
      code: 'abc',
      expiring: '1',
    });
  });

  it('takes a token that never expires', async () => {
    server.answer(json({ access_token: 'shpat_1', scope: '' }));
    expect(await exchangeCode({ ...request(), code: 'abc', expiring: false })).toEqual({
      accessToken: 'shpat_1',
      scopes: [],
    });
    expect(server.seen[0]?.body).not.toContain('expiring');
  });

  it.each([
    ['{"error":"invalid_request"}', 400, 'oauth_code_invalid'],
    ['<html>no such app</html>', 400, 'oauth_code_invalid'],
    ['{"error":"invalid_client"}', 401, 'client_credentials_invalid'],
    ['{"error":"app_not_installed"}', 400, 'app_not_installed'],
    ['{"error":"shop_not_permitted"}', 400, 'shop_not_permitted'],
    ['', 404, 'shop_unavailable'],
    ['', 302, 'redirect_refused'],
    ['', 502, 'shopify_unreachable'],
    ['{"access_token":5}', 200, 'response_invalid'],
    ['{"access_token":"x","scope":"","expires_in":"soon"}', 200, 'response_invalid'],
    ['not json', 200, 'response_invalid'],
  ])('names the answer %j with status %d', async (body, status, code) => {
    server.answer(text(body, status));
    await expect(exchangeCode({ ...request(), code: 'abc', expiring: true })).rejects.toMatchObject({ code });
    expect(server.seen).toHaveLength(1);
  });

  it('asks for a new consent where a refresh token has ended', async () => {
    server.answer(json({ error: 'invalid_grant' }, 400));
    await expect(refreshToken({ ...request(), refreshToken: 'old' })).rejects.toMatchObject({
      code: 'reauthorization_required',
      retryable: false,
    });
  });

  it('revokes over REST where the mutation does not exist', async () => {
    server.answer(json({ errors: [{ message: "Field 'appUninstall' doesn't exist" }] }), text('', 200));
    const { client } = timedClient(server.origin);
    await revokeToken(client);
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /admin/api/2026-07/graphql.json',
      'DELETE /admin/api_permissions/current.json',
    ]);
    expect(server.seen[1]?.headers['x-shopify-access-token']).toBe('shpat_secret');
  });
});

describe('a handshake with a shop', () => {
  let shop: SimulatedShop;
  beforeAll(async () => {
    shop = await startSimulatedShop();
    await shop.simulator.control.registerApp({
      clientId: 'oauth-app',
      clientSecret: SECRET,
      scopes: ALL_SCOPES,
      redirectUrls: ['http://127.0.0.1:1337/callback'],
      organisationShops: ['demo.myshopify.com'],
      autoApprove: true,
    });
  });
  afterAll(() => shop.close());

  const app = () => ({
    origin: shop.simulator.origin('demo.myshopify.com'),
    clientId: 'oauth-app',
    clientSecret: SECRET,
  });

  it('ends in a token that works, can be renewed and can be revoked', async () => {
    const { origin, clientId } = app();
    const redirectUri = 'http://127.0.0.1:1337/callback';
    const answer = await fetch(authorizeUrl({ origin, clientId, redirectUri, state: 'xyz', scopes: null }), {
      redirect: 'manual',
    });
    const location = new URL(answer.headers.get('location') ?? '');
    const verified = verifyCallback(location.search.slice(1), SECRET, { expectedShop: 'demo.myshopify.com' });
    if (!verified.ok) throw new Error(verified.code);
    expect(verified.query.state).toBe('xyz');
    const grant = await exchangeCode({ ...app(), code: verified.query.code ?? '', expiring: true });
    expect(grant.refreshToken).toBeDefined();
    const renewed = await refreshToken({ ...app(), refreshToken: grant.refreshToken ?? '' });
    expect(renewed.accessToken).not.toBe(grant.accessToken);
    const client = shop.client({ getAccessToken: () => Promise.resolve(renewed.accessToken) });
    expect(missingScopes(ALL_SCOPES, await grantedScopes(client))).toEqual([]);
    await revokeToken(client);
    await expect(grantedScopes(client)).rejects.toMatchObject({ code: 'reauthorization_required' });
    await expect(
      exchangeCode({ ...app(), code: verified.query.code ?? '', expiring: true })
    ).rejects.toMatchObject({
      code: 'oauth_code_invalid',
    });
  });

  it('gives the app of the own organisation a token without a redirect', async () => {
    await shop.simulator.control.install('demo.myshopify.com', { clientId: 'oauth-app' });
    const grant = await clientCredentials(app());
    expect(grant.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await expect(clientCredentials({ ...app(), clientSecret: 'wrong' })).rejects.toMatchObject({
      code: 'client_credentials_invalid',
    });
  });
});
