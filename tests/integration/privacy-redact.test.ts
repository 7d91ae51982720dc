import type { InboxService } from '../../server/src/inbox';
import type { PrivacyService } from '../../server/src/privacy';
import type { PrivacyRequest } from '../../shared/contracts';
import type { Redaction } from '../../simulator/src/compare/index';
import { collectLog } from './support/log-lines';
import { makeMarkedPerson, type MarkedPerson } from './support/marked-person';
import { sendCompliance } from './support/privacy';
import { heldRecords } from './support/records';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { findStored } from './support/stored-bytes';
import { startWorld, type World } from './support/world';

const ONE = 'one-privacy.myshopify.com';
const TWO = 'two-privacy.myshopify.com';

let world: World;
let log: string[];
/** Known in one store only. */
let alone: MarkedPerson;
/** The same email in two stores. */
let inOne: MarkedPerson;
let inTwo: MarkedPerson;

const SHARED = 'shared.mark@example.com';

/** A field that somebody added to invoices, for a field of Shopify's to be mapped into. */
const EXTENSION = `module.exports = (plugin) => {
  plugin.contentTypes.invoice.schema.attributes.engraving = { type: 'string' };
  return plugin;
};`;

/** Lets the person's orders hold something in the mapped field. */
const fillMapped = async ({ orderIds, values }: MarkedPerson, engraving: string): Promise<void> => {
  const { db } = world.crm.strapi;
  const mapping = { owner: 'order', field: 'poNumber', target: 'engraving' };
  await db.query('plugin::shopify-crm.field-mapping').create({ data: mapping });
  const where = { shopifyId: { $in: orderIds } };
  await db.query('plugin::shopify-crm.invoice').updateMany({ where, data: { engraving } });
  values.push(engraving);
};

beforeAll(async () => {
  world = await startWorld(
    {
      shops: [
        { domain: ONE, seed: 'one', customers: 15, products: 4, orders: 20 },
        { domain: TWO, seed: 'two', customers: 10, products: 3, orders: 12 },
      ],
    },
    { files: { 'src/extensions/shopify-crm/strapi-server.js': EXTENSION } }
  );
  log = collectLog(world.crm.strapi);
  alone = makeMarkedPerson(world.simulator, ONE, { mark: 'zqalone' });
  inOne = makeMarkedPerson(world.simulator, ONE, { mark: 'zqone', email: SHARED });
  inTwo = makeMarkedPerson(world.simulator, TWO, { mark: 'zqtwo', email: SHARED });
  await connectStore(world.crm, world.simulator, { domain: ONE });
  await connectStore(world.crm, world.simulator, { domain: TWO });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, ONE);
  await syncsEnded(world, TWO);
  await fillMapped(alone, 'zqalone-engraving');
});

afterAll(() => world.stop());

/** What was carried out, for the comparison with the shops. */
const redactions: Redaction[] = [];

const noteRedaction = (storeDomain: string, { customerId, email }: MarkedPerson, at: Date) =>
  redactions.push({ storeDomain, customerId, email, at });

/** Without a person it names one that was never here, as Shopify's sample does. */
const redact = async (domain: string, person?: MarkedPerson): Promise<PrivacyRequest> => {
  const input = { topic: 'customers/redact', customer: person?.customerId } as const;
  const request = await sendCompliance(world, domain, input);
  if (person) noteRedaction(domain, person, new Date(request.receivedAt));
  return request;
};

/** Lets all that the store's webhooks ever brought be done once more. */
const replayAll = async (store: string): Promise<void> => {
  const events = await world.crm.strapi.db
    .query('plugin::shopify-crm.webhook-event')
    .findMany({ where: { store } });
  const documentIds = events.map(({ documentId }: { documentId: string }) => documentId);
  await world.crm.admin.post('/shopify-crm/webhook-events/replay').send({ documentIds }).expect(200);
  await webhooksSettled(world, store);
};

/** Lists of relations have no order of their own where orders are of one day. */
const sorted = (value: unknown): unknown => {
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
  const keyOf = (item: unknown) => String((item as { documentId?: string } | null)?.documentId ?? '');
  return value.map(sorted).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
};

/** Everything held, but for the invoices of a person and the parts of these. */
const heldBeside = async ({ orderIds, customerId }: MarkedPerson, emails: string[]) => {
  const held = await heldRecords(world.crm.strapi);
  const isTheirs = (record: Record<string, unknown>) =>
    [record.shopifyId, (record.invoice as { shopifyId?: string } | null)?.shopifyId].some(
      (id) => typeof id === 'string' && [...orderIds, customerId].includes(id)
    );
  const others = Object.entries(held).map(([type, records]) => [
    type,
    (records as Record<string, unknown>[]).filter(
      (record) => !isTheirs(record) && !emails.includes(String(record.email))
    ),
  ]);
  return sorted(Object.fromEntries(others));
};

const invoicesOf = ({ orderIds }: MarkedPerson) =>
  world.crm.strapi.db.query('plugin::shopify-crm.invoice').findMany({
    where: { shopifyId: { $in: orderIds } },
    orderBy: 'id',
    populate: ['contact', 'lines', 'fulfilments', 'refunds'],
  });

const TOTALS = ['total', 'currentTotal', 'refundedTotal', 'currency', 'name', 'orderedAt'] as const;
const totals = (invoices: Record<string, unknown>[]) =>
  invoices.map((invoice) => Object.fromEntries(TOTALS.map((field) => [field, invoice[field]])));

const sync = async (domain: string, path: string, body: object) => {
  const store = (await world.crm.client.stores()).find((one) => one.domain === domain);
  await world.crm.admin.post(`/shopify-crm/stores/${store?.documentId}/${path}`).send(body).expect(202);
  await syncsEnded(world, domain);
  const [run] = await world.crm.client.runs(domain);
  return run;
};

describe('a person who is known in one store', () => {
  it('was held before, in all the places that are looked at', async () => {
    const found = await findStored(world.crm, alone.values);
    expect(alone.values.length).toBeGreaterThan(60);
    const missing = alone.values.filter((value) => !found.some((place) => place.startsWith(`${value} in`)));
    expect(missing).toEqual([]);
    expect(await differences(world)).toEqual([]);
  });

  it('is erased to the last byte, while totals and everybody else stay', async () => {
    const before = await heldBeside(alone, [alone.email]);
    const sums = totals(await invoicesOf(alone));
    const request = await redact(ONE, alone);
    expect(request).toMatchObject({
      kind: 'customer_redact',
      customerId: alone.customerId,
      result: { customers: 1, invoices: 4, contactsErased: 1, contactsRecomputed: 0 },
    });
    expect(await findStored(world.crm, alone.values)).toEqual([]);
    const invoices = await invoicesOf(alone);
    expect(totals(invoices)).toEqual(sums);
    expect(invoices).toHaveLength(4);
    for (const invoice of invoices) {
      expect(invoice).toMatchObject({ contact: null, email: null, billingAddress: null, note: null });
      expect(invoice.lines).toHaveLength(2);
    }
    expect(await heldBeside(alone, [alone.email])).toEqual(before);
  });

  it('is in no line of the log', () => {
    expect(log.length).toBeGreaterThan(5);
    expect(log.filter((line) => alone.values.some((value) => line.includes(value)))).toEqual([]);
  });

  it('stays erased when everything is read again, and is no difference to a reconcile', async () => {
    await sync(ONE, 'sync', { mode: 'full' });
    await replayAll(ONE);
    const run = await sync(ONE, 'reconcile', { repair: true });
    expect(run?.drift).toMatchObject({ customers: { missing: 0, stale: 0, surplus: 0 } });
    expect(run?.drift).toMatchObject({ orders: { missing: 0, stale: 0, surplus: 0 } });
    expect(await findStored(world.crm, alone.values)).toEqual([]);
    expect(await differences(world, { redactions })).toEqual([]);
  });

  it('stays erased when late notices of the customer and its orders arrive', async () => {
    const { local } = world.simulator;
    local.applyChange(ONE, { name: 'renameCustomer', target: alone.customerId });
    for (const target of alone.orderIds) local.applyChange(ONE, { name: 'updateOrder', target });
    await webhooksSettled(world, ONE);
    expect(await findStored(world.crm, alone.values)).toEqual([]);
    expect((await invoicesOf(alone)).every((invoice) => invoice.contact === null)).toBe(true);
  });

  it('stays erased when orders come in for the first time after it', async () => {
    await world.crm.strapi.db
      .query('plugin::shopify-crm.invoice')
      .deleteMany({ where: { shopifyId: { $in: alone.orderIds } } });
    await sync(ONE, 'sync', { mode: 'full', resources: ['orders'] });
    expect(await invoicesOf(alone)).toHaveLength(4);
    expect(await findStored(world.crm, alone.values)).toEqual([]);
  });

  it('can be told twice', async () => {
    const request = await redact(ONE, alone);
    expect(request.result).toMatchObject({ customers: 0, contactsErased: 0 });
  });

  it('is new when it comes back, as a guest or as a new customer', async () => {
    const { local } = world.simulator;
    const params = { email: alone.email, withEmail: true, paid: true };
    // Shopify's times have whole seconds: what it dates to the redaction's second counts as before it.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const guestOrder = local.applyChange(ONE, { name: 'createGuestOrder', params, seed: 'back' });
    await webhooksSettled(world, ONE);
    const contact = () =>
      world.crm.strapi
        .documents('plugin::shopify-crm.contact')
        .findFirst({ filters: { email: alone.email }, populate: ['invoices'] });
    expect(await contact()).toMatchObject({ ordersCount: 1, invoices: [{ shopifyId: guestOrder }] });
    local.applyChange(ONE, { name: 'createCustomer', params });
    await webhooksSettled(world, ONE);
    expect(await contact()).toMatchObject({ email: alone.email, ordersCount: 1, state: expect.any(String) });
  });
});

describe('a person who is known in two stores', () => {
  const contact = () =>
    world.crm.strapi.documents('plugin::shopify-crm.contact').findFirst({
      filters: { email: SHARED },
      populate: ['customers', 'invoices'],
    });

  // The other journal that people choose on SQLite.
  beforeAll(async () => {
    const knex = world.crm.strapi.db.connection;
    if (!String(knex.client.config.client).includes('sqlite')) return;
    expect(await knex.raw('PRAGMA journal_mode = WAL')).toEqual([{ journal_mode: 'wal' }]);
  });

  it('keeps what the other store supplied', async () => {
    const before = await contact();
    expect(before).toMatchObject({ storeDomains: [ONE, TWO], ordersCount: expect.any(Number) });
    const request = await redact(ONE, inOne);
    expect(request.result).toMatchObject({ customers: 1, invoices: 4, contactsRecomputed: 1 });
    expect(await findStored(world.crm, inOne.values)).toEqual([]);
    const after = await contact();
    expect(after?.documentId).toBe(before?.documentId);
    expect(after).toMatchObject({ email: SHARED, storeDomains: [TWO] });
    expect(after?.customers).toHaveLength(1);
    expect(after?.invoices).toHaveLength(4);
    const found = await findStored(world.crm, inTwo.values);
    const missing = inTwo.values.filter((value) => !found.some((place) => place.startsWith(`${value} in`)));
    expect(missing).toEqual([]);
  });
});

describe('a request', () => {
  it('that a crash interrupted is carried out when its lease has run out', async () => {
    const late = makeMarkedPerson(world.simulator, ONE, { mark: 'zqlate' });
    await webhooksSettled(world, ONE);
    const { strapi } = world.crm;
    const body = Buffer.from(`{"customer":{"id":${late.customerId.replace(/\D/g, '')}}}`);
    const notice = { store: ONE, topic: 'customers/redact', receivedAt: new Date(), dedupeKey: 'crashed' };
    const plugin = strapi.plugin('shopify-crm');
    await (plugin.service('privacy') as PrivacyService).log({ ...notice, body });
    const event = {
      ...notice,
      state: 'processing',
      leaseOwner: 'gone',
      leaseUntil: new Date(0),
      attempts: 0,
    };
    await strapi.db.query('plugin::shopify-crm.webhook-event').create({ data: event });
    (plugin.service('inbox') as InboxService).wake();
    await webhooksSettled(world, ONE);
    noteRedaction(ONE, late, notice.receivedAt);
    expect(await findStored(world.crm, late.values)).toEqual([]);
  });

  it('that names somebody unknown is done, with nothing to erase', async () => {
    expect(await redact(ONE)).toMatchObject({ result: { customers: 0, invoices: 0, contactsErased: 0 } });
  });

  it('is carried out for a store that was disconnected', async () => {
    const person = inTwo;
    const store = (await world.crm.client.stores()).find(({ domain }) => domain === TWO);
    await world.crm.admin.post(`/shopify-crm/stores/${store?.documentId}/disconnect`).expect(200);
    await redact(TWO, person);
    expect(await findStored(world.crm, [...person.values, SHARED])).toEqual([]);
    expect(await differences(world, { redactions })).toEqual([]);
  });
});
