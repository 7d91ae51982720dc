import type { UID } from '@strapi/strapi';
import type { IngestService } from '../../server/src/ingest';
import type { PeopleService } from '../../server/src/mappings/people';
import type { PeoplePreview, PeopleState, PeopleTarget } from '../../shared/mappings';
import { emptyRecords } from './support/empty-records';
import { address, customer, gid, order } from './support/make-records';
import { makeMarkedPerson } from './support/marked-person';
import { CLIENT, MEMBER, PEOPLE_APP } from './support/people-app';
import { privacyRequests, sendCompliance } from './support/privacy';
import { syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { findStored } from './support/stored-bytes';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const SHOP = 'people.myshopify.com';
const ONE = 'one-people.myshopify.com';
const TWO = 'two-people.myshopify.com';
const T0 = Date.now() - 3_600_000;
const at = (second: number) => new Date(T0 + second * 1_000);

const ADDED = { vip: true, remark: 'met at the fair' };

const TO_CLIENTS: PeopleTarget = {
  contentType: CLIENT,
  fields: { mail: 'email', name: 'displayName', home: 'defaultAddress', since: 'firstOrderAt' },
  whenDeleted: 'unpublish',
};
const TO_MEMBERS: PeopleTarget = {
  contentType: MEMBER,
  fields: { mail: 'email', name: 'lastName', orders: 'ordersCount' },
  whenDeleted: 'delete',
};

let world: World;
let ingest: IngestService;
let people: PeopleService;

beforeAll(async () => {
  world = await startWorld(
    { shops: [{ domain: SHOP, seed: 'people', customers: 8, products: 3, orders: 10 }] },
    { files: PEOPLE_APP }
  );
  ingest = world.crm.strapi.plugin('shopify-crm').service('ingest');
  people = world.crm.strapi.plugin('shopify-crm').service('people');
});

afterAll(() => world.stop());

type Entry = Record<string, unknown> & { documentId: string };

const PATH = '/shopify-crm/mappings/people';

const state = async (): Promise<PeopleState> =>
  (await world.crm.admin.get(PATH).expect(200)).body.data as PeopleState;

const save = async (target: PeopleTarget) => {
  await world.crm.admin.post(PATH).send(target).expect(200);
  await people.settled();
};

const entriesOf = async (uid: string, status: 'draft' | 'published' = 'published'): Promise<Entry[]> => {
  await people.settled();
  return (await world.crm.strapi
    .documents(uid as UID.ContentType)
    .findMany({ sort: 'mail', status, limit: 500 } as never)) as Entry[];
};

const contact = (email: string) =>
  world.crm.strapi.db
    .query('plugin::shopify-crm.contact')
    .findOne({ select: ['ordersCount', 'updatedAt'], where: { email } });

const documents = (uid: string) =>
  world.crm.strapi.documents(uid as UID.ContentType) as {
    update(params: object): Promise<unknown>;
    delete(params: object): Promise<unknown>;
  };

const write = (store: string, read: number, ...records: ReturnType<typeof customer>[]) =>
  ingest.write('customers', { store, readAt: at(read) }, records);

const reset = async () => {
  await world.crm.admin.delete(PATH).expect(200);
  await emptyRecords(world.crm.strapi);
  await people.settled();
  for (const uid of [CLIENT, MEMBER, 'plugin::shopify-crm.people-entry'])
    await world.crm.strapi.db.query(uid as UID.Schema).deleteMany({});
};

describe('the choice', () => {
  it('shows the app’s own types, and what fits each attribute', async () => {
    const { target, types } = await state();
    expect(target).toBeNull();
    expect(types.map(({ uid, hasDrafts }) => [uid, hasDrafts])).toEqual([
      [CLIENT, true],
      [MEMBER, false],
    ]);
    const [client, member] = types;
    const fits = (name: string) => client?.attributes.find((one) => one.name === name)?.fits;
    expect(fits('mail')).toContain('email');
    expect(fits('since')).toEqual(['firstOrderAt', 'lastOrderAt']);
    expect(fits('vip')).toEqual(['acceptsMarketing', 'taxExempt']);
    expect(member?.attributes.map(({ name, required }) => [name, required])).toEqual([
      ['mail', true],
      ['name', true],
      ['orders', false],
    ]);
  });

  it.each([
    ['contentType', { ...TO_CLIENTS, contentType: 'plugin::users-permissions.user' }],
    ['fields', { ...TO_CLIENTS, fields: { mail: 'email', vip: 'displayName' } }],
    ['fields', { ...TO_CLIENTS, fields: { mail: 'email', missing: 'displayName' } }],
    ['fields', { ...TO_CLIENTS, fields: { name: 'displayName' } }],
    ['whenDeleted', { ...TO_MEMBERS, whenDeleted: 'unpublish' }],
    ['fields.mail', { ...TO_CLIENTS, fields: { mail: 'password' } }],
  ])('is refused beside the field %s', async (path, target) => {
    const { body } = await world.crm.admin.post(PATH).send(target).expect(400);
    const paths = (body.error.details.errors as { path: string[] }[]).map((error) => error.path.join('.'));
    expect(paths).toContain(path);
    expect((await state()).target).toBeNull();
  });

  it('is tried on a contact without writing anything', async () => {
    const long = 'x'.repeat(300);
    await write(ONE, 10, customer(1, 'ada@example.com', 5, { displayName: long }));
    const { body } = await world.crm.admin.post(`${PATH}/preview`).send(TO_CLIENTS).expect(200);
    const preview = body.data as PeoplePreview;
    expect(preview.values).toEqual({ mail: 'ada@example.com', home: null, since: null });
    expect(preview.misfits).toEqual({ name: 'displayName does not fit the string' });
    expect(await entriesOf(CLIENT, 'draft')).toEqual([]);
  });
});

describe('a contact’s entry', () => {
  beforeEach(reset);

  it('is made for those that are here, and kept as the contact is, beside what editors add', async () => {
    await write(ONE, 10, customer(1, 'ada@example.com', 5), customer(2, 'bob@example.com', 5));
    await save(TO_CLIENTS);
    const [ada] = await entriesOf(CLIENT);
    expect(ada).toMatchObject({ mail: 'ada@example.com', name: 'First 1 Last', home: null });
    expect(await state()).toMatchObject({ contacts: 2, copied: 2, problem: null });

    // What moves nothing of the contact leaves its entry as it should be.
    const orders = { store: ONE, readAt: at(20) };
    await ingest.write('orders', orders, [order(7, 1, 5)]);
    await people.settled();
    const before = await contact('ada@example.com');
    await ingest.write('orders', { ...orders, readAt: at(30) }, [order(7, 1, 25, { note: 'call first' })]);
    expect(await contact('ada@example.com')).toEqual(before);
    expect(await state()).toMatchObject({ contacts: 2, copied: 2 });

    const { documentId } = ada as Entry;
    await documents(CLIENT).update({ documentId, data: ADDED, status: 'published' });
    await write(
      ONE,
      20,
      customer(1, 'ada@new.example', 6, { displayName: 'Ada', defaultAddress: address('Berlin') }),
      customer(3, 'eve@example.com', 5)
    );
    const entries = await entriesOf(CLIENT);
    expect(entries).toHaveLength(3);
    expect(entries.find((one) => one.documentId === documentId)).toMatchObject({
      mail: 'ada@new.example',
      name: 'Ada',
      home: address('Berlin'),
      ...ADDED,
    });
    expect(await state()).toMatchObject({ contacts: 3, copied: 3 });
  });

  it('is one for the person, however many stores and orders there are', async () => {
    await save(TO_MEMBERS);
    await write(ONE, 10, customer(1, 'ada@example.com', 5));
    await write(TWO, 10, customer(9, 'ada@example.com', 6, { lastName: 'Lovelace' }));
    await ingest.write('orders', { store: ONE, readAt: at(11) }, [order(1, 1, 5), order(2, 1, 5)]);
    expect(await entriesOf(MEMBER)).toMatchObject([{ mail: 'ada@example.com', name: 'Lovelace', orders: 2 }]);
  });

  it('is not written again where nothing of it changed', async () => {
    await save(TO_CLIENTS);
    await write(ONE, 10, customer(1, 'ada@example.com', 5));
    const [before] = await entriesOf(CLIENT);
    await write(ONE, 20, customer(1, 'ada@example.com', 6, { note: 'not mapped' }));
    const [after] = await entriesOf(CLIENT);
    expect(after?.updatedAt).toBe(before?.updatedAt);
    expect(await state()).toMatchObject({ contacts: 1, copied: 1 });
  });

  it('is unpublished with a deleted contact, published again with a restored one, and gone with a purged one', async () => {
    await save(TO_CLIENTS);
    await write(ONE, 10, customer(1, 'ada@example.com', 5));
    const [before] = await entriesOf(CLIENT);
    await ingest.remove('customers', { store: ONE, ids: [gid('Customer', 1)], at: at(20) });
    expect(await entriesOf(CLIENT)).toEqual([]);
    expect(await entriesOf(CLIENT, 'draft')).toMatchObject([{ documentId: before?.documentId }]);

    const { body } = await world.crm.admin.get('/shopify-crm/deleted').query({ type: 'contact' });
    const { documentId } = body.data[0] as { documentId: string };
    await world.crm.admin
      .post('/shopify-crm/deleted/restore')
      .send({ type: 'contact', documentId })
      .expect(200);
    expect(await entriesOf(CLIENT)).toMatchObject([{ documentId: before?.documentId }]);

    await write(ONE, 30, customer(2, 'bob@example.com', 5));
    await ingest.remove('customers', { store: ONE, ids: [gid('Customer', 2)], at: at(40) });
    expect(await entriesOf(CLIENT, 'draft')).toHaveLength(2);
    await ingest.purgeDeleted(at(50), new AbortController().signal);
    people.lookThrough();
    expect(await entriesOf(CLIENT, 'draft')).toMatchObject([{ mail: 'ada@example.com' }]);
  });

  it('is deleted with a deleted contact where that is chosen, and made anew with a restored one', async () => {
    await save(TO_MEMBERS);
    await write(ONE, 10, customer(1, 'ada@example.com', 5));
    await ingest.remove('customers', { store: ONE, ids: [gid('Customer', 1)], at: at(20) });
    expect(await entriesOf(MEMBER)).toEqual([]);
    await write(ONE, 3_000, customer(1, 'ada@example.com', 6));
    expect(await entriesOf(MEMBER)).toMatchObject([{ mail: 'ada@example.com' }]);
  });

  it('is named where Strapi’s validation refuses it, and made once it can be', async () => {
    await save(TO_MEMBERS);
    await write(
      ONE,
      10,
      customer(1, 'ada@example.com', 5, { lastName: null }),
      customer(2, 'b@b.example', 5)
    );
    expect(await entriesOf(MEMBER)).toMatchObject([{ mail: 'b@b.example' }]);
    const { problem, contacts, copied } = await state();
    expect({ contacts, copied }).toEqual({ contacts: 2, copied: 1 });
    expect(problem).toMatchObject({ code: 'mapped_value_unfit', message: expect.stringContaining('name') });
    expect(problem?.message).not.toContain('ada@');
    await write(ONE, 20, customer(1, 'ada@example.com', 6));
    expect(await entriesOf(MEMBER)).toHaveLength(2);
    await write(ONE, 30, customer(1, 'ada@example.com', 7, { lastName: null }));
    expect((await entriesOf(MEMBER)).map(({ mail, name }) => [mail, name])).toContainEqual([
      'ada@example.com',
      null,
    ]);
  });

  it('is found at the next start where its process died before it was written', async () => {
    await write(ONE, 10, customer(1, 'ada@example.com', 5), customer(2, 'bob@example.com', 5));
    await save(TO_CLIENTS);
    const contact = 'plugin::shopify-crm.contact' as UID.Schema;
    const { db } = world.crm.strapi;
    // As another process leaves it that is killed right after its commit.
    const updatedAt = new Date();
    await db
      .query(contact)
      .updateMany({ where: { email: 'ada@example.com' }, data: { displayName: 'A', updatedAt } });
    await db
      .query(contact)
      .updateMany({ where: { email: 'bob@example.com' }, data: { deletedAt: updatedAt, updatedAt } });
    expect((await entriesOf(CLIENT)).map(({ name }) => name)).toEqual(['First 1 Last', 'First 2 Last']);
    people.lookThrough();
    expect((await entriesOf(CLIENT)).map(({ name }) => name)).toEqual(['A']);
  });

  it('moves to another content type with the choice, and stays where it was', async () => {
    await write(ONE, 10, customer(1, 'ada@example.com', 5));
    await save(TO_CLIENTS);
    await save(TO_MEMBERS);
    expect(await entriesOf(MEMBER)).toHaveLength(1);
    expect(await entriesOf(CLIENT)).toHaveLength(1);
    await world.crm.admin.delete(PATH).expect(200);
    await write(ONE, 20, customer(1, 'ada@example.com', 6, { lastName: 'Changed' }));
    expect(await entriesOf(MEMBER)).toMatchObject([{ name: 'Last' }]);
  });

  it('is made once, whoever notices the contact at the same moment', async () => {
    await save(TO_CLIENTS);
    const all = Array.from({ length: 20 }, (_, i) => customer(i + 1, `p${i}@example.com`, 5));
    await Promise.all([write(ONE, 10, ...all), write(ONE, 11, ...all), write(TWO, 10, ...all)]);
    people.lookThrough();
    expect(await entriesOf(CLIENT)).toHaveLength(20);
  });
});

describe('with a connected store', () => {
  beforeAll(async () => {
    await reset();
    await save(TO_CLIENTS);
    await connectStore(world.crm, world.simulator, { domain: SHOP });
    await world.crm.client.installSolution('e-commerce');
    await syncsEnded(world, SHOP);
  });

  const contacts = () =>
    world.crm.strapi.documents('plugin::shopify-crm.contact' as UID.ContentType).findMany({
      limit: 500,
    } as never) as Promise<Entry[]>;

  it('the first sync fills the content type', async () => {
    const expected = (await contacts()).map(({ email }) => email).sort();
    expect(expected.length).toBeGreaterThan(0);
    expect((await entriesOf(CLIENT)).map(({ mail }) => mail).sort()).toEqual(expected);
  });

  it('a data export has the entry, and a redaction leaves no byte of it', async () => {
    const person = makeMarkedPerson(world.simulator, SHOP, { mark: 'zqpeople' });
    await webhooksSettled(world, SHOP);
    const ofPerson = async () => (await entriesOf(CLIENT)).filter(({ mail }) => mail === person.email);
    await waitFor(async () => (await ofPerson()).length === 1, { what: () => 'the entry' });
    const [entry] = (await ofPerson()) as [Entry];
    await documents(CLIENT).update({
      documentId: entry.documentId,
      data: { remark: 'zqpeople-remark' },
      status: 'published',
    });
    const others = (await entriesOf(CLIENT)).length - 1;

    const customer = person.customerId;
    await sendCompliance(world, SHOP, { topic: 'customers/data_request', customer }, () => true);
    const [request] = await privacyRequests(world);
    const { body } = await world.crm.admin
      .get(`/shopify-crm/privacy-requests/${request?.documentId}/export`)
      .expect(200);
    expect(body.peopleEntries ?? body.data?.peopleEntries).toEqual([
      expect.objectContaining({ contentType: CLIENT, mail: person.email, remark: 'zqpeople-remark' }),
    ]);
    await world.crm.admin.post(`/shopify-crm/privacy-requests/${request?.documentId}/complete`).send({});

    const marks = [...person.values, 'zqpeople-remark'];
    expect((await findStored(world.crm, marks)).some((found) => found.endsWith('clients'))).toBe(true);
    await sendCompliance(world, SHOP, { topic: 'customers/redact', customer });
    expect(await findStored(world.crm, marks)).toEqual([]);
    expect(await entriesOf(CLIENT)).toHaveLength(others);
  });
});
