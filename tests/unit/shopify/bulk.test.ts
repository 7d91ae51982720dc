import { mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  assembleBulk,
  bulkStatus,
  cancelBulk,
  downloadRows,
  mayDownload,
  SpillError,
  startBulk,
} from '../../../server/src/shopify';
import type { BulkLine, BulkRow } from '../../../server/src/shopify';
import { startFakeServer, text, timedClient } from './support/fake-server';
import type { FakeServer } from './support/fake-server';
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

const line = (row: BulkRow): BulkLine => ({ row, text: JSON.stringify(row) });

async function* stream(rows: readonly BulkRow[]): AsyncGenerator<BulkLine[]> {
  for (const row of rows) yield [line(row)];
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

describe('assembling a bulk result', () => {
  let spillDir: string;
  let spillPrefix: string;
  beforeAll(async () => {
    spillDir = await mkdtemp(path.join(tmpdir(), 'bulk-test-'));
    spillPrefix = path.join(spillDir, 'bulk-');
  });
  afterAll(() => rm(spillDir, { recursive: true }));
  afterEach(async () => expect(await readdir(spillDir)).toEqual([]));

  const rows = [variant(12, 1), product(2), variant(11, 1), product(1), variant(13, 1), variant(11, 1)];

  it.each([
    ['memory', 100],
    ['files', null],
    ['many files', 900 * 1024 * 1024],
  ])('joins children with parents that come later, through %s', async (_through, fileSize) => {
    const batches = await collect(
      assembleBulk('products', stream(rows), { spillPrefix, expectedRoots: 2, fileSize })
    );
    const nodes = batches.flatMap((batch) => batch.nodes);
    const byId = new Map(
      nodes.map(({ id, variants }) => [id, variants?.map((child) => child.id.split('/').pop())])
    );
    expect(byId).toEqual(
      new Map([
        ['gid://shopify/Product/1', ['11', '12', '13']],
        ['gid://shopify/Product/2', []],
      ])
    );
  });

  it.each([100, null])('notices missing records and missing parents (size %s)', async (fileSize) => {
    const incomplete = { code: 'bulk_result_incomplete' };
    await expect(
      collect(assembleBulk('products', stream(rows), { spillPrefix, expectedRoots: 3, fileSize }))
    ).rejects.toMatchObject(incomplete);
    await expect(
      collect(assembleBulk('products', stream([variant(1, 9)]), { spillPrefix, expectedRoots: 0, fileSize }))
    ).rejects.toMatchObject(incomplete);
  });

  it('keeps its files to itself and removes them when it is left early', async () => {
    const modes: number[] = [];
    async function* many(): AsyncGenerator<BulkLine[]> {
      for (let number = 1; number <= 600; number += 1) {
        yield [line({ ...product(number), descriptionHtml: 'x'.repeat(20_000) })];
        if (number < 600) continue;
        const [folder = ''] = await readdir(spillDir);
        const [file = ''] = await readdir(path.join(spillDir, folder));
        for (const name of [folder, path.join(folder, file)]) {
          modes.push((await stat(path.join(spillDir, name))).mode & 0o777);
        }
      }
    }
    let size = 0;
    for await (const batch of assembleBulk('products', many(), {
      spillPrefix,
      expectedRoots: 600,
      fileSize: null,
    })) {
      size = batch.nodes.length;
      break;
    }
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(250);
    expect(modes).toEqual([0o700, 0o600]);
  });

  it('tells a disk that is full', async () => {
    async function* many(): AsyncGenerator<BulkLine[]> {
      const [folder = ''] = await readdir(spillDir);
      for (let partition = 0; partition < 64; partition += 1)
        await symlink('/dev/full', path.join(spillDir, folder, `${partition}.jsonl`));
      yield [line(product(1))];
    }
    const assembled = assembleBulk('products', many(), { spillPrefix, expectedRoots: 1, fileSize: null });
    const error: unknown = await collect(assembled).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SpillError);
    expect((error as SpillError).message).toContain('ENOSPC');
  });

  it('tells a folder that cannot be made, and needs none for a result that fits into memory', async () => {
    const nowhere = { spillPrefix: path.join(__filename, 'bulk-'), expectedRoots: 1 };
    const bring = (fileSize: number | null) =>
      collect(assembleBulk('products', stream([product(1)]), { ...nowhere, fileSize }));
    await expect(bring(null)).rejects.toThrow(SpillError);
    expect(await bring(100)).toHaveLength(1);
  });

  it('gives the ids of orders whose refunds a bulk result cannot hold', async () => {
    const order = (number: number, refunds: unknown[]): BulkRow => ({
      id: `gid://shopify/Order/${number}`,
      updatedAt: '2026-07-01T00:00:00Z',
      fulfillments: [],
      refunds,
    });
    const [batch] = await collect(
      assembleBulk('orders', stream([order(1, []), order(2, [{ id: 'gid://shopify/Refund/1' }])]), {
        spillPrefix,
        expectedRoots: 2,
        fileSize: 10,
      })
    );
    expect(batch?.nodes.map(({ id }) => id)).toEqual(['gid://shopify/Order/1']);
    expect(batch?.needsRead).toEqual(['gid://shopify/Order/2']);
  });

  it("lists a customer's default address first", async () => {
    const parent = 'gid://shopify/Customer/1';
    const address = (number: number): BulkRow => ({
      __typename: 'MailingAddress',
      id: `gid://shopify/MailingAddress/${number}?model_name=CustomerAddress`,
      __parentId: parent,
    });
    const root = { id: parent, updatedAt: '2026-07-01T00:00:00Z', defaultAddress: { id: address(30).id } };
    const [batch] = await collect(
      assembleBulk('customers', stream([address(7), address(30), root, address(10)]), {
        spillPrefix,
        expectedRoots: 1,
        fileSize: 10,
      })
    );
    const ids = batch?.nodes[0]?.addressesV2?.map(({ id }) => /\d+/.exec(id)?.[0]);
    expect(ids).toEqual(['30', '7', '10']);
  });
});

describe('downloading rows', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  const download = async (
    options: { maxLineBytes?: number; expectedRows?: number } = {}
  ): Promise<BulkRow[]> => {
    const { client } = timedClient(server.origin);
    const rows = downloadRows(client, `${server.origin}/result.jsonl`, { allowedHosts: [], ...options });
    return (await collect(rows)).flat().map(({ row }) => row);
  };

  it('reads lines however they are cut into chunks, and sends no token', async () => {
    const line = Buffer.from('{"id":"1","title":"שלום 💚"}\n\n{"id":"2"}');
    server.answer((_request, response) => {
      for (const byte of line) response.write(Buffer.from([byte]));
      response.end();
    });
    expect(await download({ expectedRows: 2 })).toEqual([{ id: '1', title: 'שלום 💚' }, { id: '2' }]);
    expect(server.seen[0]?.headers['x-shopify-access-token']).toBeUndefined();
  });

  it.each([
    ['a cut last line', '{"id":"1"}\n{"id":', {}],
    ['fewer rows than counted', '{"id":"1"}\n', { expectedRows: 2 }],
    ['more rows than counted', '{"id":"1"}\n{"id":"2"}\n', { expectedRows: 1 }],
    ['an endless line', 'x'.repeat(5000), { maxLineBytes: 1000 }],
    ['a long line among others', `{"id":"1"}\n{"id":"${'x'.repeat(2000)}"}\n`, { maxLineBytes: 1000 }],
    ['a line that is no row', '5\n', {}],
  ])('notices %s', async (_what, body, options) => {
    server.answer(text(body));
    await expect(download(options)).rejects.toMatchObject({ code: 'bulk_result_incomplete' });
  });

  it('notices a connection that breaks', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"id":"1"}\n', () => response.destroy());
    });
    await expect(download()).rejects.toMatchObject({ code: 'shopify_unreachable', retryable: true });
  });

  it('tells an expired link, and follows no redirect', async () => {
    server.answer(text('', 403));
    await expect(download()).rejects.toMatchObject({ code: 'bulk_result_expired' });
    server.answer(text('', 302, { Location: '/elsewhere' }));
    await expect(download()).rejects.toMatchObject({ code: 'download_refused' });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    [400, { code: 'download_refused', retryable: false }],
    [401, { code: 'download_refused', retryable: false }],
    [429, { code: 'throttled', retryable: true }],
    [503, { code: 'shopify_unreachable', retryable: true }],
  ])('takes a storage that answers %d for no answer of the shop', async (status, expected) => {
    server.answer(text('', status));
    await expect(download()).rejects.toMatchObject(expected);
  });

  it.each([
    ['https://storage.googleapis.com/x', 'https://a.myshopify.com', true],
    ['https://cdn.example.com/x', 'https://a.myshopify.com', true],
    ['https://example.com/x', 'https://a.myshopify.com', false],
    ['https://evilexample.com/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com.evil.example/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com@evil.example/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com:8080/x', 'https://a.myshopify.com', false],
    ['http://storage.googleapis.com/x', 'https://a.myshopify.com', false],
    ['http://127.0.0.1:4010/x', 'https://a.myshopify.com', false],
    ['http://127.0.0.1:4010/x', 'http://127.0.0.1:4010/a.myshopify.com', true],
    ['http://127.0.0.1:4011/x', 'http://127.0.0.1:4010/a.myshopify.com', false],
    ['https://storage.googleapis.com/x', 'http://127.0.0.1:4010/a.myshopify.com', false],
    ['file:///etc/passwd', 'https://a.myshopify.com', false],
  ])('may fetch %s for a shop at %s: %s', (url, origin, allowed) => {
    expect(mayDownload(url, origin, ['storage.googleapis.com', '*.example.com'])).toBe(allowed);
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
