import type { UID } from '@strapi/strapi';

import type { Store, SyncEngine, SyncMode, SyncRun } from '../../shared/contracts';
import { IMPORT_SCOPES, type AppInput } from '../../simulator/src/index';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const DOMAIN = 'withheld.myshopify.com';
const SHOP = {
  domain: DOMAIN,
  plan: 'plus' as const,
  seed: 'withheld',
  customers: 30,
  products: 6,
  orders: 30,
};
const SCOPES = [...IMPORT_SCOPES, 'read_all_orders'];
const PERSONAL = [
  'email',
  'phone',
  'firstName',
  'lastName',
  'displayName',
  'defaultAddress',
  'addresses',
  'billingAddress',
  'shippingAddress',
];

let world: World;
let storeId: string;

beforeAll(async () => {
  world = await startWorld({ shops: [SHOP] });
  await connectStore(world.crm, world.simulator, { domain: DOMAIN });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  storeId = (await store()).documentId;
});

afterAll(() => world.stop());

const store = async (): Promise<Store> => (await world.crm.client.stores())[0] as Store;

/** What Shopify lets the app see from now on. */
const grant = (settings: Partial<AppInput>): void => {
  const { clientId } = registerApp(world.crm, world.simulator, settings);
  world.simulator.local.install(DOMAIN, { clientId, scopes: settings.scopes ?? SCOPES });
};

const sync = async (mode: SyncMode = 'full'): Promise<SyncRun> => {
  const { body } = await world.crm.admin
    .post(`/shopify-crm/stores/${storeId}/sync`)
    .send({ mode })
    .expect(202);
  const path = `/shopify-crm/sync-runs/${body.data.documentId}`;
  return (await waitFor(
    async () => {
      const run = (await world.crm.admin.get(path)).body.data as SyncRun;
      return !['queued', 'running'].includes(run.status) && run;
    },
    { what: 'the sync to end' }
  )) as SyncRun;
};

const syncBy = async (way: SyncEngine, mode?: SyncMode): Promise<SyncRun> => {
  world.crm.strapi.config.set('plugin::shopify-crm.backfill', way);
  const run = await sync(mode);
  world.crm.strapi.config.set('plugin::shopify-crm.backfill', 'auto');
  return run;
};

/** The personal fields of all records of the types, by record. */
const personal = async (fields = PERSONAL) => {
  const held = await Promise.all(
    ['contact', 'customer', 'invoice'].map((type) =>
      world.crm.strapi
        .documents(`plugin::shopify-crm.${type}` as UID.ContentType)
        .findMany({ limit: 500, sort: 'id' })
    )
  );
  return (held.flat() as Record<string, unknown>[]).map((record) => [
    record.documentId,
    ...fields.map((field) => record[field] ?? null),
  ]);
};

const isAny = (): boolean => true;

/** Has every customer and order change in a way that no webhook tells of, so that all are written anew. */
const changeAll = async (isChanged: (order: Record<string, unknown>) => boolean = isAny): Promise<void> => {
  const { local } = world.simulator;
  local.addFault({ kind: 'dropWebhooks', settings: {} });
  for (const { id } of local.nodes(DOMAIN, 'Customer'))
    local.applyChange(DOMAIN, { name: 'changeCustomerTags', target: id });
  for (const { id } of local.nodes(DOMAIN, 'Order').filter(isChanged))
    local.applyChange(DOMAIN, { name: 'updateOrder', target: id });
  await local.whenIdle();
  local.clearFaults();
};

/** One customer and one order change, told by webhooks. */
const changeOne = async (): Promise<void> => {
  const { local } = world.simulator;
  local.applyChange(DOMAIN, { name: 'changeCustomerTags' });
  local.applyChange(DOMAIN, { name: 'updateOrder' });
  await webhooksSettled(world, DOMAIN);
};

afterEach(async () => {
  world.simulator.local.clearFaults();
  grant({ customerData: 'all', tellsUnapproved: true });
  expect(await sync()).toMatchObject({ status: 'completed' });
  expect(await differences(world)).toEqual([]);
  expect((await store()).withheld).toEqual([]);
});

describe('protected customer data', () => {
  const ALL = [
    {
      resource: 'customers',
      fields: ['firstName', 'lastName', 'displayName', 'email', 'phone', 'defaultAddress', 'addresses'],
      reason: 'protected_customer_data',
      permission: null,
    },
    {
      resource: 'orders',
      fields: ['email', 'phone', 'billingAddress', 'shippingAddress'],
      reason: 'protected_customer_data',
      permission: null,
    },
  ];

  it.each([
    ['an error beside each null', true, 'paged'],
    ['a bare null', false, 'paged'],
    ['a bare null', false, 'bulk'],
  ] as const)(
    'that is answered as %s (tells: %s) is kept by every way in, first by %s',
    async (_, tells, way) => {
      const before = await personal();
      grant({ customerData: 'no-personal-fields', tellsUnapproved: tells });
      await changeOne();
      expect(await personal()).toEqual(before);
      expect((await store()).withheld).toEqual(ALL);
      await changeAll();
      const run = await syncBy(way);
      expect(run).toMatchObject({ status: 'completed', engine: way });
      expect(run.resources.customers?.written).toBeGreaterThan(0);
      expect(await personal()).toEqual(before);
      expect((await store()).withheld).toEqual(ALL);
    }
  );

  it('of which a bulk run hears at first is kept in orders of guests that were read before, and tell nothing', async () => {
    const before = await personal();
    grant({ customerData: 'no-personal-fields', tellsUnapproved: false });
    await changeAll(({ customer }) => customer === null);
    const run = await syncBy('bulk', 'incremental');
    expect(run).toMatchObject({ status: 'completed', engine: 'bulk' });
    expect(run.resources.orders?.written).toBeGreaterThan(0);
    expect(await personal()).toEqual(before);
    expect((await store()).withheld).toEqual(ALL);
  });

  it.each([
    ['email', ['email']],
    ['phone', ['phone']],
    ['address', ['addresses', 'defaultAddress', 'billingAddress', 'shippingAddress']],
    ['name', ['firstName', 'lastName', 'displayName']],
  ] as const)('of which %s alone is withheld keeps that', async (kind, fields) => {
    const approved = (['name', 'email', 'phone', 'address'] as const).filter((one) => one !== kind);
    const before = await personal([...fields]);
    grant({ customerData: approved });
    await changeAll();
    expect(await sync()).toMatchObject({ status: 'completed' });
    expect(await personal([...fields])).toEqual(before);
    const { withheld } = await store();
    expect(withheld.every(({ reason }) => reason === 'protected_customer_data')).toBe(true);
    expect(withheld.find(({ resource }) => resource === 'customers')?.fields).toContain(fields[0]);
  });

  it('whose whole object is refused stays, and the store says so', async () => {
    const before = await personal();
    grant({ customerData: 'none' });
    await changeAll();
    expect(await sync()).toMatchObject({ status: 'failed', error: { code: 'protected_data_not_approved' } });
    expect(await personal()).toEqual(before);
    expect((await store()).lastError).toMatchObject({ code: 'protected_data_not_approved' });
  });
});

describe('a missing scope', () => {
  it('keeps what it hides inside of orders, and the store names the fields', async () => {
    const lines = async () =>
      (await world.crm.strapi.documents('plugin::shopify-crm.invoice-line' as UID.ContentType).findMany({
        limit: 500,
        sort: 'id',
        populate: { product: true, variant: true } as never,
      })) as unknown as { product: { shopifyId: string } | null; variant: { shopifyId: string } | null }[];
    const goods = async () =>
      (await lines()).map(({ product, variant }) => [product?.shopifyId, variant?.shopifyId]);
    const before = await goods();
    expect(before.some(([product]) => product)).toBe(true);
    const scopes = SCOPES.filter((scope) => !['read_products', 'read_inventory'].includes(scope));
    grant({ scopes });
    await changeAll();
    const { body } = await world.crm.admin
      .post(`/shopify-crm/stores/${storeId}/sync`)
      .send({ mode: 'full', resources: ['orders'] })
      .expect(202);
    await waitFor(
      async () => {
        const path = `/shopify-crm/sync-runs/${body.data.documentId}`;
        return (await world.crm.admin.get(path)).body.data.status === 'completed';
      },
      { what: 'the sync of orders' }
    );
    expect(await goods()).toEqual(before);
    expect((await store()).withheld).toContainEqual({
      resource: 'orders',
      fields: ['lineItems.product', 'lineItems.variant'],
      reason: 'missing_scope',
      permission: 'read_products',
    });
  });
});
