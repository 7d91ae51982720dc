import { makeMarkedPerson, type MarkedPerson } from './support/marked-person';
import { sendCompliance } from './support/privacy';
import { differences, syncsEnded } from './support/settled';
import { connectStore, registerApp } from './support/shopify';
import { findStored } from './support/stored-bytes';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const GONE = 'gone-shop.myshopify.com';
const LEFT = 'left-shop.myshopify.com';
const SHARED = 'both.shops@example.com';

let world: World;
/** Known in one shop only, the one that uninstalls the app, and the other. */
let ofGone: MarkedPerson;
let ofLeft: MarkedPerson;

beforeAll(async () => {
  world = await startWorld({
    shops: [
      { domain: GONE, seed: 'gone', customers: 8, products: 3, orders: 10 },
      { domain: LEFT, seed: 'left', customers: 8, products: 3, orders: 10 },
    ],
  });
  for (const domain of [GONE, LEFT]) {
    makeMarkedPerson(world.simulator, domain, { mark: `zq${domain.slice(0, 4)}`, email: SHARED });
    await connectStore(world.crm, world.simulator, { domain });
  }
  ofGone = makeMarkedPerson(world.simulator, GONE, { mark: 'zqonlygone' });
  ofLeft = makeMarkedPerson(world.simulator, LEFT, { mark: 'zqonlyleft' });
  await world.crm.client.installSolution('e-commerce');
  for (const domain of [GONE, LEFT]) await syncsEnded(world, domain);
});

afterAll(() => world.stop());

const store = async (domain: string) => {
  const found = (await world.crm.client.stores()).find((one) => one.domain === domain);
  if (!found) throw new Error(`${domain} is not there`);
  return found;
};

const row = (domain: string) =>
  world.crm.strapi.db.query('plugin::shopify-crm.store').findOne({ where: { domain } });

const complete = (documentId: string, body: object, status: number) =>
  world.crm.admin.post(`/shopify-crm/privacy-requests/${documentId}/complete`).send(body).expect(status);

const contact = () =>
  world.crm.strapi
    .documents('plugin::shopify-crm.contact')
    .findFirst({ filters: { email: SHARED }, populate: ['customers', 'invoices'] });

const shopRedact = (domain: string, until?: Parameters<typeof sendCompliance>[3]) =>
  sendCompliance(world, domain, { topic: 'shop/redact' }, until);

/** Sends what Shopify asks about one person of a store that it no longer lets in; the webhooks are signed as ever. */
const askAndRedact = async (domain: string, { customerId, values }: MarkedPerson): Promise<Date> => {
  expect(await row(domain)).toMatchObject({ credentials: null, keptSecret: expect.any(String) });
  const about = { customer: customerId };
  const { documentId } = await sendCompliance(
    world,
    domain,
    { topic: 'customers/data_request', ...about },
    () => true
  );
  const { body } = await world.crm.admin
    .get(`/shopify-crm/privacy-requests/${documentId}/export`)
    .expect(200);
  expect(values.filter((value) => !JSON.stringify(body).includes(value))).toEqual([]);
  await complete(documentId, {}, 200);

  const request = await sendCompliance(world, domain, { topic: 'customers/redact', ...about });
  expect(request.result).toMatchObject({ customers: 1, invoices: 4, contactsErased: 1 });
  expect(await findStored(world.crm, values)).toEqual([]);
  return new Date(request.receivedAt);
};

describe('a shop whose app was uninstalled', () => {
  let redactedAt: Date;

  it('has its people answered and erased, by the secret that is kept for it', async () => {
    world.simulator.local.uninstall(GONE, registerApp(world.crm, world.simulator).clientId);
    await waitFor(async () => (await store(GONE)).status === 'inactive');
    redactedAt = await askAndRedact(GONE, ofGone);
  });

  it('is deleted at once, what was restored too; contacts keep what others supply', async () => {
    const left = (await store(LEFT)).counts;
    await world.crm.strapi.db
      .query('plugin::shopify-crm.product')
      .updateMany({ where: { storeDomain: GONE }, data: { restoredAt: new Date() } });
    expect(await contact()).toMatchObject({ storeDomains: [GONE, LEFT] });

    const request = await shopRedact(GONE);
    expect(request).toMatchObject({ kind: 'shop_redact', status: 'done', decision: null });
    expect(request.result).toMatchObject({ customers: 9, products: 3, orders: 18 });
    expect((await store(GONE)).counts).toEqual({ contacts: 0, products: 0, invoices: 0 });
    expect((await store(LEFT)).counts).toEqual(left);
    expect(await contact()).toMatchObject({ storeDomains: [LEFT], ordersCount: expect.any(Number) });
    expect((await contact())?.customers).toHaveLength(1);
    expect(await row(GONE)).toMatchObject({ credentials: null, keptSecret: null, cursors: null });
  });

  it('begins anew when it is connected again', async () => {
    await connectStore(world.crm, world.simulator, { domain: GONE });
    await waitFor(async () => (await store(GONE)).counts.invoices === 18);
    await syncsEnded(world, GONE);
    expect(await contact()).toMatchObject({ storeDomains: [GONE, LEFT] });
    const redaction = {
      storeDomain: GONE,
      customerId: ofGone.customerId,
      email: ofGone.email,
      at: redactedAt,
    };
    expect(await differences(world, { redactions: [redaction] })).toEqual([]);
  });
});

describe('a shop that was disconnected here', () => {
  let documentId: string;

  it('has its people answered and erased, and waits itself for an admin’s decision', async () => {
    const { documentId: id } = await store(LEFT);
    await world.crm.admin.post(`/shopify-crm/stores/${id}/disconnect`).expect(200);
    await askAndRedact(LEFT, ofLeft);
    const { counts } = await store(LEFT);
    const request = await shopRedact(LEFT, ({ decision }) => decision === 'needed');
    ({ documentId } = request);
    expect(request).toMatchObject({ status: 'open', handledAt: null });
    expect((await store(LEFT)).counts).toEqual(counts);
    await complete(documentId, {}, 400);
    await complete(documentId, { action: 'burn' }, 400);
  });

  it('keeps its records where they are the owner’s', async () => {
    const { counts } = await store(LEFT);
    const { body } = await complete(documentId, { action: 'keep' }, 200);
    expect(body.data).toMatchObject({ status: 'done', decision: 'keep', result: null });
    expect((await store(LEFT)).counts).toEqual(counts);
  });

  it('is erased where they are not', async () => {
    const request = await shopRedact(LEFT, ({ decision }) => decision === 'needed');
    const { body } = await complete(request.documentId, { action: 'erase' }, 200);
    expect(body.data).toMatchObject({ status: 'done', decision: 'erase', result: { orders: 18 } });
    expect((await store(LEFT)).counts).toEqual({ contacts: 0, products: 0, invoices: 0 });
  });
});

describe('a shop that is connected', () => {
  it('is not erased before it is disconnected', async () => {
    const { counts } = await store(GONE);
    const request = await shopRedact(GONE, ({ decision }) => decision === 'needed');
    const { body } = await complete(request.documentId, { action: 'erase' }, 409);
    expect(body.error.details.code).toBe('store_still_connected');
    expect((await store(GONE)).counts).toEqual(counts);
  });
});
