import { ShopifyError } from '../../../server/src/shopify';
import { cost, hangUp, json, startFakeServer, text, timedClient } from './support/fake-server';
import type { FakeServer } from './support/fake-server';

const QUERY = 'query Shop { shop { name } }';
const MUTATION = 'mutation Change { change { id } }';
const OK = json({ data: { shop: { name: 'Demo' } } });

async function errorOf(promise: Promise<unknown>): Promise<ShopifyError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ShopifyError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

describe('the client', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  it('sends the operation with the token to the version asked for', async () => {
    server.answer(OK);
    const { client } = timedClient(server.origin);
    const { data, errors } = await client.request<{ shop: { name: string } }>(QUERY, { a: 1 });
    expect(data.shop.name).toBe('Demo');
    expect(errors).toEqual([]);
    const [request] = server.seen;
    expect(request?.url).toBe('/admin/api/2026-07/graphql.json');
    expect(request?.headers['x-shopify-access-token']).toBe('shpat_secret');
    expect(JSON.parse(request?.body ?? '')).toEqual({ query: QUERY, variables: { a: 1 } });
  });

  it('waits for the bucket when throttled, as long as it takes to refill', async () => {
    const throttled = json({
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
      extensions: cost(500, 100),
    });
    server.answer(throttled, OK);
    const { client, waits } = timedClient(server.origin);
    await client.request(QUERY);
    expect(server.seen).toHaveLength(2);
    expect(waits[0]).toBeGreaterThanOrEqual(4000);
    expect(waits[0]).toBeLessThan(5000);
  });

  it('paces itself by what queries cost before Shopify has to refuse one', async () => {
    const answer = json({ data: { shop: {} }, extensions: cost(800, 300) });
    server.answer(answer);
    const { client, waits } = timedClient(server.origin);
    await client.request(QUERY);
    expect(waits).toEqual([]);
    await client.request(QUERY);
    // 800 and a reserve of 200 are wanted, 300 are there, 100 come each second.
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(7000);
  });

  it('takes Retry-After for seconds', async () => {
    server.answer(text('', 429, { 'Retry-After': '2' }), text('', 503, { 'Retry-After': '3' }), OK);
    const { client, waits } = timedClient(server.origin);
    await client.request(QUERY);
    expect(waits[0]).toBeGreaterThanOrEqual(2000);
    expect(waits[0]).toBeLessThan(2600);
    expect(waits[1]).toBe(3000);
  });

  it.each([
    ['a broken connection', hangUp],
    ['an error of the server', text('<html>', 502)],
    ['an answer that is no JSON', text('<html>', 200, { 'Content-Type': 'text/html' })],
    [
      'an internal error beside data',
      json({
        data: { shop: null },
        errors: [{ message: 'x', path: ['shop'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      }),
    ],
  ])('asks again after %s, and gives up after 5 repetitions', async (_what, broken) => {
    const { client } = timedClient(server.origin);
    server.answer(broken, broken, OK);
    expect((await client.request(QUERY)).data).toEqual({ shop: { name: 'Demo' } });
    server.answer(broken);
    const error = await errorOf(client.request(QUERY));
    expect(error.retryable).toBe(true);
    expect(['shopify_unreachable', 'response_invalid']).toContain(error.code);
    expect(server.seen).toHaveLength(6);
  });

  it('repeats a mutation only where Shopify surely did not run it', async () => {
    const { client } = timedClient(server.origin);
    server.answer(text('', 502), OK);
    expect((await errorOf(client.request(MUTATION))).code).toBe('shopify_unreachable');
    expect(server.seen).toHaveLength(1);
    server.answer(text('', 429, { 'Retry-After': '1' }), OK);
    await client.request(MUTATION);
    expect(server.seen).toHaveLength(2);
  });

  it('never follows a redirect: the token would go with it', async () => {
    server.answer(text('', 302, { Location: `${server.origin}/elsewhere` }));
    const { client } = timedClient(server.origin);
    expect((await errorOf(client.request(QUERY))).code).toBe('redirect_refused');
    expect(server.seen).toHaveLength(1);
  });

  it('renews a refused token once', async () => {
    const refused = json({ errors: '[API] Invalid API key or access token' }, 401);
    let token = 'old';
    const { client } = timedClient(server.origin, {
      getAccessToken: () => Promise.resolve(token),
      onUnauthorized: () => {
        token = 'new';
        return Promise.resolve(true);
      },
    });
    server.answer(refused, OK);
    await client.request(QUERY);
    expect(server.seen.map(({ headers }) => headers['x-shopify-access-token'])).toEqual(['old', 'new']);
    server.answer(refused);
    expect((await errorOf(client.request(QUERY))).code).toBe('reauthorization_required');
    expect(server.seen).toHaveLength(2);
  });

  it.each([
    [402, '', 'shop_unavailable'],
    [404, '', 'shop_unavailable'],
    [423, '', 'shop_unavailable'],
    [403, 'Your IP address is not on the allowlist', 'ip_not_allowed'],
    [403, 'Forbidden', 'request_refused'],
    [400, '', 'request_refused'],
  ])('names status %d %s', async (status, body, code) => {
    server.answer(text(body, status));
    const { client } = timedClient(server.origin);
    const error = await errorOf(client.request(QUERY));
    expect(error).toMatchObject({ code, status, retryable: false });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    [
      {
        message: 'Access denied for orders field.',
        extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_orders` access scope.' },
      },
      {
        code: 'missing_shopify_permission',
        permission: 'read_orders',
        message: 'missing_shopify_permission: read_orders',
      },
    ],
    [
      {
        message: 'This app is not approved to access the Order object.',
        extensions: { code: 'ACCESS_DENIED' },
      },
      { code: 'protected_data_not_approved' },
    ],
    [
      { message: 'Query cost is 2002', extensions: { code: 'MAX_COST_EXCEEDED', cost: 2002, maxCost: 1000 } },
      { code: 'query_too_expensive', details: { cost: 2002, maxCost: 1000 } },
    ],
    [{ message: "Field 'x' doesn't exist on type 'Shop'" }, { code: 'query_invalid' }],
  ])('names an answer without data: %j', async (error, expected) => {
    server.answer(json({ errors: [error] }));
    const { client } = timedClient(server.origin);
    expect(await errorOf(client.request(QUERY))).toMatchObject(expected);
  });

  it('makes what was withheld undefined, where the null of a denied field ended up', async () => {
    const denied = (path: (string | number)[], scope: string): unknown => ({
      message: 'denied',
      path,
      extensions: { code: 'ACCESS_DENIED', requiredAccess: `\`${scope}\` access scope.` },
    });
    server.answer(
      json({
        data: { nodes: [{ id: 1, customer: null, note: null }, null, null] },
        errors: [
          denied(['nodes', 0, 'customer'], 'read_customers'),
          denied(['nodes', 1, 'fulfillments', 0, 'id'], 'read_orders'),
        ],
      })
    );
    const { client } = timedClient(server.origin);
    const { data, errors } = await client.request<{ nodes: unknown[] }>(QUERY);
    expect(data.nodes).toStrictEqual([{ id: 1, customer: undefined, note: null }, undefined, null]);
    expect(errors.map(({ permission }) => permission)).toEqual(['read_customers', 'read_orders']);
  });

  it('keeps secrets out of its errors', async () => {
    server.answer(hangUp);
    const { client } = timedClient(server.origin);
    const error = await errorOf(client.request(MUTATION, { email: 'ada@example.org' }));
    const everything = JSON.stringify({ ...error, message: error.message, stack: error.stack });
    expect(everything).not.toContain('shpat_secret');
    expect(everything).not.toContain('ada@example.org');
    expect(error.cause).toBeUndefined();
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    server.answer(() => stop.abort());
    const { client } = timedClient(server.origin);
    expect((await errorOf(client.request(QUERY, {}, { signal: stop.signal }))).code).toBe('aborted');
    expect((await errorOf(client.request(QUERY, {}, { signal: stop.signal }))).code).toBe('aborted');
    expect(server.seen).toHaveLength(1);
  });

  it('names a shop that does not answer at all', async () => {
    const { client } = timedClient('http://127.0.0.1:1');
    expect((await errorOf(client.request(QUERY))).code).toBe('shopify_unreachable');
  });
});
