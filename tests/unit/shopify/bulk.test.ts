import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  bulkStatus,
  cancelBulk,
  dealRows,
  openParts,
  SpillError,
  startBulk,
} from '../../../server/src/shopify';
import { placeOf } from '../../../server/src/shopify/bulk/lines';
import type { BulkRow } from '../../../server/src/shopify';
import { inChunks, readResult } from './support/bulk-result';
import { CLIENT_ID, DOMAIN, startSimulatedShop } from './support/simulated-shop';
import type { SimulatedShop } from './support/simulated-shop';

const product = (number: number): BulkRow => ({
  __typename: 'Product',
  id: `gid://shopify/Product/${number}`,
  updatedAt: '2026-07-01T00:00:00Z',
});
const variant = (number: number, parent: number): BulkRow => ({
  __typename: 'ProductVariant',
  id: `gid://shopify/ProductVariant/${number}`,
  __parentId: `gid://shopify/Product/${parent}`,
});

const jsonl = (rows: readonly BulkRow[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const numberIn = (id: string): number => Number(/\d+/.exec(id)?.[0]);

describe('reading a bulk result', () => {
  let spillDir: string;
  let spillPrefix: string;
  beforeAll(async () => {
    spillDir = await mkdtemp(path.join(tmpdir(), 'bulk-test-'));
    spillPrefix = path.join(spillDir, 'bulk-');
  });
  afterAll(() => rm(spillDir, { recursive: true }));
  afterEach(async () => expect(await readdir(spillDir)).toEqual([]));

  const rows = [variant(12, 1), product(2), variant(11, 1), product(1), variant(13, 1), variant(11, 1)];
  const whole = { rows: 6, roots: 2 };

  it.each([
    ['memory', 10_000],
    ['a file', 300],
    ['files', 10],
  ])('joins children with parents that come later, through %s', async (_through, partBytes) => {
    const parts = await readResult('products', inChunks(jsonl(rows)), {
      spillPrefix,
      expected: whole,
      partBytes,
    });
    const nodes = parts.flatMap((part) => part.nodes);
    const byId = new Map(
      nodes.map(({ id, variants }) => [numberIn(id), variants?.map((child) => numberIn(child.id))])
    );
    expect(byId).toEqual(
      new Map([
        [1, [11, 12, 13]],
        [2, []],
      ])
    );
  });

  it.each([
    ['in their order', (number: number) => number],
    ['backwards', (number: number) => 400 - number],
    ['at random', (number: number) => (number * 7919) % 400],
  ])('gives the records of a large result by their ids, however they come: %s', async (_how, place) => {
    const numbers = Array.from({ length: 400 }, (_, index) => index);
    const mixed = [...numbers].sort((one, other) => place(one) - place(other));
    const content = jsonl([
      ...mixed.map((number) => variant(10_000 - number, number)),
      ...mixed.map((number) => ({ ...product(number), descriptionHtml: 'x'.repeat(number) })),
    ]);
    const parts = await readResult('products', inChunks(content, 1_000), {
      spillPrefix,
      expected: { rows: 800, roots: 400 },
      partBytes: 2_000,
    });
    const found = parts.map(({ nodes }) => nodes.map(({ id }) => numberIn(id)).sort((a, b) => a - b));
    expect(found.flat()).toEqual(numbers);
    expect(parts.length).toBeGreaterThan(content.length / 10_000);
    for (const { nodes } of parts) {
      expect(jsonl(nodes as unknown as BulkRow[]).length).toBeLessThan(10_000);
      for (const { id, variants } of nodes)
        expect(variants?.map((child) => 10_000 - numberIn(child.id))).toEqual([numberIn(id)]);
    }
  });

  it.each([
    ['memory', 10_000],
    ['files', 10],
  ])('keeps every character, through %s', async (_through, partBytes) => {
    const titles = ['Käse “fin” 🎁', 'خبز', '日本\u2028', '\u00a0', '\u0085 \ud83d'];
    const told = titles.map((title, index) => ({ ...product(index + 1), title }));
    const parts = await readResult('products', inChunks(jsonl(told)), {
      spillPrefix,
      expected: { rows: titles.length, roots: titles.length },
      partBytes,
    });
    const nodes = parts.flatMap((part) => part.nodes) as unknown as { title: string }[];
    expect(nodes.map(({ title }) => title)).toEqual(titles);
  });

  it('takes of a record that came twice what came last', async () => {
    const twice = [
      { ...product(1), title: 'before' },
      ...[2, 3, 4].map(product),
      { ...product(1), title: 'after' },
    ];
    const parts = await readResult('products', inChunks(jsonl(twice)), {
      spillPrefix,
      expected: { rows: 5, roots: 5 },
      partBytes: 20,
    });
    const nodes = parts.flatMap((part) => part.nodes);
    expect(nodes.map(({ id, title }) => [numberIn(id), title])).toEqual([
      [1, 'after'],
      [2, undefined],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it.each([10_000, 10])(
    'notices missing records and missing parents (parts of %d bytes)',
    async (partBytes) => {
      const read = (content: readonly BulkRow[], expected: { rows: number; roots: number }) =>
        readResult('products', inChunks(jsonl(content)), { spillPrefix, expected, partBytes });
      const incomplete = { code: 'bulk_result_incomplete' };
      await expect(read(rows, { rows: 6, roots: 3 })).rejects.toMatchObject(incomplete);
      await expect(read(rows, { rows: 7, roots: 2 })).rejects.toMatchObject(incomplete);
      await expect(read(rows, { rows: 5, roots: 2 })).rejects.toMatchObject(incomplete);
      await expect(read([variant(1, 9)], { rows: 1, roots: 0 })).rejects.toMatchObject(incomplete);
    }
  );

  it.each([
    ['a cut last line', '{"id":"gid://shopify/Product/1"}\n{"id":', {}],
    ['an endless line', 'x'.repeat(500_000), { maxLineBytes: 1_000 }],
    ['a line that is no row', '5\n', {}],
    ['a row without an id', '{"title":"x"}\n', {}],
  ])('notices %s', async (_what, content, options) => {
    for (const partBytes of [1_000_000, 1]) {
      const read = readResult('products', inChunks(content), {
        spillPrefix,
        expected: { rows: 1, roots: 1 },
        partBytes,
        ...options,
      });
      await expect(read).rejects.toMatchObject({ code: 'bulk_result_incomplete' });
    }
  });

  it.each([
    ['a record', '{"id":"gid://shopify/Order/1","name":"#1"}', '1', true],
    ['a child', '{"id":"gid://shopify/LineItem/2","__parentId":"gid://shopify/Order/1"}', '1', false],
    ['a child whose parent stands first', '{"__parentId":"gid://shopify/Order/1","id":"x"}', '1', false],
    ['a child with blanks', '{"id": "x", "__parentId": "gid://shopify/Order/1"}', '1', false],
    [
      'a record whose text speaks of parents',
      JSON.stringify({ id: 'gid://shopify/Order/1', note: '","__parentId":"gid://shopify/Order/9"' }),
      '1',
      true,
    ],
    [
      'a child whose text speaks of parents',
      JSON.stringify({ id: 'x', title: '"__parentId":"y"', __parentId: 'gid://shopify/Order/1' }),
      '1',
      false,
    ],
    [
      'a record whose id comes later',
      '{"customer":{"id":"gid://shopify/Customer/7"},"id":"gid://shopify/Order/1"}',
      '1',
      true,
    ],
  ])('finds where a row belongs without taking it apart: %s', (_what, line, number, isRoot) => {
    expect(placeOf(line)).toEqual({ rootId: `gid://shopify/Order/${number}`, isRoot });
  });

  it('reads lines however they are cut into chunks', async () => {
    const content = `${JSON.stringify({ ...product(1), title: 'שלום 💚' })}\n\n${JSON.stringify(product(2))}`;
    for (const partBytes of [10_000, 1]) {
      const parts = await readResult('products', inChunks(content, 1), {
        spillPrefix,
        expected: { rows: 2, roots: 2 },
        partBytes,
      });
      expect(parts.flatMap(({ nodes }) => nodes.map(({ title }) => title))).toEqual(['שלום 💚', undefined]);
    }
  });

  it('keeps its files to itself and removes them', async () => {
    const { parts, remove } = await openParts(inChunks(jsonl(rows)), {
      expected: whole,
      spillPrefix,
      partBytes: 10,
      deal: dealRows,
    });
    expect(parts).toHaveLength(2);
    const files = parts.map((part) => ('file' in part ? part.file : ''));
    const modes = await Promise.all(
      [path.dirname(files[0] ?? ''), ...files].map(async (name) => (await stat(name)).mode & 0o777)
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
    await remove();
  });

  it('tells a disk that is full', async () => {
    const full = path.join(spillDir, 'full');
    await symlink('/dev/full', full);
    const bytes = Buffer.from(jsonl([product(1)]));
    const shelves = [{ from: '', file: full, bytes: 1 }];
    const dealt = dealRows({ bytes, folder: spillDir, shelves, shelfBytes: 1_000_000 });
    const error: unknown = await dealt.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SpillError);
    expect((error as SpillError).message).toContain('ENOSPC');
    await rm(full);
  });

  it('tells a folder that cannot be made, and needs none for a result that fits into memory', async () => {
    const nowhere = { spillPrefix: path.join(__filename, 'bulk-'), expected: { rows: 1, roots: 1 } };
    const bring = (partBytes: number) =>
      readResult('products', inChunks(jsonl([product(1)])), { ...nowhere, partBytes });
    await expect(bring(1)).rejects.toThrow(SpillError);
    expect(await bring(10_000)).toHaveLength(1);
  });

  it('tells orders whose refunds a bulk result cannot hold, and those that it does not give whole', async () => {
    const order = (number: number, fields: object): BulkRow => ({
      id: `gid://shopify/Order/${number}`,
      updatedAt: '2026-07-01T00:00:00Z',
      fulfillments: [],
      refunds: [],
      ...fields,
    });
    const [part] = await readResult(
      'orders',
      inChunks(
        jsonl([
          order(1, {}),
          order(2, { refunds: [{ id: 'gid://shopify/Refund/1' }] }),
          order(3, { fulfillments: null }),
        ])
      ),
      { spillPrefix, expected: { rows: 3, roots: 3 } }
    );
    expect(part?.nodes.map(({ id }) => id)).toEqual(['gid://shopify/Order/1']);
    expect(part?.withoutRefunds.map(({ id }) => id)).toEqual(['gid://shopify/Order/2']);
    expect(part?.needsRead).toEqual(['gid://shopify/Order/3']);
  });

  it("lists a customer's default address first", async () => {
    const parent = 'gid://shopify/Customer/1';
    const address = (number: number): BulkRow => ({
      __typename: 'MailingAddress',
      id: `gid://shopify/MailingAddress/${number}?model_name=CustomerAddress`,
      __parentId: parent,
    });
    const root = { id: parent, updatedAt: '2026-07-01T00:00:00Z', defaultAddress: { id: address(30).id } };
    const [part] = await readResult(
      'customers',
      inChunks(jsonl([address(7), address(30), root, address(10)])),
      { spillPrefix, expected: { rows: 4, roots: 1 } }
    );
    expect(part?.nodes[0]?.addressesV2?.map(({ id }) => numberIn(id))).toEqual([30, 7, 10]);
  });
});

describe('bulk operations', () => {
  let shop: SimulatedShop;
  beforeAll(async () => {
    shop = await startSimulatedShop({ products: 3 });
  });
  afterEach(() => shop.simulator.control.clearFaults());
  afterAll(() => shop.close());

  it('are refused by name', async () => {
    const client = shop.client();
    await shop.simulator.control.addFault({
      kind: 'bulkRefused',
      settings: { code: 'OPERATION_IN_PROGRESS', times: 1 },
    });
    expect(await startBulk(client, 'products')).toMatchObject({ ok: false, code: 'operation_in_progress' });
    await shop.simulator.control.addFault({ kind: 'bulkRefused', settings: { code: 'INVALID', times: 1 } });
    expect(await startBulk(client, 'products')).toMatchObject({ ok: false, code: 'query_invalid' });
    await shop.simulator.control.registerApp({ clientId: CLIENT_ID, bulkQueriesAllowed: false });
    expect(await startBulk(client, 'products')).toMatchObject({
      ok: false,
      code: 'bulk_operations_not_enabled',
    });
    await shop.simulator.control.registerApp({ clientId: CLIENT_ID, bulkQueriesAllowed: true });
  });

  it('can be watched and cancelled, and are null once unknown', async () => {
    const client = shop.client();
    await shop.simulator.control.addFault({ kind: 'bulkStuck', settings: {}, shop: DOMAIN });
    const start = await startBulk(client, 'products', { updatedSince: new Date(0) });
    if (!start.ok) throw new Error(start.message);
    expect(await bulkStatus(client, start.id)).toMatchObject({ id: start.id, errorCode: null, url: null });
    expect(['CANCELING', 'CANCELED']).toContain(await cancelBulk(client, start.id));
    expect(await bulkStatus(client, 'gid://shopify/BulkOperation/1')).toBeNull();
  });
});
