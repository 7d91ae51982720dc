import { createControlClient, startSimulator, type Simulator } from '../../../../simulator/src/index';
import { CLIENT_ID, movableClock, SHOP, startTestSimulator, type TestSimulator } from '../support/simulator';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({ clock: movableClock() });
});
afterAll(() => simulator.close());

describe('the control API', () => {
  it('lists shops with their counts and installations, and makes new ones', async () => {
    const [demo] = await simulator.control.listShops();
    expect(demo).toMatchObject({
      domain: SHOP,
      counts: { customers: 12, orders: 20, products: 8 },
      installations: [{ clientId: CLIENT_ID, subscriptions: [] }],
    });
    const made = await simulator.control.createShop({
      domain: 'second.myshopify.com',
      seed: 2,
      customers: 3,
      orders: 2,
      products: 1,
      currency: 'KWD',
    });
    expect(made).toMatchObject({ currency: 'KWD', counts: { customers: 3, orders: 2, products: 1 } });
    expect([...simulator.shops.keys()]).toEqual([SHOP, 'second.myshopify.com']);
    await expect(simulator.control.createShop({ domain: 'second.myshopify.com' })).rejects.toMatchObject({
      status: 409,
    });
    await expect(simulator.control.createShop({ domain: 'evil.example.com' })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('makes the same shop of the same seed', async () => {
    const shop = async (domain: string): Promise<string> => {
      const other = await startSimulator({
        clock: movableClock(),
        shops: [{ domain, seed: 'same', customers: 3, orders: 3, products: 2 }],
      });
      const nodes = await other.control.nodes(domain, 'Order');
      await other.close();
      return JSON.stringify(nodes);
    };
    expect(await shop('same.myshopify.com')).toBe(await shop('same.myshopify.com'));
  });

  it('lets a shop begin anew with other data, and keeps who is connected to it', async () => {
    const domain = 'anew.myshopify.com';
    await simulator.control.createShop({ domain, seed: 1, customers: 3 });
    const { accessToken } = await simulator.control.install(domain, { clientId: CLIENT_ID });
    simulator.local.resetShop({ domain, seed: 2, customers: 2, products: 1 });
    const [shop] = (await simulator.control.listShops()).filter((one) => one.domain === domain);
    expect(shop?.counts).toMatchObject({ customers: 2, products: 1 });
    expect(shop?.installations).toHaveLength(1);
    const url = `${simulator.origin(domain)}/admin/api/2026-07/graphql.json`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': accessToken },
      body: JSON.stringify({ query: '{ customersCount { count } }' }),
    });
    expect(await answer.json()).toMatchObject({ data: { customersCount: { count: 2 } } });
  });

  it('makes changes, named and random, and shows nodes', async () => {
    expect((await simulator.control.listChanges()).map((change) => change.name)).toContain('createOrder');
    const { target } = await simulator.control.applyChange(SHOP, {
      name: 'createCustomer',
      params: { email: 'new@example.com' },
    });
    const node = await simulator.control.node(SHOP, target);
    expect(node).toMatchObject({
      __typename: 'Customer',
      defaultEmailAddress: { emailAddress: 'new@example.com' },
    });
    expect((await simulator.control.nodes(SHOP, 'Customer')).map((customer) => customer.id)).toContain(
      target
    );
    const { applied } = await simulator.control.applyRandom(SHOP, 25, 'seed');
    expect(applied).toHaveLength(25);
    await expect(simulator.control.applyChange(SHOP, { name: 'fly' })).rejects.toMatchObject({ status: 422 });
    await expect(simulator.control.node(SHOP, 'gid://shopify/Order/1')).rejects.toMatchObject({
      status: 404,
    });
    await expect(simulator.control.node('no.myshopify.com', target)).rejects.toMatchObject({ status: 404 });
  });

  it('changes the plan, and with it the rate limit', async () => {
    await simulator.control.setPlan(SHOP, 'plus');
    const { extensions } = await simulator.query('{ shop { id } }');
    expect(extensions.cost.throttleStatus).toMatchObject({ restoreRate: 1_000, maximumAvailable: 20_000 });
    await expect(simulator.control.setPlan(SHOP, 'gold' as 'plus')).rejects.toMatchObject({ status: 400 });
    await simulator.control.setPlan(SHOP, 'standard');
  });

  it('sets, lists and clears faults, and refuses unknown ones', async () => {
    const fault = await simulator.control.addFault({ kind: 'latency', settings: { ms: 30 }, shop: SHOP });
    expect(await simulator.control.listFaults()).toEqual([fault]);
    const startedAt = performance.now();
    await simulator.query('{ shop { id } }');
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
    await simulator.control.clearFaults();
    expect(await simulator.control.listFaults()).toEqual([]);
    await expect(simulator.control.addFault({ kind: 'meteor', settings: {} } as never)).rejects.toMatchObject(
      { status: 400 }
    );
    await expect(simulator.control.removeFault(fault.id)).rejects.toMatchObject({ status: 404 });
  });

  it('revokes tokens without uninstalling, and uninstalls', async () => {
    const client = createControlClient(simulator.url);
    await client.registerApp({ clientId: 'own' });
    const { accessToken } = await client.install(SHOP, { clientId: 'own', scopes: ['read_orders'] });
    await client.revokeTokens(SHOP, 'own');
    expect((await simulator.post('{ shop { id } }', {}, accessToken)).status).toBe(401);
    const again = await client.install(SHOP, { clientId: 'own' });
    const { data } = await simulator.query(
      '{ currentAppInstallation { accessScopes { handle } } }',
      {},
      again.accessToken
    );
    expect(data.currentAppInstallation.accessScopes).toEqual([{ handle: 'read_orders' }]);
    await client.uninstall(SHOP, 'own');
    expect((await simulator.post('{ shop { id } }', {}, again.accessToken)).status).toBe(401);
    await expect(client.uninstall(SHOP, 'own')).rejects.toMatchObject({ status: 404 });
  });

  it('answers whether everything has been delivered', async () => {
    expect(await simulator.control.whenIdle(10)).toEqual({ idle: true });
  });
});

describe('closing', () => {
  it('frees the port, even while a bulk operation hangs', async () => {
    const first: Simulator = await startSimulator({
      shops: [{ domain: SHOP, orders: 1, customers: 1, products: 1 }],
      apps: [{ clientId: 'a' }],
    });
    first.local.addFault({ kind: 'bulkStuck', settings: {} });
    const { accessToken } = first.local.install(SHOP, { clientId: 'a' });
    await fetch(`${first.origin(SHOP)}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
      headers: { 'X-Shopify-Access-Token': accessToken },
      body: JSON.stringify({
        query:
          'mutation { bulkOperationRunQuery(query: "{ orders { nodes { id } } }") { userErrors { message } } }',
      }),
    });
    await first.close();
    const port = Number(new URL(first.url).port);
    const second = await startSimulator({ port });
    expect(second.url).toBe(first.url);
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await second.close();
  });
});
