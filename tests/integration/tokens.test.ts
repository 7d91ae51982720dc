import { createHmac } from 'node:crypto';

import type { ConnectRequest } from '../../shared/contracts';
import type { ClientsService } from '../../server/src/stores/credentials/clients';
import { createTokenKeeper } from '../../server/src/stores/credentials/tokens';
import type { AppInput } from '../../simulator/src/index';
import { heldToken } from './support/held-token';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const EXPIRING = 'expiring.myshopify.com';
const DEV = 'dev-dashboard.myshopify.com';
const STORES = 'plugin::shopify-crm.store';

let world: World;

const app = (settings: Partial<AppInput> = {}) =>
  registerApp(world.crm, world.simulator, { organisationShops: [DEV], ...settings });

const storeOf = (domain: string) => world.crm.store(domain);

const atRest = (domain: string) =>
  waitFor(async () => {
    const store = await storeOf(domain);
    return store.activeRun === null && store;
  });

const check = async (domain: string) =>
  world.crm.admin.post(`/shopify-crm/stores/${(await storeOf(domain)).documentId}/webhooks`);

const withCredentials = (): ConnectRequest => {
  const { clientId, clientSecret } = app();
  return { domain: DEV, method: 'client-credentials', clientId, clientSecret };
};

/** What the token endpoint answers to somebody who asks it beside Strapi. */
const refreshAtShopify = async (refreshToken: string | null): Promise<{ refresh_token: string }> => {
  const { clientId, clientSecret } = app();
  const response = await fetch(`${world.simulator.origin(EXPIRING)}/admin/oauth/access_token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  });
  return (await response.json()) as { refresh_token: string };
};

/** Counts the requests for tokens that this process sends while something is done. */
const countingTokenRequests = async (run: () => Promise<unknown>): Promise<number> => {
  const spy = jest.spyOn(globalThis, 'fetch');
  try {
    await run();
    return spy.mock.calls.filter(([url]) => String(url).endsWith('/admin/oauth/access_token')).length;
  } finally {
    spy.mockRestore();
  }
};

beforeAll(async () => {
  world = await startWorld({ shops: [EXPIRING, DEV].map((domain) => ({ domain, customers: 2 })) });
  await connectStore(world.crm, world.simulator, { domain: EXPIRING });
  const { clientId, scopes } = app();
  world.simulator.local.install(DEV, { clientId, scopes });
  await world.crm.admin.post('/shopify-crm/stores/connect').send(withCredentials()).expect(201);
  await atRest(EXPIRING);
  await atRest(DEV);
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

describe('a refresh of an expiring token', () => {
  const held = () => heldToken(world.crm, EXPIRING);

  it('whose answer is lost is repeated with the same refresh token', async () => {
    const before = await held().read();
    await held().endAt(new Date(0));
    world.simulator.local.addFault({ kind: 'lostTokenAnswers', settings: { times: 1 } });
    const lost = await check(EXPIRING);
    expect([lost.status, lost.body.error.details.code]).toEqual([503, 'shopify_unreachable']);
    expect((await held().read()).token.refreshToken).toBe(before.token.refreshToken);
    expect((await check(EXPIRING)).status).toBe(200);
    const after = await held().read();
    expect(after.token.refreshToken).not.toBe(before.token.refreshToken);
    expect(await storeOf(EXPIRING)).toMatchObject({ status: 'connected', lastError: null });
  });

  it('by a process that died before it stored the answer is repeated once its lease is over', async () => {
    const { token } = await held().read();
    await refreshAtShopify(token.refreshToken);
    await held().endAt(new Date(0));
    const tokenLeaseUntil = new Date(Date.now() + 1_000);
    await world.crm.strapi.db
      .query(STORES)
      .updateMany({ where: { domain: EXPIRING }, data: { tokenLeaseOwner: 'died', tokenLeaseUntil } });
    expect((await check(EXPIRING)).status).toBe(200);
    expect(Date.now()).toBeGreaterThanOrEqual(tokenLeaseUntil.getTime());
    expect(await held().lease()).toMatchObject({ tokenLeaseOwner: null, tokenLeaseUntil: null });
  });

  it('is kept although the credentials are sealed anew while Shopify answers', async () => {
    const before = await held().read();
    await held().endAt(new Date(0));
    world.simulator.local.addFault({ kind: 'latency', settings: { ms: 400 } });
    const checked = check(EXPIRING);
    await waitFor(async () => (await held().lease()) && 'taken');
    await waitFor(async () => {
      const { tokenLeaseOwner } = (await held().lease()) as { tokenLeaseOwner: string | null };
      return tokenLeaseOwner !== null;
    });
    await held().endAt(new Date(0));
    expect((await checked).status).toBe(200);
    expect((await held().read()).token.refreshToken).not.toBe(before.token.refreshToken);
  });

  it('is not repeated for an answer that refuses the old one late', async () => {
    const clients = world.crm.strapi.plugin('shopify-crm').service('clients') as ClientsService;
    const client = clients.forStore(
      await world.crm.strapi.db.query(STORES).findOne({ where: { domain: EXPIRING } })
    );
    const ask = () => client.request('query ShopName { shop { name } }');
    const refreshes = () => world.simulator.local.traffic(EXPIRING).refresh_token ?? 0;
    const before = refreshes();
    world.simulator.local.revokeTokens(EXPIRING, app().clientId);
    const release = world.simulator.local.holdAnswer(EXPIRING);
    const late = ask();
    await waitFor(() => world.simulator.local.answersUnderWay().held === 1);
    await ask();
    release();
    await late;
    expect(refreshes() - before).toBe(1);
  });

  it('that Shopify refuses for good asks for a new connect, which is one click', async () => {
    const { token } = await held().read();
    const next = await refreshAtShopify(token.refreshToken);
    // The replacement is used by somebody else: what is stored here is retired.
    await refreshAtShopify(next.refresh_token);
    await held().endAt(new Date(0));
    const refused = await check(EXPIRING);
    expect([refused.status, refused.body.error.details.code]).toEqual([422, 'reauthorization_required']);
    expect(await storeOf(EXPIRING)).toMatchObject({
      status: 'needs-attention',
      lastError: { code: 'reauthorization_required' },
    });
    expect(await connectStore(world.crm, world.simulator, { domain: EXPIRING })).toMatchObject({
      connected: EXPIRING,
    });
    await atRest(EXPIRING);
  });
});

describe('two processes on one database', () => {
  it.each([EXPIRING, DEV])('renew the token of %s once', async (domain) => {
    const keepers = [createTokenKeeper(world.crm.strapi), createTokenKeeper(world.crm.strapi)];
    await heldToken(world.crm, domain).endAt(new Date(0));
    // Long enough that both are at it at the same time.
    world.simulator.local.addFault({ kind: 'latency', settings: { ms: 300 } });
    const tokens: string[] = [];
    const requests = await countingTokenRequests(async () => {
      tokens.push(...(await Promise.all(keepers.map((keeper) => keeper.current(domain)))));
    });
    expect(requests).toBe(1);
    expect(new Set(tokens).size).toBe(1);
    expect((await heldToken(world.crm, domain).read()).token.accessToken).toBe(tokens[0]);
  });

  it('leave a token alone that has long to live', async () => {
    const keeper = createTokenKeeper(world.crm.strapi);
    expect(await countingTokenRequests(() => keeper.current(DEV))).toBe(0);
  });
});

describe('a secret that was rotated in Shopify', () => {
  const change = async (clientSecret: string) =>
    world.crm.admin
      .put(`/shopify-crm/stores/${(await storeOf(DEV)).documentId}/secret`)
      .send({ clientSecret });

  const delivered = async () => {
    world.simulator.local.applyChange(DEV, { name: 'renameCustomer' });
    await world.simulator.local.whenIdle();
    const [sent] = world.simulator.local.deliveries({ shop: DEV, topic: 'customers/update' });
    return sent?.attempts[0]?.status;
  };

  const signedBy = async (secret: string): Promise<number> => {
    const body = '{"id":1}';
    const { status } = await world.crm.api
      .post('/api/shopify-crm/webhooks')
      .set({
        'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
        'X-Shopify-Shop-Domain': DEV,
        'X-Shopify-Topic': 'shop/update',
      })
      .send(body);
    return status;
  };

  it('is taken where it is the app’s, and webhooks of both are accepted for a while', async () => {
    const old = app().clientSecret;
    const wrong = await change('shpss_wrong');
    expect([wrong.status, wrong.body.error.details]).toMatchObject([
      422,
      { code: 'client_credentials_invalid', errors: [{ path: ['clientSecret'] }] },
    ]);
    expect((await heldToken(world.crm, DEV).read()).app.clientSecret).toBe(old);
    expect(await delivered()).toBe(200);

    app({ clientSecret: 'shpss_new' });
    const taken = await change(' shpss_new ');
    expect(taken.status).toBe(200);
    expect(JSON.stringify(taken.body)).not.toContain('shpss_');
    expect((await heldToken(world.crm, DEV).read()).app.clientSecret).toBe('shpss_new');
    expect(await delivered()).toBe(200);
    app({ clientSecret: old });
    expect(await delivered()).toBe(200);

    // A day later the old one is nobody's any more; who may sign is remembered for some seconds.
    await heldToken(world.crm, DEV).change((held) => ({
      ...held,
      replacedSecrets: held.replacedSecrets.map((one) => ({ ...one, until: new Date(0).toISOString() })),
    }));
    await waitFor(async () => (await signedBy(old)) === 401, { everyMs: 500 });
    expect(await signedBy('shpss_new')).toBe(200);
  });

  it('is refused where it is no secret, and for a store without a connection', async () => {
    expect((await change('two words')).status).toBe(400);
    const { documentId } = await storeOf(EXPIRING);
    await world.crm.admin.post(`/shopify-crm/stores/${documentId}/disconnect`).expect(200);
    await world.crm.admin
      .put(`/shopify-crm/stores/${documentId}/secret`)
      .send({ clientSecret: 'shpss_new' })
      .expect(409);
  });
});
