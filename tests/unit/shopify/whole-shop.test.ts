import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  bulkStatus,
  readByIds,
  readCount,
  readPages,
  startBulk,
  withRefunds,
} from '../../../server/src/shopify';
import type { BulkState, CompleteNode, CompleteOrder, ShopifyClient } from '../../../server/src/shopify';
import { RESOURCES } from '../../../shared/contracts';
import type { Resource } from '../../../shared/contracts';
import { compare } from '../../../simulator/src/compare';
import { readResult } from './support/bulk-result';
import { heldRecords } from './support/held';
import type { Nodes } from './support/held';
import { DOMAIN, startSimulatedShop } from './support/simulated-shop';
import type { SimulatedShop } from './support/simulated-shop';

async function byPages<R extends Resource>(client: ShopifyClient, resource: R): Promise<CompleteNode<R>[]> {
  const nodes: CompleteNode<R>[] = [];
  for await (const page of readPages(client, resource)) {
    expect(page.unread).toEqual([]);
    expect(page.withheld).toEqual([]);
    nodes.push(...page.nodes);
  }
  return nodes;
}

async function finished(client: ShopifyClient, id: string): Promise<BulkState> {
  for (;;) {
    const state = await bulkStatus(client, id);
    if (state?.status === 'COMPLETED') return state;
    if (!state || !['CREATED', 'RUNNING'].includes(state.status))
      throw new Error(`Bulk ended as ${state?.status}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function byBulk<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  spillDir: string,
  partBytes: number
): Promise<CompleteNode<R>[]> {
  const start = await startBulk(client, resource);
  if (!start.ok) throw new Error(start.message);
  const state = await finished(client, start.id);
  const parts = await readResult(resource, await client.download(state.url ?? '', { allowedHosts: [] }), {
    spillPrefix: path.join(spillDir, 'bulk-'),
    expected: { rows: state.objectCount, roots: state.rootObjectCount },
    partBytes,
  });
  const nodes: CompleteNode<R>[] = [];
  for (const part of parts) {
    nodes.push(...part.nodes);
    expect(part.needsRead).toEqual([]);
    const refunded = await withRefunds(client, part.withoutRefunds as CompleteOrder[]);
    expect(refunded).toHaveLength(part.withoutRefunds.length);
    nodes.push(...(refunded as CompleteNode<R>[]));
  }
  return nodes;
}

jest.setTimeout(60_000);

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

describe.each([
  { currency: 'KWD', taxesIncluded: false, products: 20 },
  { currency: 'JPY', taxesIncluded: true, products: 20 },
  // As large as the generator makes one product with as many variants as Shopify allows.
  { currency: 'EUR', taxesIncluded: true, products: 100 },
])('every record of a shop in $currency', ({ currency, taxesIncluded, products }) => {
  let shop: SimulatedShop;
  let client: ShopifyClient;
  let spillDir: string;
  const paged: Nodes = { customers: [], products: [], orders: [] };

  beforeAll(async () => {
    spillDir = await mkdtemp(path.join(tmpdir(), 'whole-shop-'));
    shop = await startSimulatedShop({ customers: 60, orders: 110, products, currency, taxesIncluded });
    await shop.simulator.control.applyRandom(DOMAIN, 100, 3);
    client = shop.client();
    paged.customers = await byPages(client, 'customers');
    paged.products = await byPages(client, 'products');
    paged.orders = await byPages(client, 'orders');
  });

  afterAll(async () => {
    await shop.close();
    await rm(spillDir, { recursive: true });
  });

  it('is as the shop has it, field by field', () => {
    const differences = compare([shop.state], heldRecords(DOMAIN, paged)).filter(
      ({ type, field }) => type !== 'contact' && field !== 'contact'
    );
    expect(differences.slice(0, 20)).toEqual([]);
    expect(Math.max(...paged.orders.map((order) => order.lineItems?.length ?? 0))).toBe(300);
    if (products >= 100) {
      expect(Math.max(...paged.products.map((product) => product.variants?.length ?? 0))).toBe(2048);
    }
  });

  it.each(RESOURCES)('is the same read by id: %s', async (resource) => {
    const nodes: { id: string }[] = paged[resource];
    const ids = nodes.map(({ id }) => id);
    const read = await readByIds(client, resource, ids);
    expect(read.unread).toEqual([]);
    expect(read.nodes.flatMap(({ node }) => node ?? []).sort(byId)).toEqual(nodes.sort(byId));
    expect(await readCount(client, resource)).toBe(ids.length);
  });

  it.each(RESOURCES)(
    'is the same by bulk operation, through memory and through files: %s',
    async (resource) => {
      // Only a page asks for the record's type, and the order of addresses is not told by rows.
      const strip = (node: Partial<CompleteNode>): object => ({
        ...node,
        __typename: undefined,
        ...('addressesV2' in node ? { addressesV2: [...(node.addressesV2 ?? [])].sort(byId) } : {}),
      });
      const nodes: CompleteNode[] = paged[resource];
      const expected = [...nodes].sort(byId).map(strip);
      const inMemory = await byBulk(client, resource, spillDir, Infinity);
      expect(inMemory.sort(byId).map(strip)).toEqual(expected);
      const throughFiles = await byBulk(client, resource, spillDir, 4_000);
      expect(throughFiles.sort(byId).map(strip)).toEqual(expected);
      expect(await readdir(spillDir)).toEqual([]);
    }
  );
});
