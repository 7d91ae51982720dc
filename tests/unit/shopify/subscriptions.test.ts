import { findTopic, listSubscriptions, reconcileSubscriptions } from '../../../server/src/shopify';
import type { TopicDefinition } from '../../../server/src/shopify';
import { SUBSCRIPTION_CREATE } from '../../../server/src/shopify/queries/webhooks';
import { json, startFakeServer, timedClient } from './support/fake-server';
import { CLIENT_ID, DOMAIN, startSimulatedShop } from './support/simulated-shop';
import type { SimulatedShop } from './support/simulated-shop';

function topicOf(topic: string): TopicDefinition {
  const definition = findTopic(topic);
  if (!definition) throw new Error(`No topic ${topic}`);
  return definition;
}

describe('reconcileSubscriptions', () => {
  const uri = 'https://crm.example/api/shopify-crm/webhooks';
  const wanted = ['orders/create', 'orders/delete', 'customers/redact', 'app/uninstalled'].map(topicOf);
  let shop: SimulatedShop;
  beforeEach(async () => {
    shop = await startSimulatedShop();
  });
  afterEach(() => shop.close());

  it('registers what is wanted once', async () => {
    const client = shop.client();
    const topics = ['orders/create', 'orders/delete', 'app/uninstalled'];
    const first = await reconcileSubscriptions(client, { uri, wanted });
    expect(first).toEqual({ registered: topics, created: topics, updated: [], removed: [], missing: [] });
    const found = await listSubscriptions(client);
    expect(found.map(({ topic, includeFields }) => [topic, includeFields])).toEqual([
      ['ORDERS_CREATE', ['id', 'admin_graphql_api_id', 'updated_at']],
      ['ORDERS_DELETE', ['id']],
      ['APP_UNINSTALLED', ['id']],
    ]);
    const again = await reconcileSubscriptions(client, { uri, wanted });
    expect(again).toEqual({ registered: topics, created: [], updated: [], removed: [], missing: [] });
  });

  it('moves subscriptions that post to another address, and leaves other topics there', async () => {
    const client = shop.client();
    const old = 'https://old.example/hook';
    await reconcileSubscriptions(client, { uri: old, wanted: [...wanted, topicOf('shop/update')] });
    const result = await reconcileSubscriptions(client, { uri, wanted });
    expect(result).toMatchObject({
      created: [],
      updated: ['orders/create', 'orders/delete', 'app/uninstalled'],
      removed: [],
    });
    const found = await listSubscriptions(client);
    expect(found.filter((one) => one.uri === old).map(({ topic }) => topic)).toEqual(['SHOP_UPDATE']);
    expect(found).toHaveLength(4);
  });

  it('removes the duplicate that posts to another address', async () => {
    const client = shop.client();
    const [create] = wanted;
    if (!create) throw new Error('No topic');
    await reconcileSubscriptions(client, { uri, wanted: [create] });
    const subscription = { uri: 'https://old.example/hook', format: 'JSON', includeFields: [] };
    await client.request(SUBSCRIPTION_CREATE, { topic: create.name, subscription });
    const result = await reconcileSubscriptions(client, { uri, wanted: [create] });
    expect(result).toMatchObject({ created: [], updated: [], removed: ['orders/create'] });
    expect(await listSubscriptions(client)).toMatchObject([{ uri }]);
  });

  it('corrects fields and removes what is no longer wanted', async () => {
    const client = shop.client();
    const narrow = { ...topicOf('orders/create'), includeFields: ['id'] };
    await reconcileSubscriptions(client, { uri, wanted: [...wanted.slice(1), narrow] });
    const healed = await reconcileSubscriptions(client, { uri, wanted });
    expect(healed).toMatchObject({ created: [], updated: ['orders/create'], removed: [] });
    const less = await reconcileSubscriptions(client, { uri, wanted: wanted.slice(1) });
    expect(less).toMatchObject({ created: [], updated: [], removed: ['orders/create'] });
  });

  it('corrects the API version, which decides what a webhook says', async () => {
    const client = shop.client();
    await reconcileSubscriptions(client, { uri, wanted });
    const old = { clientId: CLIENT_ID, topic: 'orders/create', apiVersion: '2025-10' };
    await shop.simulator.control.changeSubscriptions(DOMAIN, old);
    const healed = await reconcileSubscriptions(client, { uri, wanted });
    expect(healed).toMatchObject({ created: [], updated: ['orders/create'], removed: [], missing: [] });
    const versions = (await listSubscriptions(client)).map(({ apiVersion }) => apiVersion.handle);
    expect(new Set(versions)).toEqual(new Set([client.apiVersion]));
  });

  it('removes what an earlier address of the plugin was told of and is no longer wanted', async () => {
    const client = shop.client();
    const earlier = 'https://earlier.example/api/shopify-crm/webhooks';
    await reconcileSubscriptions(client, { uri: earlier, wanted });
    const less = await reconcileSubscriptions(client, { uri, wanted: wanted.slice(1) });
    expect(less).toMatchObject({ removed: ['orders/create'] });
    expect(new Set((await listSubscriptions(client)).map((one) => one.uri))).toEqual(new Set([uri]));
  });

  it('registers the others where a scope is missing, and names it', async () => {
    const { accessToken } = await shop.simulator.control.install(DOMAIN, {
      clientId: CLIENT_ID,
      scopes: ['read_customers'],
    });
    const client = shop.client({ getAccessToken: () => Promise.resolve(accessToken) });
    const result = await reconcileSubscriptions(client, {
      uri,
      wanted: ['customers/create', 'orders/create'].map(topicOf),
    });
    expect(result.registered).toEqual(['customers/create']);
    expect(result.missing).toMatchObject([{ topic: 'orders/create' }]);
  });
});

describe('listSubscriptions', () => {
  it('asks again where one is missing: it would be made a second time', async () => {
    const server = await startFakeServer();
    const page = (nodes: unknown[]) =>
      json({
        data: { webhookSubscriptions: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } },
      });
    server.answer(page([null]), page([{ id: 'gid://shopify/WebhookSubscription/1' }]));
    const { client } = timedClient(server.origin);
    expect(await listSubscriptions(client)).toHaveLength(1);
    await server.close();
  });
});
