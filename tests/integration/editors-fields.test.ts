import type { UID } from '@strapi/strapi';
import { SHOWN_TYPES } from '../../server/src/shown-types';
import { EDITORS_APP } from './support/editors-app';
import { useIngest } from './support/ingest-world';
import { customer, gid, line, order } from './support/make-records';

const STORE = 'editors.myshopify.com';
const CONTACT = 'plugin::shopify-crm.contact' as UID.ContentType;
const INVOICE = 'plugin::shopify-crm.invoice' as UID.ContentType;
const VISIT = 'api::visit.visit' as UID.ContentType;
const T0 = Date.now() - 3_600_000;
const at = (second: number) => new Date(T0 + second * 1_000);

const world = useIngest({ files: EDITORS_APP });
let token: string;

beforeAll(async () => {
  token = await world.crm.client.createApiToken('all');
});

interface StoredContact {
  id: number;
  documentId: string;
  email: string;
  rating: number | null;
  visits: { title: string }[];
}

const contactOf = async (email: string) =>
  (await world.crm.strapi.documents(CONTACT).findFirst({
    filters: { email } as never,
    populate: { visits: true } as never,
  })) as StoredContact;

const invoiceOf = async (name: string) =>
  (await world.crm.strapi.documents(INVOICE).findFirst({
    filters: { name } as never,
    populate: { contact: true, lines: true } as never,
  })) as unknown as {
    documentId: string;
    memo: string | null;
  };

const writeCustomers = (read: number, ...records: ReturnType<typeof customer>[]) =>
  world.ingest.write('customers', { store: STORE, readAt: at(read) }, records);
const writeOrders = (read: number, ...records: ReturnType<typeof order>[]) =>
  world.ingest.write('orders', { store: STORE, readAt: at(read) }, records);

const inContentManager = (uid: string, documentId: string) =>
  `/content-manager/collection-types/${uid}/${documentId}`;

const OWN = { rating: 5, visits: [{ title: 'Fair' }] };

/** Ada and her order, to which an editor added a rating, a visit and a memo. */
beforeEach(async () => {
  await world.crm.strapi.db.query(VISIT).deleteMany({});
  await writeCustomers(100, customer(1, 'ada@example.com', 5));
  await writeOrders(100, order(1, 1, 5, { lines: [line(1, 5)], note: 'as ordered' }));
  const { documentId } = await contactOf('ada@example.com');
  const invoice = await invoiceOf('#1');
  await world.crm.strapi.documents(VISIT).create({ data: { title: 'Fair', contact: documentId } as never });
  await world.crm.admin.put(inContentManager(CONTACT, documentId)).send({ rating: 5 }).expect(200);
  await world.crm.admin
    .put(inContentManager(INVOICE, invoice.documentId))
    .send({ memo: 'call her' })
    .expect(200);
});

describe('an editor’s own fields and relations', () => {
  it('are saved in the Content Manager with the whole form, of which the synced fields stay Shopify’s', async () => {
    const before = await contactOf('ada@example.com');
    const path = inContentManager(CONTACT, before.documentId);
    const { body: form } = await world.crm.admin.get(path).expect(200);
    const changed = {
      ...form.data,
      email: 'eve@example.com',
      ordersCount: 99,
      tags: ['forged'],
      deletedAt: new Date().toISOString(),
      invoices: { connect: [], disconnect: [{ id: (await invoiceOf('#1')).documentId }] },
      rating: 4,
    };
    const { body } = await world.crm.admin.put(path).send(changed).expect(200);
    expect(body.data).toMatchObject({ email: 'ada@example.com', rating: 4 });
    expect(await contactOf('ada@example.com')).toMatchObject({
      documentId: before.documentId,
      ordersCount: 1,
      tags: [],
      deletedAt: null,
      rating: 4,
      visits: OWN.visits,
    });
    expect(await invoiceOf('#1')).toMatchObject({ contact: { email: 'ada@example.com' }, memo: 'call her' });
  });

  it('survive newer reads of the records', async () => {
    await writeCustomers(110, customer(1, 'ada@example.com', 6, { note: 'changed' }));
    await writeOrders(110, order(1, 1, 6, { lines: [line(1, 6), line(2, 6)], note: 'changed' }));
    expect(await contactOf('ada@example.com')).toMatchObject({ note: 'changed', ...OWN });
    expect(await invoiceOf('#1')).toMatchObject({ note: 'changed', memo: 'call her' });
  });

  it('survive a new email, and stay with the contact that the customer left for another one', async () => {
    await writeCustomers(110, customer(1, 'lovelace@example.com', 6));
    expect(await contactOf('lovelace@example.com')).toMatchObject(OWN);
    await writeCustomers(120, customer(2, 'grace@example.com', 6));
    await writeCustomers(121, customer(1, 'grace@example.com', 7));
    expect(await contactOf('grace@example.com')).toMatchObject({ rating: null, visits: [] });
    await writeCustomers(122, customer(1, 'lovelace@example.com', 8));
    expect(await contactOf('lovelace@example.com')).toMatchObject(OWN);
  });

  it('survive the deletion of the record, and are there when Shopify or an admin brings it back', async () => {
    await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(110) });
    await world.ingest.remove('customers', { store: STORE, ids: [gid('Customer', 1)], at: at(110) });
    await writeOrders(120, order(2, null, 5, { email: 'ada@example.com' }));
    expect(await contactOf('ada@example.com')).toMatchObject(OWN);
    await writeOrders(121, order(1, 1, 6, { note: 'again' }));
    expect(await invoiceOf('#1')).toMatchObject({ note: 'again', memo: 'call her' });
    await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(130) });
    const { body } = await world.crm.admin.get('/shopify-crm/deleted').query({ type: 'invoice' }).expect(200);
    const [{ documentId }] = body.data as [{ documentId: string }];
    await world.crm.admin
      .post('/shopify-crm/deleted/restore')
      .send({ type: 'invoice', documentId })
      .expect(200);
    expect(await invoiceOf('#1')).toMatchObject({ memo: 'call her' });
  });

  it('are served by REST and GraphQL beside the synced ones', async () => {
    const { body: overRest } = await world.crm.api
      .get('/api/shopify-crm/contacts?populate=visits')
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(overRest.data).toMatchObject([{ email: 'ada@example.com', ...OWN }]);
    const { body: overGraphql } = await world.crm.api
      .post('/graphql')
      .set('Authorization', `Bearer ${token}`)
      .send({ query: '{ contacts: shopifyCrmContacts { email rating visits { title } } }' })
      .expect(200);
    expect(overGraphql.data).toMatchObject({ contacts: [{ email: 'ada@example.com', ...OWN }] });
  });
});

describe('a synced record', () => {
  it('is not created, duplicated or deleted in the Content Manager, not even by the super admin', async () => {
    const { documentId } = await contactOf('ada@example.com');
    const type = `/content-manager/collection-types/${CONTACT}`;
    await world.crm.admin.post(type).send({ email: 'eve@example.com' }).expect(403);
    await world.crm.admin.post(`${type}/clone/${documentId}`).send({}).expect(403);
    await world.crm.admin.post(`${type}/auto-clone/${documentId}`).send({}).expect(403);
    await world.crm.admin.delete(`${type}/${documentId}`).expect(403);
    await world.crm.admin
      .post(`${type}/actions/bulkDelete`)
      .send({ documentIds: [documentId] })
      .expect(403);
    expect(await world.crm.strapi.documents(CONTACT).count({})).toBe(1);
  });

  it('has none of these permissions, which the Content Manager hides its buttons by', async () => {
    const { body } = await world.crm.admin.get('/admin/users/me/permissions').expect(200);
    const permissions = body.data as { action: string; subject: string | null }[];
    const allowed = (verb: string) =>
      permissions
        .filter(({ action }) => action === `plugin::content-manager.explorer.${verb}`)
        .map(({ subject }) => subject ?? '');
    const ours = SHOWN_TYPES.map((name) => `plugin::shopify-crm.${name}`);
    for (const verb of ['create', 'delete']) {
      expect(allowed(verb)).toContain(VISIT);
      expect(allowed(verb).filter((uid) => ours.includes(uid))).toEqual([]);
    }
    for (const verb of ['read', 'update']) expect(allowed(verb)).toEqual(expect.arrayContaining(ours));
  });

  it.each([...SHOWN_TYPES, 'customer'])(
    'of type %s is not created or deleted by code either',
    async (name) => {
      const documents = world.crm.strapi.documents(`plugin::shopify-crm.${name}` as UID.ContentType);
      const expected = { code: 'record_belongs_to_shopify', status: 403 };
      await expect((async () => documents.create({ data: {} as never }))()).rejects.toMatchObject(expected);
      await expect((async () => documents.delete({ documentId: 'x' }))()).rejects.toMatchObject(expected);
      await expect(
        (async () => documents.clone({ documentId: 'x', data: {} as never }))()
      ).rejects.toMatchObject(expected);
    }
  );

  it('keeps its synced fields when code updates it, and takes the others', async () => {
    const { documentId } = await contactOf('ada@example.com');
    const updated = await world.crm.strapi
      .documents(CONTACT)
      .update({ documentId, data: { email: 'eve@example.com', restoredAt: new Date(), rating: 1 } as never });
    expect(updated).toMatchObject({ email: 'ada@example.com', restoredAt: null, rating: 1 });
  });

  it('has no mutation in GraphQL, where the plugin’s own tables do not exist', async () => {
    const { body } = await world.crm.api
      .post('/graphql')
      .set('Authorization', `Bearer ${token}`)
      .send({ query: '{ __schema { mutationType { fields { name } } types { name } } }' })
      .expect(200);
    const { mutationType, types } = body.data.__schema as Record<
      'mutationType',
      { fields: { name: string }[] }
    > & {
      types: { name: string }[];
    };
    const mutations = mutationType.fields.map(({ name }) => name);
    expect(mutations).toContain('createVisit');
    expect(mutations.filter((name) => /shopify/i.test(name))).toEqual([]);
    const names = types.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['ShopifyCrmContact', 'ShopifyCrmCustomer']));
    expect(names.filter((name) => /Store|WebhookEvent|SyncRun|PrivacyRequest/.test(name))).toEqual([]);
  });
});
