import { connectStore } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const SHOP = 'shop.myshopify.com';
const READ = 'plugin::content-manager.explorer.read';

let world: World;

beforeAll(async () => {
  world = await startWorld({ shops: [{ domain: SHOP, customers: 20, orders: 20, products: 10 }] });
});

afterAll(() => world.stop());

const store = () => world.crm.store(SHOP);

const readPermissions = (): Promise<
  { subject: string; properties: { fields: string[] }; conditions: string[]; role: { code: string } }[]
> =>
  world.crm.strapi.db.query('admin::permission').findMany({
    where: {
      action: READ,
      subject: { $startsWith: 'plugin::shopify-crm.' },
      role: { code: { $ne: 'strapi-super-admin' } },
    },
    populate: ['role'],
  });

describe('before the E-commerce Integration is installed', () => {
  it('customers sync, products and orders do not', async () => {
    await connectStore(world.crm, world.simulator, { domain: SHOP });
    const synced = await waitFor(async () => {
      const one = await store();
      return one.lastSyncAt !== null && one.activeRun === null && one;
    });
    expect(synced.counts.contacts).toBeGreaterThan(0);
    expect(synced.counts).toMatchObject({ products: 0, invoices: 0 });
    const { body } = await world.crm.admin.get('/shopify-crm/solutions').expect(200);
    expect(body.data).toEqual([
      { name: 'billing', installed: false, installedAt: null, requires: [] },
      { name: 'e-commerce', installed: false, installedAt: null, requires: ['billing'] },
    ]);
  });

  it('a sync of orders is refused by the solution’s name', async () => {
    const { body } = await world.crm.admin
      .post(`/shopify-crm/stores/${(await store()).documentId}/sync`)
      .send({ mode: 'full', resources: ['orders'] })
      .expect(422);
    expect(body.error.details).toMatchObject({
      code: 'solution_not_installed',
      remedy: expect.stringContaining('Install'),
    });
  });
});

describe('installing the E-commerce Integration', () => {
  it('installs Billing first, registers the webhooks and brings in products and orders', async () => {
    const { body } = await world.crm.admin.post('/shopify-crm/solutions/e-commerce/install').expect(200);
    expect(body.data).toMatchObject({ name: 'e-commerce', installed: true });
    const { body: list } = await world.crm.admin.get('/shopify-crm/solutions').expect(200);
    const [billing, commerce] = list.data as { installedAt: string }[];
    expect(Date.parse(billing?.installedAt ?? '')).toBeLessThanOrEqual(
      Date.parse(commerce?.installedAt ?? '')
    );

    const synced = await waitFor(async () => {
      const one = await store();
      return one.counts.invoices > 0 && one.activeRun === null && one;
    });
    expect(synced.counts.products).toBeGreaterThan(0);
    expect(synced.webhooks.missing).toEqual([]);
    expect(synced.webhooks.registered).toEqual(
      expect.arrayContaining(['orders/create', 'orders/delete', 'products/update', 'refunds/create'])
    );
  });

  it('lets editors and authors read what is synced, without a creator’s condition', async () => {
    const permissions = await readPermissions();
    const subjects = (code: string) =>
      permissions.filter(({ role }) => role.code === code).map(({ subject }) => subject.split('.')[1]);
    const types = [
      'contact',
      'fulfilment',
      'invoice',
      'invoice-line',
      'product',
      'product-variant',
      'refund',
    ];
    expect(subjects('strapi-editor').sort()).toEqual(types);
    expect(subjects('strapi-author').sort()).toEqual(types);
    const ofInvoice = permissions.filter(({ subject }) => subject.endsWith('.invoice'));
    for (const { properties } of ofInvoice) {
      expect(properties.fields).toEqual(expect.arrayContaining(['name', 'total', 'lines']));
    }
    // Strapi gives the author "is creator" on every type at its first start, and nobody created these.
    expect(permissions.filter(({ conditions }) => conditions.length > 0)).toEqual([]);
  });

  it('again changes nothing: no second permission, no second sync', async () => {
    const [runs, permissions] = [await world.crm.client.runs(SHOP), await readPermissions()];
    await world.crm.admin.post('/shopify-crm/solutions/e-commerce/install').expect(200);
    await world.crm.admin.post('/shopify-crm/solutions/billing/install').expect(200);
    expect(await world.crm.client.runs(SHOP)).toEqual(runs);
    expect(await readPermissions()).toHaveLength(permissions.length);
  });

  it('of a name that is none is refused', async () => {
    await world.crm.admin.post('/shopify-crm/solutions/warehouse/install').expect(404);
  });
});

describe('an import option', () => {
  const setOptions = async (options: object) =>
    world.crm.admin.put(`/shopify-crm/stores/${(await store()).documentId}`).send({ options });

  it('that is switched off takes its webhooks away, and on again brings them back', async () => {
    expect((await setOptions({ importProducts: false })).body.data).toMatchObject({
      options: { importProducts: false, importOrders: true },
      webhooks: { registered: expect.not.arrayContaining(['products/update']) },
    });
    const topics = world.simulator.local
      .listShops()[0]
      ?.installations[0]?.subscriptions.map(({ topic }) => topic);
    expect(topics).not.toContain('PRODUCTS_UPDATE');
    expect((await setOptions({ importProducts: true })).body.data.webhooks.registered).toContain(
      'products/update'
    );
  });

  it('that is no option, or no flag, is refused or left out', async () => {
    expect((await setOptions({ importOrders: 'yes' })).status).toBe(400);
    expect((await setOptions({ owner: 'me' })).body.data.options).not.toHaveProperty('owner');
  });
});

describe('subscriptions that Shopify lost or that point elsewhere', () => {
  it('are mended on demand', async () => {
    const { registered } = (await store()).webhooks;
    const shop = world.simulator.local.listShops()[0];
    const clientId = shop?.installations[0]?.clientId ?? '';
    const { accessToken } = await world.simulator.control.install(SHOP, { clientId });
    const graphql = async (query: string) => {
      const answer = await fetch(`${world.simulator.origin(SHOP)}/admin/api/2026-07/graphql.json`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': accessToken },
        body: JSON.stringify({ query }),
      });
      return (await answer.json()) as {
        data: { webhookSubscriptions: { nodes: { id: string; topic: string; uri: string }[] } };
      };
    };
    const list = async () =>
      (await graphql('{ webhookSubscriptions(first: 100) { nodes { id topic uri } } }')).data
        .webhookSubscriptions.nodes;
    const [lost, moved] = await list();
    await graphql(`mutation { webhookSubscriptionDelete(id: "${lost?.id}") { userErrors { message } } }`);
    await graphql(
      `mutation { webhookSubscriptionUpdate(id: "${moved?.id}", webhookSubscription: { uri: "http://127.0.0.1:9/old" }) { userErrors { message } } }`
    );

    const { body } = await world.crm.admin
      .post(`/shopify-crm/stores/${(await store()).documentId}/webhooks`)
      .expect(200);
    expect(body).toMatchObject({ registered, missing: [] });
    expect(body.compliance).toHaveLength(3);
    const uris = new Set((await list()).map(({ uri }) => uri));
    expect([...uris]).toEqual([`${world.crm.url}/api/shopify-crm/webhooks`]);
    expect(await list()).toHaveLength(registered.length);
  });
});
