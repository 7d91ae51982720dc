import { createHmac, randomUUID } from 'node:crypto';
import { request } from 'node:http';

import type { PrivacyRequest, WebhookEvent } from '../../shared/contracts';
import { webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const SHOP = 'hooks.myshopify.com';
const LEAVING = 'leaving.myshopify.com';
const PATH = '/api/shopify-crm/webhooks';
const LIMIT = 16 * 1024 * 1024;

let world: World;
let secret: string;

beforeAll(async () => {
  world = await startWorld({
    shops: [
      { domain: SHOP, customers: 3 },
      { domain: LEAVING, customers: 3 },
    ],
  });
  await connectStore(world.crm, world.simulator, { domain: SHOP });
  await connectStore(world.crm, world.simulator, { domain: LEAVING });
  secret = registerApp(world.crm, world.simulator).clientSecret;
});

afterAll(() => world.stop());

const sign = (body: string | Buffer, key = secret) => createHmac('sha256', key).update(body).digest('base64');

interface Delivery {
  topic?: string;
  shop?: string;
  body?: string;
  /** The header's value, or what computes it once the secret is known. */
  hmac?: string | (() => string);
  webhookId?: string;
  prefix?: string;
}

const customer = (id: number | string) => `{"id":${id},"updated_at":"2026-01-01T00:00:00Z"}`;

const hmacOf = (hmac: Delivery['hmac'], body: string): string =>
  typeof hmac === 'function' ? hmac() : (hmac ?? sign(body));

const deliver = (delivery: Delivery) => {
  const { topic = 'customers/update', shop = SHOP, body = customer(1), prefix = 'X-' } = delivery;
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    [`${prefix}Shopify-Hmac-Sha256`]: hmacOf(delivery.hmac, body),
    [`${prefix}Shopify-Shop-Domain`]: shop,
    [`${prefix}Shopify-Topic`]: topic,
    [`${prefix}Shopify-Webhook-Id`]: delivery.webhookId ?? randomUUID(),
  };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
  return world.crm.api.post(PATH).set(given).send(body);
};

const eventsOf = async (resourceId: string): Promise<WebhookEvent[]> => {
  const { body } = await world.crm.admin.get('/shopify-crm/webhook-events?pageSize=100').expect(200);
  return (body.data as WebhookEvent[]).filter((event) => event.resourceId === resourceId);
};

const countEvents = (where: object = {}) =>
  world.crm.strapi.db.query('plugin::shopify-crm.webhook-event').count({ where });

describe('a webhook', () => {
  it('is stored once it is answered with 200, by its id beyond 2^53', async () => {
    await deliver({ body: customer('9007199254740993') }).expect(200);
    const [event] = await eventsOf('gid://shopify/Customer/9007199254740993');
    expect(event).toMatchObject({ store: SHOP, topic: 'customers/update' });
  });

  it('is stored once, however often it comes', async () => {
    const webhookId = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => deliver({ body: customer(22), webhookId }))
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(await eventsOf('gid://shopify/Customer/22')).toHaveLength(1);
  });

  it('without an id is told apart by its content', async () => {
    await deliver({ body: customer(23), webhookId: '' }).expect(200);
    await deliver({ body: customer(23), webhookId: '' }).expect(200);
    await deliver({ body: `${customer(23)} `, webhookId: '' }).expect(200);
    expect(await eventsOf('gid://shopify/Customer/23')).toHaveLength(2);
  });

  it('may have its headers without the prefix', async () => {
    await deliver({ body: customer(24), prefix: '' }).expect(200);
    expect(await eventsOf('gid://shopify/Customer/24')).toHaveLength(1);
  });

  it('is verified over its bytes, whatever they are', async () => {
    await deliver({ body: `{ "id" : 25,\r\n"x":"\u00e9\ud83d\ude00" }` }).expect(200);
    expect(await eventsOf('gid://shopify/Customer/25')).toHaveLength(1);
  });

  it('of an unknown topic is ignored', async () => {
    const before = await countEvents();
    await deliver({ topic: 'carts/update' }).expect(200);
    expect(await countEvents()).toBe(before);
  });

  it('of a resource whose solution is not installed is skipped', async () => {
    await deliver({ topic: 'orders/updated', body: customer(26) }).expect(200);
    await waitFor(async () => (await eventsOf('gid://shopify/Order/26'))[0]?.status === 'skipped');
  });

  it('about a merge is one notice, of the customer that stays and of the one that goes', async () => {
    const gid = (id: number) => `gid://shopify/Customer/${id}`;
    const body = JSON.stringify({
      admin_graphql_api_customer_kept_id: gid(31),
      admin_graphql_api_customer_deleted_id: gid(32),
    });
    await deliver({ topic: 'customers/merge', body }).expect(200);
    const events = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    expect(await events.findMany({ where: { topic: 'customers/merge' } })).toMatchObject([
      { resourceId: gid(31), mergedId: gid(32) },
    ]);
  });
});

describe('a webhook is refused', () => {
  let before: number;

  beforeEach(async () => {
    before = await countEvents();
  });

  afterEach(async () => expect(await countEvents()).toBe(before));

  it.each<[string, Delivery]>([
    ['without a signature', { hmac: '' }],
    ['with the signature of another secret', { hmac: () => sign(customer(1), 'another secret') }],
    ['with the signature of another body', { hmac: () => sign(customer(2)) }],
    ['with a signature that is none', { hmac: 'none' }],
    ['of a store that is not known', { shop: 'unknown.myshopify.com' }],
    ['of a store that is none', { shop: 'hooks.myshopify.com.evil.com' }],
    ['without a store', { shop: '' }],
  ])('with 401 %s', async (_what, delivery) => {
    const { body } = await deliver(delivery).expect(401);
    expect(body.error.details.code).toBe('webhook_unauthorized');
  });

  it.each<[string, Delivery]>([
    ['no JSON', { body: 'id=1' }],
    ['nothing', { body: '' }],
    ['no object', { body: '[1]' }],
    ['no topic', { topic: '' }],
    ['no JSON under an unknown topic', { topic: 'carts/update', body: '{' }],
  ])('with 400 where it is signed and has %s', async (_what, delivery) => {
    await deliver(delivery).expect(400);
  });

  it.each([true, false])('with 413 over the cap, its length announced: %p', async (announced) => {
    const body = Buffer.alloc(LIMIT + 1, 0x20);
    const status = await new Promise((resolve, reject) => {
      const outgoing = request(
        `${world.crm.url}${PATH}`,
        {
          method: 'POST',
          headers: {
            'X-Shopify-Hmac-Sha256': sign(body),
            'X-Shopify-Shop-Domain': SHOP,
            'X-Shopify-Topic': 'customers/update',
            ...(announced ? { 'Content-Length': body.length } : { 'Transfer-Encoding': 'chunked' }),
          },
        },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        }
      );
      outgoing.on('error', reject);
      for (let at = 0; at < body.length; at += 65_536) outgoing.write(body.subarray(at, at + 65_536));
      outgoing.end();
    });
    expect(status).toBe(413);
  });
});

describe('a webhook of exactly 16 MiB', () => {
  it('is taken', async () => {
    const head = '{"id":77,"x":"';
    const body = `${head}${'y'.repeat(LIMIT - head.length - 2)}"}`;
    expect(Buffer.byteLength(body)).toBe(LIMIT);
    await deliver({ body }).expect(200);
    expect(await eventsOf('gid://shopify/Customer/77')).toHaveLength(1);
  });
});

describe('a compliance webhook', () => {
  const requests = async (): Promise<PrivacyRequest[]> =>
    (await world.crm.admin.get('/shopify-crm/privacy-requests').expect(200)).body.data;

  it('is logged once, with its due date and ids only', async () => {
    const body = JSON.stringify({
      shop_id: 1,
      customer: { id: 41, email: 'person@example.com', phone: '+491701234567' },
      orders_requested: [1],
    });
    const webhookId = randomUUID();
    await Promise.all(
      [1, 2, 3].map(() => deliver({ topic: 'customers/data_request', body, webhookId }).expect(200))
    );
    const logged = (await requests()).filter(({ customerId }) => customerId === 'gid://shopify/Customer/41');
    expect(logged).toHaveLength(1);
    const [one] = logged;
    expect(one).toMatchObject({ storeDomain: SHOP, kind: 'data_request', status: 'open', handledAt: null });
    const days = (Date.parse(one?.dueAt ?? '') - Date.parse(one?.receivedAt ?? '')) / 86_400_000;
    expect(days).toBe(30);
    const rows = await world.crm.strapi.db.query('plugin::shopify-crm.privacy-request').findMany();
    expect(JSON.stringify(rows)).not.toMatch(/person@example|4917/);
  });

  it('shows when it was last received on the store', async () => {
    await deliver({ topic: 'shop/redact', body: '{"shop_id":1}' }).expect(200);
    const store = (await world.crm.client.stores()).find(({ domain }) => domain === SHOP);
    const received = store?.webhooks.compliance.find(({ topic }) => topic === 'shop/redact');
    expect(received?.lastReceivedAt).not.toBeNull();
  });
});

describe('a store that was disconnected', () => {
  it('takes compliance webhooks, signed by its app, and nothing else', async () => {
    const store = (await world.crm.client.stores()).find(({ domain }) => domain === LEAVING);
    await world.crm.admin.post(`/shopify-crm/stores/${store?.documentId}/disconnect`).expect(200);
    // Shopify's own notice of the uninstall may still be on its way.
    const told = { store: LEAVING, topic: 'customers/update' };
    const before = await countEvents(told);
    await deliver({ shop: LEAVING }).expect(200);
    expect(await countEvents(told)).toBe(before);
    await deliver({ shop: LEAVING, hmac: 'wrong' }).expect(401);
    await deliver({ shop: LEAVING, topic: 'shop/redact', body: '{"shop_id":2}' }).expect(200);
    const { body } = await world.crm.admin.get('/shopify-crm/privacy-requests').expect(200);
    expect(body.data[0]).toMatchObject({ storeDomain: LEAVING, kind: 'shop_redact' });
  });

  it('is not known any more once its secret’s time is over', async () => {
    const rows = world.crm.strapi.db.query('plugin::shopify-crm.store');
    await rows.updateMany({ where: { domain: LEAVING }, data: { keptSecretUntil: new Date(0) } });
    await waitFor(async () => (await deliver({ shop: LEAVING })).status === 401, { everyMs: 500 });
  });
});

describe('app/uninstalled', () => {
  const uninstalled = (triggeredAt: Date) => {
    const body = '{"id":1}';
    return world.crm.api
      .post(PATH)
      .set({
        'X-Shopify-Hmac-Sha256': sign(body),
        'X-Shopify-Shop-Domain': SHOP,
        'X-Shopify-Topic': 'app/uninstalled',
        'X-Shopify-Webhook-Id': randomUUID(),
        'X-Shopify-Triggered-At': triggeredAt.toISOString(),
      })
      .send(body)
      .expect(200);
  };
  const row = () =>
    world.crm.strapi.db.query('plugin::shopify-crm.store').findOne({ where: { domain: SHOP } });

  it('from before the present connection changes nothing', async () => {
    await uninstalled(new Date(Date.now() - 3_600_000));
    expect(await row()).toMatchObject({ connectionStatus: 'connected', credentials: expect.any(String) });
  });

  it('makes the store inactive and forgets its token, but not how to verify what still comes', async () => {
    // The shop's redaction above was refused as it is connected; once it is not, it would be carried out.
    await webhooksSettled(world, SHOP);
    await uninstalled(new Date());
    expect(await row()).toMatchObject({ connectionStatus: 'inactive', credentials: null });
    await deliver({ topic: 'shop/redact', body: '{"shop_id":3}' }).expect(200);
  });
});
