import { startSimulator, type Simulator } from '../../simulator/src/index';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';

const DOMAIN = 'subscribed.myshopify.com';
const STORES = 'plugin::shopify-crm.store';

let simulator: Simulator;
let crm: TestStrapi;

const start = (again: Partial<TestStrapi> = {}) =>
  startStrapi({
    shopOrigin: `${simulator.url}/{shop}`,
    ...(again.database ? { database: again.database, port: again.port } : {}),
  });

beforeAll(async () => {
  // Shopify's retries of four hours take a tenth of a second each hour.
  simulator = await startSimulator({
    bulkDurationMs: 50,
    retryScale: 0.0001,
    shops: [{ domain: DOMAIN, customers: 6, products: 3, orders: 4 }],
  });
  crm = await start();
  await connectStore(crm, simulator, { domain: DOMAIN });
  await crm.client.installSolution('e-commerce');
  await syncsEnded({ crm }, DOMAIN);
});

afterAll(async () => {
  await crm.stop();
  await simulator.close();
});

const app = () => registerApp(crm, simulator);

const subscriptions = () =>
  simulator.local
    .listShops()
    .flatMap(({ installations }) => installations.flatMap((installation) => installation.subscriptions));

const topics = () => subscriptions().map(({ topic }) => topic);

const theStore = () => crm.store(DOMAIN);

const tamper = (change: { topic: string; remove?: boolean; uri?: string; apiVersion?: string }) =>
  simulator.local.changeSubscriptions(DOMAIN, { clientId: app().clientId, ...change });

/** Missing, elsewhere, outdated: one each. */
const disturb = () => {
  tamper({ topic: 'customers/update', remove: true });
  tamper({ topic: 'orders/create', uri: 'https://elsewhere.example/hook' });
  tamper({ topic: 'products/update', apiVersion: '2025-10' });
};

const expectHealed = async (before: string[]) => {
  await waitFor(() => subscriptions().length === before.length && topics().includes('CUSTOMERS_UPDATE'));
  await waitFor(() => subscriptions().every(({ uri }) => uri === `${crm.url}/api/shopify-crm/webhooks`));
  expect(topics().sort()).toEqual(before);
};

const checkedBefore = (minutes: number) =>
  crm.strapi.db.query(STORES).updateMany({
    where: { domain: DOMAIN },
    data: { webhooksCheckedAt: new Date(Date.now() - minutes * 60_000) },
  });

describe('subscriptions that are not as they should be', () => {
  it('are mended on demand, and the store says which there are, when it was checked and when one came', async () => {
    const before = topics().sort();
    disturb();
    const { documentId } = await theStore();
    const { body } = await crm.admin.post(`/shopify-crm/stores/${documentId}/webhooks`).expect(200);
    expect(body).toMatchObject({ missing: [], registered: expect.arrayContaining(['customers/update']) });
    expect(Date.now() - Date.parse(body.checkedAt)).toBeLessThan(60_000);
    await expectHealed(before);
    simulator.local.applyChange(DOMAIN, { name: 'renameCustomer' });
    await webhooksSettled({ crm, simulator }, DOMAIN);
    expect((await theStore()).webhooks.lastReceivedAt).not.toBeNull();
  });

  it('are mended when the store is looked at, every 15 minutes at most', async () => {
    const before = topics().sort();
    disturb();
    await theStore();
    await checkedBefore(14);
    await theStore();
    expect(topics()).not.toContain('CUSTOMERS_UPDATE');
    await checkedBefore(16);
    await theStore();
    await expectHealed(before);
  });

  it('are mended at the start', async () => {
    const before = topics().sort();
    const { database, port } = crm;
    await crm.stop({ keepDatabase: true });
    disturb();
    crm = await start({ database, port });
    await expectHealed(before);
  });
});

describe('a Strapi that was away for longer than Shopify tries', () => {
  it('finds its subscriptions removed, registers them again, and reads what it missed', async () => {
    await waitFor(async () => (await theStore()).activeRun === null);
    const { database, port } = crm;
    await crm.stop({ keepDatabase: true });
    for (const name of ['renameCustomer', 'createOrder', 'deleteProduct'])
      simulator.local.applyChange(DOMAIN, { name });
    await simulator.local.whenIdle();
    expect(topics()).not.toContain('CUSTOMERS_UPDATE');
    expect(topics()).not.toContain('PRODUCTS_DELETE');

    crm = await start({ database, port });
    await waitFor(async () => (await differences({ crm, simulator })).length === 0, {
      what: 'what was missed to be read',
      everyMs: 500,
    });
    expect(topics()).toEqual(expect.arrayContaining(['CUSTOMERS_UPDATE', 'PRODUCTS_DELETE']));
    expect((await theStore()).webhooks.missing).toEqual([]);
  });
});
