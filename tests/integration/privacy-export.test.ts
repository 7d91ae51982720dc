import { makeMarkedPerson, type MarkedPerson } from './support/marked-person';
import { sendCompliance } from './support/privacy';
import { syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { findStored } from './support/stored-bytes';
import { startWorld, type World } from './support/world';

const ONE = 'one-export.myshopify.com';
const TWO = 'two-export.myshopify.com';
const SHARED = 'shared.export@example.com';

/** A field that editors added to contacts. */
const EXTENSION = `module.exports = (plugin) => {
  plugin.contentTypes.contact.schema.attributes.nickname = { type: 'string' };
  return plugin;
};`;

let world: World;
let person: MarkedPerson;
let namesake: MarkedPerson;
let other: MarkedPerson;

beforeAll(async () => {
  world = await startWorld(
    {
      shops: [
        { domain: ONE, seed: 'export', customers: 10, products: 3, orders: 15 },
        { domain: TWO, seed: 'export two', customers: 5, products: 2, orders: 5 },
      ],
    },
    { files: { 'src/extensions/shopify-crm/strapi-server.js': EXTENSION } }
  );
  // Made last, the person's customer of the first store speaks for the contact.
  namesake = makeMarkedPerson(world.simulator, TWO, { mark: 'zqnamesake', email: SHARED });
  other = makeMarkedPerson(world.simulator, ONE, { mark: 'zqother' });
  person = makeMarkedPerson(world.simulator, ONE, { mark: 'zqperson', email: SHARED });
  for (const domain of [ONE, TWO]) await connectStore(world.crm, world.simulator, { domain });
  await world.crm.client.installSolution('e-commerce');
  for (const domain of [ONE, TWO]) await syncsEnded(world, domain);
  await world.crm.strapi.db
    .query('plugin::shopify-crm.contact')
    .updateMany({ where: { email: SHARED }, data: { nickname: 'zqnickname' } });
});

afterAll(() => world.stop());

const ask = (domain: string, customer: string) =>
  sendCompliance(world, domain, { topic: 'customers/data_request', customer }, () => true);

const download = (documentId: string, status = 200) =>
  world.crm.admin.get(`/shopify-crm/privacy-requests/${documentId}/export`).expect(status);

interface Exported {
  customers: Record<string, unknown>[];
  contacts: Record<string, unknown>[];
  invoices: (Record<string, unknown> & Record<'lines' | 'fulfilments' | 'refunds', { title?: string }[]>)[];
}

describe('a data request', () => {
  let documentId: string;
  let text: string;
  let data: Exported;

  beforeAll(async () => {
    ({ documentId } = await ask(ONE, person.customerId));
    const { body, headers } = await download(documentId);
    data = body as Exported;
    text = JSON.stringify(body);
    expect(headers['content-disposition']).toMatch(/^attachment; filename="shopify-data-request-.*\.json"$/);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('is open, with its due date, and holds no personal data', async () => {
    const { body } = await world.crm.admin.get('/shopify-crm/privacy-requests').expect(200);
    const [request] = body.data;
    expect(request).toMatchObject({ kind: 'data_request', status: 'open', customerId: person.customerId });
    expect(Date.parse(request.dueAt) - Date.parse(request.receivedAt)).toBe(30 * 86_400_000);
    expect(request.exportedAt).not.toBeNull();
    const stored = await findStored(world.crm, [SHARED]);
    expect(stored.filter((place) => /privacy|event|redaction/.test(place))).toEqual([]);
  });

  it('exports every value that the shop has of the person', () => {
    expect(person.values.filter((value) => !text.includes(value))).toEqual([]);
    expect(text).toContain(SHARED);
    const shop = world.simulator.shops.get(ONE);
    for (const id of person.orderIds) {
      const order = shop?.get(id);
      const held = data.invoices.find(({ shopifyId }) => shopifyId === id);
      expect(held).toMatchObject({ name: order?.name, sourceName: order?.sourceName });
      const { amount } = (order?.totalPriceSet as { shopMoney: { amount: string } }).shopMoney;
      expect(Number(held?.total)).toBe(Number(amount));
      const titles = (order?.lineItems as { __ref: string }[]).map(({ __ref }) => shop?.get(__ref)?.title);
      expect(held?.lines.map(({ title }) => title)).toEqual(titles);
      expect(held?.fulfilments).toHaveLength((order?.fulfillments as unknown[]).length);
      expect(held?.refunds).toHaveLength((order?.refunds as unknown[]).length);
    }
    expect(data.invoices).toHaveLength(person.orderIds.length);
  });

  it('exports what editors added to the contact', () => {
    expect(data.contacts).toMatchObject([{ nickname: 'zqnickname', email: SHARED }]);
  });

  it('exports nothing of anybody else, and nothing of another store', () => {
    for (const { values, customerId, orderIds } of [other, namesake])
      expect([...values, customerId, ...orderIds].filter((value) => text.includes(value))).toEqual([]);
    const emails = [...new Set(text.match(/[\w.+-]+@[\w.-]+/g))];
    expect(emails).toEqual([SHARED]);
    expect(text).not.toContain(TWO);
  });

  it('of a store that did not supply the contact exports the editors’ fields of it alone', async () => {
    const request = await ask(TWO, namesake.customerId);
    const { body } = await download(request.documentId);
    expect(body.contacts[0]).toMatchObject({ nickname: 'zqnickname' });
    expect(body.contacts[0]).not.toHaveProperty('email');
    expect(namesake.values.filter((value) => !JSON.stringify(body).includes(value))).toEqual([]);
    expect(person.values.filter((value) => JSON.stringify(body).includes(value))).toEqual([]);
  });

  it('has what was deleted in the shop, as long as it is held', async () => {
    world.simulator.local.applyChange(ONE, { name: 'deleteOrder', target: person.orderIds[0] });
    await webhooksSettled(world, ONE);
    const { body } = await download(documentId);
    expect(body.invoices).toHaveLength(person.orderIds.length);
    expect(person.values.filter((value) => !JSON.stringify(body).includes(value))).toEqual([]);
  });

  it('is completed by hand, and exports nothing more then', async () => {
    const path = `/shopify-crm/privacy-requests/${documentId}/complete`;
    const { body } = await world.crm.admin.post(path).send({}).expect(200);
    expect(body.data).toMatchObject({ status: 'done', handledAt: expect.any(String) });
    const again = await world.crm.admin.post(path).send({}).expect(200);
    expect(again.body.data.handledAt).toBe(body.data.handledAt);
    await download(documentId, 400);
  });

  it('that does not exist is not found', async () => {
    await download('none', 404);
    await world.crm.admin.post('/shopify-crm/privacy-requests/none/complete').send({}).expect(404);
  });
});
