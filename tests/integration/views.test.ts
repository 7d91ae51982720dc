import type { ContactPanel, Diagnostics, InvoicePanel, Overview, ProductPanel } from '../../shared/contracts';
import { loginAdmin } from '../../playground/scripts/support/admin-client';
import { lastDays } from '../../server/src/overview/days';
import { syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { STRICT_API } from './support/strict-api';
import { startWorld, type World } from './support/world';

import supertest from 'supertest';

const DOMAIN = 'views.myshopify.com';
const TIMEZONE = 'Europe/Berlin';
const EDITOR = { email: 'editor@example.com', password: 'Test-editor-1' };

let world: World;
/** Requests of somebody who may read the synced records, and nothing of the settings. */
let editorToken: string;

interface Invoice {
  id: number;
  documentId: string;
  currency: string;
  currentTotal: number;
  orderedAt: string;
  cancelledAt: string | null;
  test: boolean | null;
}

const invoices = (filters: object = {}): Promise<Invoice[]> =>
  world.crm.strapi
    .documents('plugin::shopify-crm.invoice')
    .findMany({ filters, sort: 'orderedAt:desc' }) as Promise<Invoice[]>;

const counts = ({ cancelledAt, test }: Invoice) => cancelledAt === null && test !== true;

const cents = (amount: number | string) => Math.round(Number(amount) * 100);

const panel = async <T>(type: string, documentId: string): Promise<T> => {
  const { body } = await world.crm.admin.get(`/shopify-crm/panels/${type}/${documentId}`).expect(200);
  return body.data as T;
};

const asEditor = (path: string) =>
  supertest(world.crm.url).get(`/shopify-crm${path}`).set('Authorization', `Bearer ${editorToken}`);

/** The role's permission to read a type, changed. */
const changeReading = async (type: string, data: object) => {
  const permissions = world.crm.strapi.db.query('admin::permission');
  const { id } = await permissions.findOne({
    where: {
      action: 'plugin::content-manager.explorer.read',
      subject: `plugin::shopify-crm.${type}`,
      role: { code: 'strapi-editor' },
    },
  });
  await permissions.update({ where: { id }, data });
};

beforeAll(async () => {
  world = await startWorld(
    { shops: [{ domain: DOMAIN, customers: 20, products: 8, orders: 30 }] },
    { files: STRICT_API }
  );
  await connectStore(world.crm, world.simulator, { domain: DOMAIN });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  for (const seed of ['a', 'b', 'c'])
    world.simulator.local.applyChange(DOMAIN, { name: 'createOrder', seed });
  await webhooksSettled(world, DOMAIN);
  const role = await world.crm.strapi.db
    .query('admin::role')
    .findOne({ where: { code: 'strapi-editor' }, select: ['id'] });
  await world.crm.strapi.service('admin::user').create({
    ...EDITOR,
    firstname: 'Edi',
    isActive: true,
    roles: [role.id],
  });
  editorToken = (await loginAdmin(world.crm.url, EDITOR)).token;
});

afterAll(() => world.stop());

const busiest = async () => {
  const [contact] = await world.crm.strapi.documents('plugin::shopify-crm.contact').findMany({
    sort: 'ordersCount:desc',
    limit: 1,
  });
  if (!contact) throw new Error('There is no contact');
  return contact as unknown as { documentId: string; ordersCount: number; storeDomains: string[] };
};

describe('the panel of a contact', () => {
  it('says what the contact’s orders say', async () => {
    const { documentId, ordersCount } = await busiest();
    const own = await invoices({ contact: { documentId } });
    const shown = await panel<ContactPanel>('contact', documentId);
    expect(shown).toMatchObject({ type: 'contact', ordersCount });
    const counting = own.filter(counts);
    expect(counting).toHaveLength(ordersCount);
    for (const [currency, value] of Object.entries(shown.lifetimeValue ?? {})) {
      const amounts = counting.filter((one) => one.currency === currency).map((one) => one.currentTotal);
      const sum = amounts.reduce((total, amount) => total + cents(amount), 0);
      expect(cents(value)).toBe(sum);
      expect(cents(shown.averageOrderValue?.[currency] ?? '')).toBe(Math.round(sum / amounts.length));
    }
    expect(Object.keys(shown.lifetimeValue ?? {})).not.toHaveLength(0);
    expect(shown.invoices?.map((one) => one.documentId)).toEqual(
      own.slice(0, 5).map((one) => one.documentId)
    );
    expect(shown.stores).toEqual([
      {
        domain: DOMAIN,
        customerUrl: expect.stringMatching(/^https:\/\/admin\.shopify\.com\/store\/views\/customers\/\d+$/),
      },
    ]);
  });

  it('of nobody is not found', async () => {
    await world.crm.admin.get('/shopify-crm/panels/contact/nobody').expect(404);
    await world.crm.admin.get('/shopify-crm/panels/store/nobody').expect(400);
  });
});

describe('the panel of an invoice', () => {
  it('has its lines, fulfilments and refunds', async () => {
    const [fulfilment] = (await world.crm.strapi.documents('plugin::shopify-crm.fulfilment').findMany({
      filters: { trackingUrl: { $notNull: true } },
      populate: { invoice: { populate: ['lines', 'refunds'] } },
      limit: 1,
    })) as unknown as {
      trackingUrl: string;
      invoice: Invoice & { lines: { title: string }[]; refunds: unknown[] };
    }[];
    if (!fulfilment) throw new Error('Nothing was sent');
    const shown = await panel<InvoicePanel>('invoice', fulfilment.invoice.documentId);
    expect(shown).toMatchObject({
      type: 'invoice',
      currency: fulfilment.invoice.currency,
      currentTotal: fulfilment.invoice.currentTotal,
      orderUrl: expect.stringContaining('/store/views/orders/'),
      lines: { count: fulfilment.invoice.lines.length },
    });
    expect(shown.lines?.first.map(({ title }) => title).sort()).toEqual(
      fulfilment.invoice.lines.map(({ title }) => title).sort()
    );
    expect(shown.fulfilments?.flatMap(({ tracking }) => tracking ?? []).map(({ url }) => url)).toContain(
      fulfilment.trackingUrl
    );
    expect(shown.refunds).toHaveLength(fulfilment.invoice.refunds.length);
  });
});

describe('the panel of a product', () => {
  it('has its variants with their stock', async () => {
    const [product] = (await world.crm.strapi
      .documents('plugin::shopify-crm.product')
      .findMany({ populate: ['variants'], limit: 1 })) as unknown as {
      documentId: string;
      variants: { inventoryQuantity: number; sku: string | null }[];
    }[];
    if (!product) throw new Error('There is no product');
    const { variants } = await panel<ProductPanel>('product', product.documentId);
    expect(variants?.count).toBe(product.variants.length);
    expect(variants?.first.map((one) => one.inventoryQuantity).sort()).toEqual(
      product.variants.map((one) => one.inventoryQuantity).sort()
    );
  });
});

describe('what a person may write for a contact', () => {
  const setWriteBack = (on: boolean) => world.crm.strapi.config.set('plugin::shopify-crm.writeBack', on);

  afterEach(() => setWriteBack(false));

  it('is nothing while writing back is switched off', async () => {
    const { documentId } = await busiest();
    expect((await panel<ContactPanel>('contact', documentId)).writeBack).toBeNull();
  });

  it('is told with the scopes that the store’s app lacks', async () => {
    setWriteBack(true);
    const { documentId } = await busiest();
    const { writeBack } = await panel<ContactPanel>('contact', documentId);
    expect(writeBack).toMatchObject({ allowed: true, choosesVariants: true });
    const missing = (permission: string) => ({ code: 'missing_shopify_permission', permission });
    expect(writeBack?.stores).toEqual([
      {
        domain: DOMAIN,
        name: expect.any(String),
        currency: 'EUR',
        tags: expect.any(Array),
        obstacles: { tags: missing('write_customers'), draftOrders: missing('write_draft_orders') },
      },
    ]);
  });

  it('is nothing for somebody without the permission, who is told so', async () => {
    setWriteBack(true);
    const { documentId } = await busiest();
    const { body } = await asEditor(`/panels/contact/${documentId}`).expect(200);
    expect((body.data as ContactPanel).writeBack).toEqual({
      allowed: false,
      choosesVariants: false,
      stores: [],
    });
    await asEditor(`/write-back/variants?store=${DOMAIN}`).expect(403);
  });
});

describe('somebody whom the Content Manager shows the records', () => {
  it('sees their panels, and nothing of the settings', async () => {
    const { documentId } = await busiest();
    await asEditor(`/panels/contact/${documentId}`).expect(200);
    await asEditor('/overview').expect(403);
    await asEditor('/diagnostics').expect(403);
    await world.crm.api.get(`/shopify-crm/panels/contact/${documentId}`).expect(401);
  });

  it('does not see the parts that are hidden from them', async () => {
    const { documentId } = await busiest();
    await changeReading('contact', { properties: { fields: ['displayName', 'ordersCount'] } });
    // A field by which the panel finds the invoices is hidden: that must not show everybody's.
    await changeReading('invoice', { properties: { fields: ['name'] } });
    const { body } = await asEditor(`/panels/contact/${documentId}`).expect(200);
    const shown = body.data as ContactPanel;
    expect(shown).toMatchObject({ lifetimeValue: null, averageOrderValue: null, stores: null });
    expect(shown.ordersCount).toBeGreaterThan(0);
    const own = await invoices({ contact: { documentId } });
    expect(shown.invoices?.map((one) => one.documentId)).toEqual(
      own.slice(0, 5).map((one) => one.documentId)
    );
    expect(shown.invoices?.[0]).toMatchObject({ currentTotal: null, financialStatus: null });
  });

  it('sees none where a condition or a missing permission keeps the record from them', async () => {
    const { documentId } = await busiest();
    await changeReading('invoice', { conditions: ['admin::is-creator'] });
    const { body } = await asEditor(`/panels/contact/${documentId}`).expect(200);
    expect((body.data as ContactPanel).invoices).toEqual([]);
    const [invoice] = await invoices();
    await asEditor(`/panels/invoice/${invoice?.documentId}`).expect(404);
    await changeReading('contact', { action: 'plugin::content-manager.explorer.update' });
    await asEditor(`/panels/contact/${documentId}`).expect(404);
  });
});

describe('the overview', () => {
  const read = async (): Promise<Overview> =>
    (await world.crm.admin.get('/shopify-crm/overview').expect(200)).body.data as Overview;

  it('adds up the last seven days of the store’s time zone, day by day', async () => {
    const { sales } = await read();
    const { dates, bounds } = lastDays(TIMEZONE, new Date(), 7);
    const all = (await invoices()).filter(counts);
    const [eur] = sales.filter(({ currency }) => currency === 'EUR');
    expect(eur?.days.map(({ date }) => date)).toEqual(dates);
    for (const [index, day] of (eur?.days ?? []).entries()) {
      const [from, to] = [Number(bounds[index]), Number(bounds[index + 1])];
      const own = all.filter((one) => {
        const at = Date.parse(one.orderedAt);
        return one.currency === 'EUR' && at >= from && at < to;
      });
      expect(day.orders).toBe(own.length);
      expect(cents(day.revenue)).toBe(own.reduce((sum, one) => sum + cents(one.currentTotal), 0));
    }
    expect(eur?.days.at(-1)?.orders).toBeGreaterThanOrEqual(3);
    expect(eur?.week.orders).toBe(eur?.days.reduce((sum, day) => sum + day.orders, 0));
  });

  it('says how the stores are', async () => {
    expect((await read()).stores).toMatchObject([{ domain: DOMAIN, health: 'healthy', failedEvents: 0 }]);
    await world.crm.strapi.db
      .query('plugin::shopify-crm.webhook-event')
      .create({ data: { store: DOMAIN, topic: 'orders/updated', state: 'failed', dedupeKey: 'failed' } });
    expect((await read()).stores).toMatchObject([{ health: 'needs-attention', failedEvents: 1 }]);
  });
});

describe('the diagnostics', () => {
  it('tell versions, settings and the stores’ state, without a secret or a person', async () => {
    const { text, body } = await world.crm.admin.get('/shopify-crm/diagnostics').expect(200);
    const diagnostics = body.data as Diagnostics;
    expect(diagnostics).toMatchObject({
      versions: { plugin: expect.stringMatching(/^\d+\.\d+\.\d+/), node: process.version },
      settings: { encryptionKeySet: true, standardApp: false },
      stores: [{ domain: DOMAIN, status: 'connected', failedEvents: [{ topic: 'orders/updated' }] }],
    });
    expect(diagnostics.stores[0]?.runs.length).toBeGreaterThan(0);
    const app = world.simulator.local.listShops()[0]?.installations[0];
    expect(app).toBeDefined();
    const contacts = await world.crm.strapi.documents('plugin::shopify-crm.contact').findMany({});
    const personal = contacts.flatMap(({ email, phone }) => [email, phone]).filter(Boolean) as string[];
    expect(personal.length).toBeGreaterThan(5);
    const secrets = ['playground-encryption-key', 'shpat_', 'shpss_', 'shpua_'];
    for (const word of [...personal, ...secrets]) expect(text).not.toContain(word);
  });

  it('of one store leave the others out', async () => {
    const { body } = await world.crm.admin.get('/shopify-crm/diagnostics?store=other.myshopify.com');
    expect((body.data as Diagnostics).stores).toEqual([]);
  });
});
