import { createHmac } from 'node:crypto';
import { parse } from 'lossless-json';
import { topicEnum, topicSample } from '../../../../simulator/src/webhooks/topics';
import {
  CLIENT_ID,
  SHOP,
  startReceiver,
  startTestSimulator,
  subscribe,
  type Receiver,
  type TestSimulator,
} from '../support/simulator';

let simulator: TestSimulator;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  simulator = await startTestSimulator({ app: { complianceUrl: `${receiver.url}/compliance` } });
});
afterEach(async () => {
  await simulator.close();
  await receiver.close();
});

const change = async (name: string, target?: string) => {
  const applied = await simulator.control.applyChange(SHOP, { name, ...(target ? { target } : {}) });
  await simulator.control.whenIdle();
  return applied.target;
};

const secret = () => simulator.apps.find((app) => app.clientId === CLIENT_ID)?.clientSecret ?? '';
const topics = () => receiver.received.map((one) => one.headers['x-shopify-topic']);

describe('subscriptions', () => {
  it('are created, listed, changed and deleted', async () => {
    const uri = `${receiver.url}/hook`;
    const { webhookSubscription, userErrors } = await subscribe(simulator, 'ORDERS_UPDATED', {
      uri,
      includeFields: ['id'],
    });
    expect(userErrors).toEqual([]);
    expect(webhookSubscription).toMatchObject({
      topic: 'ORDERS_UPDATED',
      uri,
      includeFields: ['id'],
      apiVersion: { handle: '2026-07' },
    });
    const again = await subscribe(simulator, 'ORDERS_UPDATED', { uri });
    expect(again.userErrors).toEqual([
      { field: ['webhookSubscription', 'uri'], message: 'Address for this topic has already been taken' },
    ]);

    const { id } = webhookSubscription;
    const UPDATE = `mutation ($id: ID!, $input: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) {
      webhookSubscription { uri includeFields } userErrors { message } } }`;
    const updated = await simulator.query(UPDATE, { id, input: { uri: `${uri}2` } });
    expect(updated.data.webhookSubscriptionUpdate.webhookSubscription).toEqual({
      uri: `${uri}2`,
      includeFields: ['id'],
    });
    const list = await simulator.query(
      '{ webhookSubscriptions(first: 10, topics: [ORDERS_UPDATED]) { nodes { id endpoint { ... on WebhookHttpEndpoint { callbackUrl } } } } }'
    );
    expect(list.data.webhookSubscriptions.nodes).toEqual([{ id, endpoint: { callbackUrl: `${uri}2` } }]);

    const DELETE =
      'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }';
    expect(
      (await simulator.query(DELETE, { id })).data.webhookSubscriptionDelete.deletedWebhookSubscriptionId
    ).toBe(id);
    expect((await simulator.query(DELETE, { id })).data.webhookSubscriptionDelete.userErrors).toHaveLength(1);
  });

  it('need https outside this machine, and the scope of their topic', async () => {
    const message = async (topic: string, uri: string) =>
      (await subscribe(simulator, topic, { uri })).userErrors[0]?.message;
    expect(await message('ORDERS_UPDATED', 'http://example.com/hook')).toMatch(
      /protocol http:\/\/ is not supported/
    );
    expect(await message('ORDERS_UPDATED', 'not a url')).toMatch(/invalid/);
    expect(await message('THEMES_UPDATE', receiver.url)).toMatch(/cannot create a webhook subscription/);
  });
});

describe('deliveries', () => {
  it("carry Shopify's headers and are signed with the app's secret", async () => {
    await subscribe(simulator, 'ORDERS_CREATE', { uri: `${receiver.url}/orders`, name: 'ours' });
    const order = await change('createOrder');
    const [delivery] = receiver.received;
    expect(delivery?.path).toBe('/orders');
    expect(delivery?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-shopify-topic': 'orders/create',
      'x-shopify-shop-domain': SHOP,
      'x-shopify-api-version': '2026-07',
      'x-shopify-webhook-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'x-shopify-event-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      'x-shopify-triggered-at': expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      'x-shopify-name': 'ours',
      'x-shopify-hmac-sha256': createHmac('sha256', secret())
        .update(delivery?.body ?? '')
        .digest('base64'),
    });
    expect(delivery?.body).toContain(`"admin_graphql_api_id":"${order}"`);
    expect(delivery?.body).toContain(`"id":${order.split('/').at(-1)}`);
  });

  it.each([
    ['orders/create', 'createOrder'],
    ['orders/updated', 'updateOrder'],
    ['orders/cancelled', 'cancelOrder'],
    ['orders/delete', 'deleteOrder'],
    ['orders/edited', 'removeOrderLine'],
    ['refunds/create', 'addRefund'],
    ['fulfillments/create', 'fulfilOrder'],
    ['customers/create', 'createCustomer'],
    ['customers/update', 'renameCustomer'],
    ['customers/delete', 'deleteCustomer'],
    ['customers/merge', 'mergeCustomers'],
    ['customer.tags_added', 'changeCustomerTags'],
    ['customers_email_marketing_consent/update', 'changeEmailConsent'],
    ['customers_marketing_consent/update', 'changeSmsConsent'],
    ['products/create', 'createProduct'],
    ['products/update', 'updateProduct'],
    ['products/delete', 'deleteProduct'],
    ['inventory_levels/update', 'adjustInventory'],
  ])("%s has the fields of Shopify's sample", async (topic, name) => {
    await subscribe(simulator, topicEnum(topic), { uri: receiver.url });
    for (let tries = 0; tries < 5 && receiver.received.length === 0; tries += 1) await change(name);
    const [delivery] = receiver.received;
    expect(delivery?.headers['x-shopify-topic']).toBe(topic);
    const body = parse(delivery?.body ?? '') as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual(Object.keys(topicSample(topic).body).sort());
  });

  it('hold nothing but the fields that were asked for', async () => {
    await subscribe(simulator, 'PRODUCTS_UPDATE', {
      uri: receiver.url,
      includeFields: ['id', 'updated_at', 'variants.id'],
    });
    await change('updateProduct');
    const body = parse(receiver.received[0]?.body ?? '') as { variants: unknown[] };
    expect(Object.keys(body)).toEqual(['id', 'updated_at', 'variants']);
    expect(body.variants.every((variant) => Object.keys(variant as object).join() === 'id')).toBe(true);
  });

  it('go to every subscription of the topic, with one event id', async () => {
    await subscribe(simulator, 'CUSTOMERS_UPDATE', { uri: `${receiver.url}/a` });
    await subscribe(simulator, 'CUSTOMERS_UPDATE', { uri: `${receiver.url}/b` });
    await change('renameCustomer');
    expect(receiver.received.map((one) => one.path).sort()).toEqual(['/a', '/b']);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(2);
  });

  it('are tried again after a failure, a redirect included, with the same id and body', async () => {
    await subscribe(simulator, 'CUSTOMERS_UPDATE', { uri: receiver.url });
    receiver.answer(302, { Location: `${receiver.url}/elsewhere` });
    const applied = simulator.control.applyChange(SHOP, { name: 'renameCustomer' });
    await applied;
    while (receiver.received.length < 2) await new Promise((resolve) => setTimeout(resolve, 2));
    receiver.answer(200);
    await simulator.control.whenIdle();
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map((one) => one.body)).size).toBe(1);
    const [logged] = await simulator.control.deliveries({ shop: SHOP });
    expect(logged?.status).toBe('delivered');
    expect(logged?.attempts.map((one) => one.status)).toEqual([
      ...Array<number>(receiver.received.length - 1).fill(302),
      200,
    ]);
  });

  it('end with the subscription removed after the eighth retry', async () => {
    await subscribe(simulator, 'CUSTOMERS_UPDATE', { uri: receiver.url });
    receiver.answer(500);
    await change('renameCustomer');
    expect(receiver.received).toHaveLength(9);
    expect((await simulator.control.deliveries())[0]).toMatchObject({ status: 'abandoned' });
    const { data } = await simulator.query('{ webhookSubscriptionsCount { count } }');
    expect(data.webhookSubscriptionsCount.count).toBe(0);
  });
});

describe('compliance webhooks', () => {
  it("go to the app's configured URL, about the customer and its orders", async () => {
    const { data } = await simulator.query(
      '{ orders(first: 20, query: "customer_id:*") { nodes { id } } customers(first: 12) { nodes { id email orders(first: 20) { nodes { legacyResourceId } } } } }'
    );
    const customer = data.customers.nodes.find(
      (one: { orders: { nodes: unknown[] } }) => one.orders.nodes.length > 0
    );
    for (const topic of ['customers/data_request', 'customers/redact', 'shop/redact'] as const) {
      await simulator.control.sendCompliance(SHOP, { clientId: CLIENT_ID, topic, customer: customer.id });
    }
    await simulator.control.whenIdle();
    expect(topics().sort()).toEqual(['customers/data_request', 'customers/redact', 'shop/redact']);
    expect(receiver.received.every((one) => one.path === '/compliance')).toBe(true);
    const redact =
      receiver.received.find((one) => one.headers['x-shopify-topic'] === 'customers/redact')?.body ?? '';
    const orders = customer.orders.nodes.map((order: { legacyResourceId: string }) => order.legacyResourceId);
    const body = parse(redact) as {
      shop_domain: string;
      customer: { email: string | null };
      orders_to_redact: unknown[];
    };
    expect(body).toMatchObject({ shop_domain: SHOP, customer: { email: customer.email } });
    expect(body.orders_to_redact.map(String)).toEqual(orders);
  });

  it('cannot be sent to an app without such a URL', async () => {
    simulator.local.registerApp({ clientId: CLIENT_ID, complianceUrl: null });
    const sent = simulator.control.sendCompliance(SHOP, { clientId: CLIENT_ID, topic: 'shop/redact' });
    await expect(sent).rejects.toMatchObject({ status: 422 });
  });
});

describe('faults of webhooks', () => {
  beforeEach(() => subscribe(simulator, 'CUSTOMERS_UPDATE', { uri: receiver.url }));

  it('drop', async () => {
    await simulator.control.addFault({ kind: 'dropWebhooks', settings: { times: 1 }, shop: SHOP });
    await change('renameCustomer');
    expect(receiver.received).toHaveLength(0);
    expect((await simulator.control.deliveries())[0]?.status).toBe('dropped');
    await change('renameCustomer');
    expect(receiver.received).toHaveLength(1);
  });

  it('duplicate, with the same id', async () => {
    await simulator.control.addFault({ kind: 'duplicateWebhooks', settings: { copies: 2 } });
    await change('renameCustomer');
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map((one) => one.headers['x-shopify-webhook-id'])).size).toBe(1);
  });

  it('delay, so that they arrive out of order', async () => {
    await simulator.control.addFault({ kind: 'delayWebhooks', settings: { minMs: 100, maxMs: 100 } });
    const first = simulator.control.applyChange(SHOP, { name: 'renameCustomer' });
    await first;
    await simulator.control.clearFaults();
    await simulator.control.applyChange(SHOP, { name: 'renameCustomer' });
    await simulator.control.whenIdle();
    const triggered = receiver.received.map((one) => String(one.headers['x-shopify-triggered-at']));
    expect(triggered).toHaveLength(2);
    expect((triggered[0] ?? '') > (triggered[1] ?? '')).toBe(true);
  });

  it('are over when a delivery is sent again by hand', async () => {
    await simulator.control.addFault({ kind: 'dropWebhooks', settings: { times: 1 } });
    await change('renameCustomer');
    const [dropped] = await simulator.control.deliveries();
    await simulator.control.resend(dropped?.webhookId ?? '');
    await simulator.control.whenIdle();
    expect(receiver.received[0]?.headers['x-shopify-webhook-id']).toBe(dropped?.webhookId);
  });
});
