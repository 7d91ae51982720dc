import { createHmac, randomUUID } from 'node:crypto';
import type { Resource, SyncRun } from '../../shared/contracts';
import { emptyRecords } from './support/empty-records';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { STRICT_API } from './support/strict-api';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const DOMAIN = 'ways.myshopify.com';
/** Longer lists than a page of Shopify's takes, and than a record is first read with. */
const SHOP = {
  domain: DOMAIN,
  plan: 'plus' as const,
  seed: 'ways 3',
  customers: 25,
  products: 8,
  orders: 30,
  hugeProduct: true,
  longOrder: true,
};
const NODES: Record<Resource, { type: string; topic: string }> = {
  customers: { type: 'Customer', topic: 'customers/update' },
  products: { type: 'Product', topic: 'products/update' },
  orders: { type: 'Order', topic: 'orders/updated' },
};

/** The synced types, each with its relations and what names the related record. */
const TYPES: Record<string, Record<string, { select: string[] }>> = {
  contact: {},
  customer: { contact: { select: ['email', 'identityKey'] } },
  product: {},
  'product-variant': { product: { select: ['shopifyId'] } },
  invoice: { contact: { select: ['email', 'identityKey'] } },
  'invoice-line': {
    invoice: { select: ['shopifyId'] },
    product: { select: ['shopifyId'] },
    variant: { select: ['shopifyId'] },
  },
  fulfilment: { invoice: { select: ['shopifyId'] } },
  refund: { invoice: { select: ['shopifyId'] } },
};

/** What differs from one writing to the next: our own ids and times. */
const OURS = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'syncedAt']);

type Rows = Record<string, string[]>;

/** A row without our own columns, its others by name: related records come in the order in which the database answers. */
const inOrder = (row: Record<string, unknown>) =>
  Object.entries(row)
    .filter(([column]) => !OURS.has(column))
    .map(([column, value]): [string, unknown] => {
      const isRelation = column in { contact: 0, product: 0, variant: 0, invoice: 0 } && value !== null;
      return [column, isRelation ? inRelation(value as Record<string, unknown>) : value];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));

const inRelation = ({ email, identityKey, shopifyId }: Record<string, unknown>) => [
  email,
  identityKey,
  shopifyId,
];

/** Every row of every synced type, all columns but ours, with where its relations lead. */
const allRows = async (): Promise<Rows> => {
  const rows: Rows = {};
  for (const [type, populate] of Object.entries(TYPES)) {
    const found = await world.crm.strapi.db.query(`plugin::shopify-crm.${type}`).findMany({ populate });
    rows[type] = found.map((row) => JSON.stringify(inOrder(row))).sort();
  }
  return rows;
};

let world: World;
let storeId: string;
let secret: string;

const run = async (path: string, body: object): Promise<SyncRun> => {
  const started = await world.crm.admin.post(`/shopify-crm/stores/${storeId}/${path}`).send(body).expect(202);
  const ended = await waitFor(
    async () => {
      const found = await world.crm.admin.get(`/shopify-crm/sync-runs/${started.body.data.documentId}`);
      const sync = found.body.data as SyncRun;
      return !['queued', 'running'].includes(sync.status) && sync;
    },
    { what: 'the run to end' }
  );
  expect(ended).toMatchObject({ status: 'completed', error: null });
  return ended as SyncRun;
};

const syncBy = async (backfill: 'bulk' | 'paged'): Promise<void> => {
  world.crm.strapi.config.set('plugin::shopify-crm.backfill', backfill);
  expect(await run('sync', { mode: 'full' })).toMatchObject({ engine: backfill });
};

/** A notice of every record, as Shopify sends it. */
const notifyOfAll = async (): Promise<void> => {
  for (const { type, topic } of Object.values(NODES)) {
    for (const { id, updatedAt } of world.simulator.local.nodes(DOMAIN, type)) {
      const text = JSON.stringify({ admin_graphql_api_id: id, updated_at: updatedAt });
      await world.crm.api
        .post('/api/shopify-crm/webhooks')
        .set({
          'Content-Type': 'application/json',
          'X-Shopify-Topic': topic,
          'X-Shopify-Shop-Domain': DOMAIN,
          'X-Shopify-Webhook-Id': randomUUID(),
          'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(text).digest('base64'),
        })
        .send(text)
        .expect(200);
    }
  }
  await webhooksSettled(world, DOMAIN);
};

const listsOf = (type: string, field: string): number[] =>
  world.simulator.local.nodes(DOMAIN, type).map((node) => (node[field] as unknown[]).length);

let rows: Rows;

beforeAll(async () => {
  world = await startWorld({ shops: [SHOP] }, { files: STRICT_API });
  const { local } = world.simulator;
  const orders = local.nodes(DOMAIN, 'Order') as unknown as { id: string; lineItems: unknown[] }[];
  const long = orders.reduce((a, b) => (b.lineItems.length > a.lineItems.length ? b : a)).id;
  // Parcels with their trackings, and a refund of nearly all its lines.
  for (let parcel = 0; parcel < 3; parcel += 1)
    local.applyChange(DOMAIN, { name: 'fulfilOrder', target: long, params: { partly: true }, seed: parcel });
  for (let change = 0; change < 3; change += 1)
    local.applyChange(DOMAIN, { name: 'updateTracking', seed: change });
  local.applyChange(DOMAIN, { name: 'exchangeOrderLine', seed: 1 });
  local.applyChange(DOMAIN, { name: 'addRefund', target: long, params: { full: true } });
  await connectStore(world.crm, world.simulator, { domain: DOMAIN });
  world.crm.strapi.config.set('plugin::shopify-crm.backfill', 'paged');
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  storeId = (await world.crm.client.stores())[0]?.documentId ?? '';
  secret = registerApp(world.crm, world.simulator).clientSecret;
  rows = await allRows();
});

afterAll(() => world.stop());

it('the shop has the longest lists that Shopify allows, or longer ones than a page takes', () => {
  expect(Math.max(...listsOf('Product', 'variants'))).toBe(2_048);
  expect(Math.max(...listsOf('Order', 'lineItems'))).toBeGreaterThanOrEqual(300);
  expect(Math.max(...listsOf('Order', 'fulfillments'))).toBeGreaterThanOrEqual(3);
  expect(Math.max(...listsOf('Refund', 'refundLineItems'))).toBeGreaterThan(250);
  expect(Math.max(...listsOf('Fulfillment', 'trackingInfo'))).toBeGreaterThan(1);
});

it('pages bring in all that the shop has', async () => {
  expect(await differences(world)).toEqual([]);
  expect(Object.values(rows).every((all) => all.length > 0)).toBe(true);
});

it.each<[string, () => Promise<unknown>]>([
  ['a bulk operation', () => syncBy('bulk')],
  ['reads by id of a reconcile', () => run('reconcile', { repair: true })],
  ['webhooks', notifyOfAll],
  ['pages again', () => syncBy('paged')],
])('%s brings in exactly the same rows, in every column', async (_, bringIn) => {
  await emptyRecords(world.crm.strapi);
  await bringIn();
  const found = await allRows();
  for (const type of Object.keys(TYPES))
    expect({ type, rows: found[type] }).toEqual({ type, rows: rows[type] });
});
