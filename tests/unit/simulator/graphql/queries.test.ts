import { IMPORT_SCOPES } from '../../../../simulator/src/index';
import { movableClock, SHOP, startTestSimulator, type TestSimulator } from '../support/simulator';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({ clock: movableClock() });
});
afterAll(() => simulator.close());

const state = () => {
  const found = simulator.shops.get(SHOP);
  if (!found) throw new Error('no shop');
  return found;
};

describe('pages', () => {
  const PAGE = `query ($after: String, $query: String, $reverse: Boolean) {
    orders(first: 6, after: $after, query: $query, reverse: $reverse, sortKey: UPDATED_AT) {
      totalCount: pageInfo { hasNextPage endCursor } nodes { id updatedAt } } }`;

  const readAll = async (
    variables: Record<string, unknown> = {}
  ): Promise<{ id: string; updatedAt: string }[]> => {
    const all = [];
    let after: string | null = null;
    do {
      const { data }: Awaited<ReturnType<TestSimulator['query']>> = await simulator.query(PAGE, {
        after,
        ...variables,
      });
      all.push(...data.orders.nodes);
      after = data.orders.totalCount.hasNextPage ? data.orders.totalCount.endCursor : null;
    } while (after);
    return all;
  };

  it('reads every record once, in the order asked for', async () => {
    const all = await readAll();
    expect(all).toHaveLength(20);
    expect(new Set(all.map((order) => order.id)).size).toBe(20);
    expect(all.map((order) => order.updatedAt)).toEqual(all.map((order) => order.updatedAt).sort());
    expect(await readAll({ reverse: true })).toEqual([...all].reverse());
  });

  it('keeps its place when a record before the cursor is deleted', async () => {
    const before = await readAll();
    const first = await simulator.query(PAGE);
    const [gone] = first.data.orders.nodes;
    const node = state().get(gone.id);
    if (!node) throw new Error('no order');
    state().remove(gone.id);
    const second = await simulator.query(PAGE, { after: first.data.orders.totalCount.endCursor });
    state().put(node);
    expect(second.data.orders.nodes[0].id).toBe(before[6]?.id);
  });

  it('filters by the search', async () => {
    const all = await readAll();
    const middle = all[10]?.updatedAt ?? '';
    const later = await readAll({ query: `updated_at:>='${middle}'` });
    expect(later.map((order) => order.id)).toEqual(
      all.filter((order) => order.updatedAt >= middle).map((order) => order.id)
    );
  });

  it('walks backwards with last and before', async () => {
    const all = await readAll();
    const query = `query ($before: String) { orders(last: 5, before: $before, sortKey: UPDATED_AT) {
      pageInfo { hasPreviousPage startCursor } nodes { id } } }`;
    const last = await simulator.query(query);
    const previous = await simulator.query(query, { before: last.data.orders.pageInfo.startCursor });
    const ids = [...previous.data.orders.nodes, ...last.data.orders.nodes].map(
      (order: { id: string }) => order.id
    );
    expect(ids).toEqual(all.slice(-10).map((order) => order.id));
    expect(previous.data.orders.pageInfo.hasPreviousPage).toBe(true);
  });

  it('demands first or last, of 250 at most, and warns of unknown filters', async () => {
    expect((await simulator.query('{ orders { nodes { id } } }')).errors?.[0]?.message).toMatch(
      /first or last/
    );
    expect((await simulator.query('{ orders(first: 251) { nodes { id } } }')).errors?.[0]?.message).toMatch(
      /250/
    );
    const { extensions } = await simulator.query(
      '{ orders(first: 1, query: "colour:red") { nodes { id } } }'
    );
    expect(extensions.search?.[0]?.warnings[0]).toMatchObject({ field: 'colour', code: 'invalid_field' });
  });
});

describe('roots', () => {
  it('answers null for a node that is gone and refuses more than 250 ids', async () => {
    const order = state().list('Order')[0]?.id ?? '';
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }';
    const { data } = await simulator.query(query, { ids: [order, 'gid://shopify/Order/1'] });
    expect(data.nodes).toEqual([{ id: order, __typename: 'Order' }, null]);
    const many = await simulator.query(query, {
      ids: Array.from({ length: 251 }, (_, index) => `gid://shopify/Order/${index}`),
    });
    expect(many.errors?.[0]?.message).toMatch(/251.*250/);
  });

  it('counts exactly, or at least', async () => {
    const { data } = await simulator.query(
      '{ all: ordersCount(limit: null) { count precision } some: ordersCount(limit: 3) { count precision } }'
    );
    expect(data).toEqual({
      all: { count: 20, precision: 'EXACT' },
      some: { count: 3, precision: 'AT_LEAST' },
    });
  });

  it("resolves what is derived, such as a customer's orders, and what the state lacks", async () => {
    const { data, errors } = await simulator.query(
      '{ customers(first: 12) { nodes { id numberOfOrders orders(first: 20) { nodes { id customer { id } } } canDelete taxExemptions } } }'
    );
    expect(errors).toBeUndefined();
    const withOrders = data.customers.nodes.filter(
      (one: { orders: { nodes: unknown[] } }) => one.orders.nodes.length > 0
    );
    expect(withOrders.length).toBeGreaterThan(0);
    for (const customer of data.customers.nodes) {
      expect(customer.numberOfOrders).toBe(String(customer.orders.nodes.length));
      for (const order of customer.orders.nodes) expect(order.customer.id).toBe(customer.id);
    }
  });

  it("refuses what Shopify's schema refuses, and mutations that it does not carry out", async () => {
    expect((await simulator.query('{ orders(first: 1) { nodes { colour } } }')).errors?.[0]?.message).toMatch(
      /colour/
    );
    const { errors } = await simulator.query(
      'mutation { orderMarkAsPaid(input: {id: "gid://shopify/Order/1"}) { order { id } } }'
    );
    expect(errors?.[0]?.message).toMatch(/does not carry out/);
  });
});

describe('who may read what', () => {
  const tokenWith = (scopes: string[], app: Record<string, unknown> = {}): string => {
    simulator.local.registerApp({ clientId: `app ${scopes.join()}`, ...app });
    return simulator.local.install(SHOP, { clientId: `app ${scopes.join()}`, scopes }).accessToken;
  };

  it('answers 401 without a valid token and 404 for an unknown shop', async () => {
    expect((await simulator.post('{ shop { id } }', {}, 'shpat_wrong')).status).toBe(401);
    const other = await fetch(`${simulator.url}/other.myshopify.com/admin/api/2026-07/graphql.json`, {
      method: 'POST',
    });
    expect(other.status).toBe(404);
  });

  it('denies a root without its scope', async () => {
    const { errors } = await simulator.query(
      '{ customers(first: 1) { nodes { id } } }',
      {},
      tokenWith(['read_orders'])
    );
    expect(errors?.[0]).toMatchObject({ path: ['customers'], extensions: { code: 'ACCESS_DENIED' } });
    expect(errors?.[0]?.message).toContain('`read_customers` access scope');
  });

  it('answers the rest where a field inside is denied', async () => {
    const query = '{ orders(first: 20) { nodes { id customer { id } } } }';
    const { data, errors } = await simulator.query(query, {}, tokenWith(['read_orders', 'read_all_orders']));
    expect(data.orders.nodes).toHaveLength(20);
    expect(data.orders.nodes.every((order: { customer: unknown }) => order.customer === null)).toBe(true);
    expect(errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
  });

  it('reads nodes of a denied type as null beside an error', async () => {
    const ids = [state().list('Product')[0]?.id, state().list('Order')[0]?.id];
    const token = tokenWith(['write_products']);
    const { data, errors } = await simulator.query(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      { ids },
      token
    );
    expect(data.nodes).toEqual([{ id: ids[0] }, null]);
    expect(errors?.[0]).toMatchObject({ path: ['nodes', 1], extensions: { code: 'ACCESS_DENIED' } });
  });

  it('hides orders older than 60 days without read_all_orders', async () => {
    const limit = Date.parse('2026-11-22T12:00:00Z') - 60 * 86_400_000;
    const recent = state()
      .list('Order')
      .filter((order) => Date.parse(String(order.createdAt)) >= limit);
    const old = state()
      .list('Order')
      .find((order) => Date.parse(String(order.createdAt)) < limit);
    expect(old).toBeDefined();
    const token = tokenWith(['read_orders', 'read_customers']);
    const query = `query ($id: ID!) { ordersCount { count } orders(first: 50) { nodes { id } } node(id: $id) { id }
      order(id: $id) { id } customers(first: 12) { nodes { orders(first: 50) { nodes { id } } } } }`;
    const { data } = await simulator.query(query, { id: old?.id }, token);
    expect(data.ordersCount.count).toBe(recent.length);
    expect(data.orders.nodes.map((order: { id: string }) => order.id)).not.toContain(old?.id);
    expect([data.node, data.order]).toEqual([null, null]);
    expect(JSON.stringify(data.customers)).not.toContain(old?.id);
  });

  it('withholds personal data from an app that is not approved for it', async () => {
    const fields =
      'id email firstName displayName defaultEmailAddress { emailAddress } addressesV2(first: 1) { nodes { city } }';
    const query = `{ customers(first: 1) { nodes { ${fields} } } }`;
    const token = tokenWith([...IMPORT_SCOPES], { customerData: 'no-personal-fields' });
    const { data, errors } = await simulator.query(query, {}, token);
    expect(errors?.map(({ path }) => path?.at(-1))).toEqual(['email', 'firstName', 'defaultEmailAddress']);
    expect(errors?.[0]?.message).toMatch(/not approved to use the email field/);
    const quiet = tokenWith([...IMPORT_SCOPES], { customerData: ['phone'], tellsUnapproved: false });
    expect((await simulator.query(query, {}, quiet)).errors).toBeUndefined();
    expect(data.customers.nodes[0]).toMatchObject({
      email: null,
      firstName: null,
      displayName: '',
      defaultEmailAddress: null,
    });
    const none = tokenWith(['read_customers', 'read_orders'], { customerData: 'none' });
    const denied = await simulator.query('{ ordersCount { count } }', {}, none);
    expect(denied.errors?.[0]?.message).toMatch(/not approved to access the Order object/);
  });
});

describe('cost and faults', () => {
  it('tells the cost, refuses a query of more than 1,000 points, and throttles', async () => {
    const cheap = await simulator.query('{ orders(first: 100) { nodes { id } } }');
    expect(cheap.extensions.cost).toMatchObject({
      requestedQueryCost: 11,
      actualQueryCost: 11,
      throttleStatus: { maximumAvailable: 2_000, restoreRate: 100 },
    });
    const dear = await simulator.query(
      `{ orders(first: 250) { nodes { lineItems(first: 250) { nodes {
        variant { product { variants(first: 250) { nodes { id } } } } } } } } }`
    );
    expect(dear.errors?.[0]?.extensions).toMatchObject({
      code: 'MAX_COST_EXCEEDED',
      cost: 2 + 11 * (3 + 11 * 16),
      maxCost: 1_000,
    });

    simulator.local.addFault({ kind: 'throttled', settings: { times: 1 } });
    const response = await simulator.post('{ shop { id } }');
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'THROTTLED' } }] });
    expect((await simulator.query('{ shop { id } }')).errors).toBeUndefined();
  });

  it('loses a record of a list where it is told to, with an error or without', async () => {
    const query = '{ page: products(first: 2) { nodes { id } } }';
    const lost = { page: { nodes: [null, { id: expect.any(String) }] } };
    simulator.local.addFault({ kind: 'nullNodes', settings: { times: 1 } });
    // Of a query without records it loses none.
    await simulator.query('{ shop { id } }');
    const { data, errors } = await simulator.query(query);
    expect(data).toEqual(lost);
    expect(errors).toBeUndefined();
    simulator.local.addFault({ kind: 'nullNodes', settings: { times: 1, code: 'ACCESS_DENIED' } });
    expect(await simulator.query(query)).toMatchObject({
      data: lost,
      errors: [{ path: ['page', 'nodes', 0], extensions: { code: 'ACCESS_DENIED' } }],
    });
    expect((await simulator.query(query)).data.page.nodes).not.toContain(null);
  });

  it('empties the bucket by what queries ask for', async () => {
    // The app of this test has a bucket of its own.
    simulator.local.registerApp({ clientId: 'greedy' });
    const { accessToken } = simulator.local.install(SHOP, { clientId: 'greedy', scopes: ['read_products'] });
    const query = '{ products(first: 8) { nodes { variants(first: 100) { nodes { id } } } } }';
    const answers = await Promise.all(
      Array.from({ length: 120 }, () => simulator.query(query, {}, accessToken))
    );
    const throttled = answers.filter((answer) => answer.errors?.[0]?.extensions?.code === 'THROTTLED');
    expect(throttled.length).toBeGreaterThan(0);
    expect(throttled[0]?.extensions.cost.actualQueryCost).toBeNull();
  });

  it('answers 429 with Retry-After and 5xx as often as it was told', async () => {
    simulator.local.addFault({ kind: 'status429', settings: { times: 1, retryAfter: 3 }, shop: SHOP });
    simulator.local.addFault({ kind: 'status5xx', settings: { times: 1, status: 502 } });
    const first = await simulator.post('{ shop { id } }');
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3.0']);
    expect((await simulator.post('{ shop { id } }')).status).toBe(502);
    expect((await simulator.post('{ shop { id } }')).status).toBe(200);
  });
});

describe('stale reads', () => {
  it('show the shop as it was', async () => {
    const clock = movableClock();
    const stale = await startTestSimulator({ clock });
    try {
      clock.move(60_000);
      const { target } = await stale.control.applyChange(SHOP, {
        name: 'updateProduct',
        params: { title: 'Renamed' },
      });
      const created = await stale.control.applyChange(SHOP, { name: 'createCustomer' });
      clock.move(1_000);
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Product { title } } }';
      const ids = { ids: [target, created.target] };
      const fault = await stale.control.addFault({ kind: 'staleReads', settings: { ms: 5_000 } });
      const before = await stale.query(query, ids);
      expect(before.data.nodes[0].title).not.toBe('Renamed');
      expect(before.data.nodes[1]).toBeNull();
      await stale.control.removeFault(fault.id);
      const after = await stale.query(query, ids);
      expect(after.data.nodes).toEqual([{ id: target, title: 'Renamed' }, { id: created.target }]);
    } finally {
      await stale.close();
    }
  });
});
