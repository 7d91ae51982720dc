import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const [ONE, TWO, THREE] = ['one.myshopify.com', 'two.myshopify.com', 'three.myshopify.com'] as const;
const SHOPS = [ONE, TWO, THREE];

let world: World;

const storeOf = (domain: string) => world.crm.store(domain);

const change = (domain: string, name: string): string => world.simulator.local.applyChange(domain, { name });

/** Some of everything, deletions included. */
const changeMuch = (domain: string, seed: string): void => {
  world.simulator.local.applyRandom(domain, 12, seed);
  for (const name of ['renameCustomer', 'createCustomer', 'createOrder', 'deleteOrder', 'deleteProduct'])
    change(domain, name);
  change(domain, 'deleteCustomer');
};

/** Waits until a reconcile that was begun since has completed, and nothing else is under way. */
const reconciled = async (domain: string, since: number) => {
  let runs: unknown;
  await waitFor(
    async () => {
      const all = await world.crm.client.runs(domain);
      runs = all;
      const isUnfinished = all.some(({ status }) => status === 'queued' || status === 'running');
      return !isUnfinished && all.slice(0, all.length - since).some(({ mode }) => mode === 'reconcile');
    },
    { what: () => `the reconcile of ${domain}: ${JSON.stringify(runs)}` }
  );
};

const runCount = async (domain: string): Promise<number> => (await world.crm.client.runs(domain)).length;

const disconnect = async (domain: string) => {
  const { documentId } = await storeOf(domain);
  return world.crm.admin.post(`/shopify-crm/stores/${documentId}/disconnect`).expect(200);
};

const connect = async (domain: string): Promise<void> => {
  expect(await connectStore(world.crm, world.simulator, { domain })).toMatchObject({ connected: domain });
};

beforeAll(async () => {
  world = await startWorld({
    shops: SHOPS.map((domain, index) => ({
      domain,
      seed: domain,
      currency: ['JPY', 'KWD', 'VND'][index],
      customers: 12,
      products: 5,
      orders: 10,
    })),
  });
  for (const domain of SHOPS) await connect(domain);
  await world.crm.client.installSolution('e-commerce');
  for (const domain of SHOPS) await syncsEnded(world, domain);
});

afterAll(() => world.stop());

describe('three stores in one Strapi', () => {
  it('are each as their shop is, after changes in all of them', async () => {
    for (const domain of SHOPS) changeMuch(domain, `side by side ${domain}`);
    for (const domain of SHOPS) await webhooksSettled(world, domain);
    expect(await differences(world)).toEqual([]);
    const domains = (await world.crm.client.stores()).map((store) => [store.domain, store.status]);
    expect(domains).toEqual([...SHOPS].sort().map((domain) => [domain, 'connected']));
  });

  it('go on without the one that is disconnected, which catches up once it is back, deletions included', async () => {
    const before = await storeOf(TWO);
    await disconnect(TWO);
    for (const domain of SHOPS) changeMuch(domain, `without two ${domain}`);
    for (const domain of [ONE, THREE]) await webhooksSettled(world, domain);
    expect((await storeOf(TWO)).counts).toEqual(before.counts);

    const runs = await runCount(TWO);
    await connect(TWO);
    await reconciled(TWO, runs);
    for (const domain of SHOPS) await webhooksSettled(world, domain);
    expect(await differences(world)).toEqual([]);
    const [newest, incremental] = await world.crm.client.runs(TWO);
    expect([newest?.mode, incremental?.mode]).toEqual(['reconcile', 'incremental']);
    const { reconcileDue } = await world.crm.strapi.db
      .query('plugin::shopify-crm.store')
      .findOne({ where: { domain: TWO } });
    expect(reconcileDue).toBeNull();
  });
});

describe('an app that is uninstalled in Shopify', () => {
  it('leaves the store inactive with its records, and the next connect catches up', async () => {
    const { clientId } = registerApp(world.crm, world.simulator);
    const { documentId, counts } = await storeOf(ONE);
    world.simulator.local.uninstall(ONE, clientId);
    const inactive = await waitFor(async () => {
      const store = await storeOf(ONE);
      return store.status === 'inactive' && store;
    });
    expect(inactive).toMatchObject({ documentId, counts, webhooks: { registered: [] } });
    const row = await world.crm.strapi.db
      .query('plugin::shopify-crm.store')
      .findOne({ where: { domain: ONE } });
    expect(row).toMatchObject({ credentials: null, keptSecret: expect.stringMatching(/^v1\./) });

    changeMuch(ONE, 'while it was uninstalled');
    const runs = await runCount(ONE);
    await connect(ONE);
    await reconciled(ONE, runs);
    await webhooksSettled(world, ONE);
    expect(await differences(world)).toEqual([]);
  });
});

describe('what changes about a shop', () => {
  const install = (scopes: string[]) => {
    const { clientId } = registerApp(world.crm, world.simulator);
    world.simulator.local.install(THREE, { clientId, scopes });
  };

  it('its name is taken over', async () => {
    world.simulator.local.renameShop(THREE, 'Drei & Töchter');
    await waitFor(async () => (await storeOf(THREE)).name === 'Drei & Töchter');
  });

  it('a scope that is taken away is named, and what it opens is read once it is back', async () => {
    const { scopes } = registerApp(world.crm, world.simulator);
    install(scopes.filter((scope) => scope !== 'read_products'));
    const lacking = await waitFor(async () => {
      const store = await storeOf(THREE);
      return store.status === 'needs-attention' && store;
    });
    expect(lacking).toMatchObject({
      missingScopes: ['read_products'],
      lastError: { code: 'missing_shopify_permission', message: 'missing_shopify_permission: read_products' },
    });
    await waitFor(async () => !(await storeOf(THREE)).webhooks.registered.includes('products/update'));

    changeMuch(THREE, 'without products');
    await webhooksSettled(world, THREE);
    const runs = await runCount(THREE);
    install(scopes);
    await reconciled(THREE, runs);
    await webhooksSettled(world, THREE);
    expect(await storeOf(THREE)).toMatchObject({ status: 'connected', missingScopes: [], lastError: null });
    expect((await storeOf(THREE)).webhooks.registered).toContain('products/update');
    expect(await differences(world)).toEqual([]);
  });
});
