import { readByIds, readCount, readPages, readShop, readVersions } from '../../../server/src/shopify';
import { json, startFakeServer, timedClient } from './support/fake-server';
import type { FakeServer, Handler } from './support/fake-server';
import { DOMAIN, startSimulatedShop } from './support/simulated-shop';
import type { SimulatedShop } from './support/simulated-shop';

const gid = (number: number): string => `gid://shopify/Product/${number}`;
const T1 = '2026-07-01T00:00:00Z';
const T2 = '2026-07-02T00:00:00Z';

const variants = (ids: number[], hasNextPage = false): unknown => ({
  nodes: ids.map((id) => ({ id: `gid://shopify/ProductVariant/${id}` })),
  pageInfo: { hasNextPage, endCursor: hasNextPage ? `after-${ids.at(-1)}` : null },
});
const product = (number: number, updatedAt = T1, list = variants([1])): unknown => ({
  __typename: 'Product',
  id: gid(number),
  updatedAt,
  variants: list,
});
const nodes = (...list: unknown[]): Handler => json({ data: { nodes: list } });
const more = (updatedAt: string, list: unknown): Handler => json({ data: { node: { updatedAt, list } } });

describe('reading', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  it('reads nested lists to their end', async () => {
    server.answer(
      nodes(product(1, T1, variants([1, 2], true))),
      more(T1, variants([3], true)),
      more(T1, variants([4]))
    );
    const { client } = timedClient(server.origin);
    const { nodes: read, unread } = await readByIds(client, 'products', [gid(1), gid(1)]);
    expect(unread).toEqual([]);
    expect(read).toHaveLength(1);
    expect(read[0]?.node?.variants?.map(({ id }) => id.split('/').pop())).toEqual(['1', '2', '3', '4']);
    expect(
      server.seen.map(({ body }) => (JSON.parse(body) as { variables: { after?: string } }).variables.after)
    ).toEqual([undefined, 'after-2', 'after-3']);
  });

  it('begins anew where the record changed between two pages of it', async () => {
    server.answer(
      nodes(product(1, T1, variants([1], true))),
      more(T2, variants([9])),
      nodes(product(1, T2, variants([1], true))),
      more(T2, variants([2]))
    );
    const { client } = timedClient(server.origin);
    const { nodes: read } = await readByIds(client, 'products', [gid(1)]);
    expect(read[0]?.node?.updatedAt).toBe(T2);
    expect(read[0]?.node?.variants).toHaveLength(2);
  });

  it('leaves a record that never stands still to a later time', async () => {
    const first = nodes(product(1, T1, variants([1], true)));
    const second = more(T2, variants([2]));
    server.answer(first, second, first, second, first, second);
    const { client } = timedClient(server.origin);
    const result = await readByIds(client, 'products', [gid(1)]);
    expect(result.nodes).toEqual([]);
    expect(result.unread).toEqual([{ id: gid(1), reason: 'changing' }]);
    expect(server.seen).toHaveLength(6);
  });

  it('tells a deleted record from one that Shopify withheld', async () => {
    const denied = { message: 'no', path: ['nodes', 1, 'variants'], extensions: { code: 'ACCESS_DENIED' } };
    server.answer(json({ data: { nodes: [null, null, product(3)] }, errors: [denied] }));
    const { client } = timedClient(server.origin);
    const result = await readByIds(client, 'products', [gid(1), gid(2), gid(3)]);
    expect(result.nodes.map(({ id, node }) => [id, node === null])).toEqual([
      [gid(1), true],
      [gid(3), false],
    ]);
    expect(result.unread).toEqual([{ id: gid(2), reason: 'withheld' }]);
    expect(result.withheld).toHaveLength(1);
  });

  it('delivers no record whose children or version are unknown', async () => {
    server.answer(nodes(product(1, T1, null), { id: gid(2), variants: variants([1]) }));
    const { client } = timedClient(server.origin);
    const result = await readByIds(client, 'products', [gid(1), gid(2)]);
    expect(result.nodes).toEqual([]);
    expect(result.unread.map(({ id }) => id)).toEqual([gid(1), gid(2)]);
  });

  it('takes a list with a null among its nodes for unknown, also without an error', async () => {
    const list = {
      nodes: [null, { id: 'gid://shopify/ProductVariant/2' }],
      pageInfo: { hasNextPage: false },
    };
    server.answer(nodes(product(1, T1, list)));
    const { client } = timedClient(server.origin);
    const result = await readByIds(client, 'products', [gid(1)]);
    expect(result.nodes).toEqual([]);
    expect(result.unread).toEqual([{ id: gid(1), reason: 'withheld' }]);
  });

  it('takes no record for deleted where Shopify gave no nodes at all', async () => {
    const denied = { message: 'no', path: ['nodes'], extensions: { code: 'ACCESS_DENIED' } };
    server.answer(json({ data: { nodes: null }, errors: [denied] }));
    const { client } = timedClient(server.origin);
    await expect(readByIds(client, 'products', [gid(1)])).rejects.toMatchObject({
      code: 'missing_shopify_permission',
    });
  });

  it.each([
    ['without an error', undefined],
    ['with one', [{ message: 'no', path: ['page', 'nodes', 0], extensions: { code: 'ACCESS_DENIED' } }]],
  ])('counts the records of a page that are null, %s', async (_how, errors) => {
    const pageInfo = { hasNextPage: false, endCursor: 'a' };
    server.answer(json({ data: { page: { nodes: [null, product(2)], pageInfo } }, errors }));
    const { client } = timedClient(server.origin);
    for await (const page of readPages(client, 'products')) {
      expect(page.nodes.map(({ id }) => id)).toEqual([gid(2)]);
      expect(page.nameless).toBe(1);
    }
  });

  it('asks for less where Shopify finds a query too expensive', async () => {
    const expensive = json({
      errors: [{ message: 'cost', extensions: { code: 'MAX_COST_EXCEEDED', cost: 4000, maxCost: 1000 } }],
    });
    const echo: Handler = (request, response) => {
      const { ids } = (JSON.parse(request.body) as { variables: { ids: string[] } }).variables;
      nodes(...ids.map((id) => product(Number(id.split('/').pop()))))(request, response);
    };
    server.answer(expensive, echo);
    const { client } = timedClient(server.origin);
    const ids = Array.from({ length: 12 }, (_, index) => gid(index + 1));
    const result = await readByIds(client, 'products', ids);
    expect(result.nodes.map(({ id }) => id)).toEqual(ids);
    const sizes = server.seen.map(
      ({ body }) => (JSON.parse(body) as { variables: { ids: string[] } }).variables.ids.length
    );
    expect(sizes).toEqual([12, 3, 3, 3, 3]);
  });

  it('asks for fewer children where a single record is too expensive, and names the one that always is', async () => {
    server.answer(
      json({
        errors: [{ message: 'cost', extensions: { code: 'MAX_COST_EXCEEDED', cost: 4000, maxCost: 1000 } }],
      })
    );
    const { client } = timedClient(server.origin);
    await expect(readByIds(client, 'products', [gid(1)])).rejects.toMatchObject({
      code: 'query_too_expensive',
    });
    const nested = server.seen.map(
      ({ body }) => (JSON.parse(body) as { variables: { nested: number } }).variables.nested
    );
    expect(nested).toEqual([10, 5, 2, 1]);
  });

  it('refuses an id of another type', async () => {
    const { client } = timedClient(server.origin);
    await expect(readByIds(client, 'orders', [gid(1)])).rejects.toThrow(TypeError);
  });

  it('does not go round in circles where the pages do not advance', async () => {
    server.answer(
      json({ data: { page: { nodes: [], pageInfo: { hasNextPage: true, endCursor: 'same' } } } })
    );
    const { client } = timedClient(server.origin);
    const read = async (): Promise<void> => {
      for await (const page of readPages(client, 'products')) expect(page.nodes).toEqual([]);
    };
    await expect(read()).rejects.toMatchObject({ code: 'response_invalid' });
    expect(server.seen).toHaveLength(2);
  });
});

describe('reading versions', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  const page = (ids: string[], endCursor: string | null = null): Handler =>
    json({
      data: {
        page: {
          nodes: ids.map((id) => ({ id: `gid://shopify/Order/${id}`, updatedAt: T1 })),
          pageInfo: { hasNextPage: endCursor !== null, endCursor },
        },
      },
    });
  const readAll = async (): Promise<string[][]> => {
    const { client } = timedClient(server.origin);
    const pages: string[][] = [];
    for await (const { versions } of readVersions(client, 'orders')) {
      pages.push(versions.map(({ id }) => id.split('/').pop() ?? ''));
    }
    return pages;
  };

  it('gives them in the order of their numbers, page by page', async () => {
    server.answer(page(['9', '10'], 'a'), page([], 'b'), page(['9007199254740993', '9007199254740994']));
    expect(await readAll()).toEqual([
      ['9', '10'],
      ['9007199254740993', '9007199254740994'],
    ]);
  });

  it('asks again for a page with a gap, which would look like a deletion, and gives up in the end', async () => {
    const gap = json({
      data: { page: { nodes: [null], pageInfo: { hasNextPage: false, endCursor: null } } },
    });
    server.answer(gap, gap, page(['9', '10']));
    expect(await readAll()).toEqual([['9', '10']]);
    server.answer(gap);
    await expect(readAll()).rejects.toMatchObject({ code: 'response_invalid', retryable: true });
  });

  it.each([
    ['within a page', [page(['10', '9'])]],
    ['from page to page', [page(['9', '10'], 'a'), page(['10'])]],
  ])('refuses an answer that is out of order %s', async (_where, answers) => {
    server.answer(...answers);
    await expect(readAll()).rejects.toMatchObject({ code: 'response_invalid' });
  });
});

describe('reading a shop', () => {
  let shop: SimulatedShop;
  beforeAll(async () => {
    shop = await startSimulatedShop(
      { customers: 5, orders: 12, products: 5 },
      { scopes: ['read_orders', 'read_all_orders'] }
    );
  });
  afterAll(() => shop.close());

  it('leaves customers and products of orders unknown without their scopes', async () => {
    const client = shop.client();
    const orders = [];
    const permissions = new Set<string | undefined>();
    for await (const page of readPages(client, 'orders')) {
      orders.push(...page.nodes);
      for (const { permission } of page.withheld) permissions.add(permission);
    }
    expect(orders).toHaveLength(await readCount(client, 'orders'));
    expect([...permissions].sort()).toEqual(['read_customers', 'read_products']);
    const lines = orders.flatMap(({ lineItems }) => lineItems ?? []);
    expect(lines.some(({ product }) => product === undefined)).toBe(true);
  });

  it('names the missing scope of a whole resource', async () => {
    const client = shop.client();
    const expected = { code: 'missing_shopify_permission', permission: 'read_products' };
    await expect(readPages(client, 'products').next()).rejects.toMatchObject(expected);
    await expect(readCount(client, 'products')).rejects.toMatchObject(expected);
  });

  it('goes on at a cursor, by the time of change, from a moment on', async () => {
    const client = shop.client();
    const all: string[] = [];
    for await (const page of readPages(client, 'orders', { updatedSince: new Date(0), pageSize: 4 })) {
      expect(page.nodes.length).toBeLessThanOrEqual(4);
      all.push(...page.nodes.map(({ updatedAt }) => updatedAt));
    }
    expect(all).toEqual([...all].sort());
    const first = await readPages(client, 'orders', { updatedSince: new Date(0), pageSize: 4 }).next();
    if (first.done) throw new Error('There was no page');
    const rest: string[] = [];
    const after = first.value.cursor ?? '';
    for await (const page of readPages(client, 'orders', { updatedSince: new Date(0), after })) {
      rest.push(...page.nodes.map(({ updatedAt }) => updatedAt));
    }
    expect([...first.value.nodes.map(({ updatedAt }) => updatedAt), ...rest]).toEqual(all);
    const updatedSince = new Date(all[6] ?? '');
    expect(await readCount(client, 'orders', { updatedSince })).toBe(
      all.filter((time) => new Date(time) >= updatedSince).length
    );
  });

  it('describes the shop', async () => {
    expect(await readShop(shop.client())).toMatchObject({ domain: DOMAIN, currency: 'EUR', name: 'demo' });
  });
});
