import type { UID } from '@strapi/strapi';
import { EDITORS_APP } from './support/editors-app';
import { useIngest } from './support/ingest-world';
import { customer, gid, line, order } from './support/make-records';

const STORE = 'relations.myshopify.com';
const T0 = Date.now() - 3_600_000;
const at = (second: number) => new Date(T0 + second * 1_000);

const world = useIngest({ files: EDITORS_APP });
let token: string;

beforeAll(async () => {
  token = await world.crm.client.createApiToken('reads');
});

const VISIT = 'api::visit.visit' as UID.ContentType;

interface Document {
  id: number;
  documentId: string;
}

const documentOf = async (type: string, filters: Record<string, unknown>): Promise<Document> =>
  (await world.crm.strapi
    .documents(`plugin::shopify-crm.${type}` as UID.ContentType)
    .findFirst({ filters: filters as never })) as Document;

let visit: Document;
let ada: Document;
let grace: Document;
let invoice: Document;

/** Ada, her order, and Grace; one visit that names them all, and one that names nobody. */
beforeEach(async () => {
  await world.crm.strapi.db.query(VISIT).deleteMany({});
  await world.ingest.write('customers', { store: STORE, readAt: at(100) }, [
    customer(1, 'ada@example.com', 5),
    customer(2, 'grace@example.com', 5),
  ]);
  await world.ingest.write('orders', { store: STORE, readAt: at(100) }, [
    order(1, 1, 5, { lines: [line(1, 5)] }),
  ]);
  ada = await documentOf('contact', { email: 'ada@example.com' });
  grace = await documentOf('contact', { email: 'grace@example.com' });
  invoice = await documentOf('invoice', { name: '#1' });
  visit = (await world.crm.strapi.documents(VISIT).create({
    data: {
      title: 'Fair',
      contact: ada.documentId,
      guests: [ada.documentId, grace.documentId],
      invoice: invoice.documentId,
    } as never,
  })) as Document;
  await world.crm.strapi.documents(VISIT).create({ data: { title: 'Nobody' } as never });
});

const remove = async () => {
  await world.ingest.remove('customers', { store: STORE, ids: [gid('Customer', 1)], at: at(110) });
  await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(110) });
};

const restore = (type: string, documentId: string) =>
  world.crm.admin.post('/shopify-crm/deleted/restore').send({ type, documentId }).expect(200);

const rest = async (query: string): Promise<Record<string, unknown>[]> => {
  const { body } = await world.crm.api
    .get(`/api/visits?${query.includes('sort') ? query : `sort=title&${query}`}`)
    .set('Authorization', `Bearer ${token}`)
    .expect(200);
  return body.data as Record<string, unknown>[];
};

const graphql = async (query: string): Promise<Record<string, unknown>> => {
  const { body } = await world.crm.api
    .post('/graphql')
    .set('Authorization', `Bearer ${token}`)
    .send({ query })
    .expect(200);
  expect(body.errors).toBeUndefined();
  return body.data as Record<string, unknown>;
};

const admin = async (path: string): Promise<Record<string, unknown>> =>
  (await world.crm.admin.get(`/content-manager/${path}`).expect(200)).body as Record<string, unknown>;

const POPULATED = 'populate[contact]=true&populate[guests]=true&populate[invoice][populate]=lines';

describe('a user’s own relation to a deleted record', () => {
  it('is empty over REST, and full again once it is restored', async () => {
    const whole = [
      {
        title: 'Fair',
        contact: { email: 'ada@example.com' },
        guests: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }],
        invoice: { name: '#1', lines: [{ title: 'Line 1' }] },
      },
      { title: 'Nobody', contact: null, guests: [], invoice: null },
    ];
    expect(await rest(POPULATED)).toMatchObject(whole);
    await remove();
    const without = { title: 'Fair', contact: null, guests: [{ email: 'grace@example.com' }], invoice: null };
    expect(await rest(POPULATED)).toMatchObject([without, whole[1]]);
    expect(await rest('populate=*')).toMatchObject([without, whole[1]]);
    expect(
      await rest(
        'populate[contact][filters][deletedAt][$notNull]=true&populate[guests][sort]=deletedAt&sort=title'
      )
    ).toMatchObject([
      { contact: null, guests: [{ email: 'grace@example.com' }] },
      { contact: null, guests: [] },
    ]);
    await restore('contact', ada.documentId);
    await restore('invoice', invoice.documentId);
    expect(await rest(POPULATED)).toMatchObject(whole);
  });

  it.each([
    ['filters[contact][email]=ada@example.com', ['Fair'], []],
    ['filters[contact][deletedAt][$notNull]=true', [], []],
    ['filters[contact][id][$notNull]=true', ['Fair'], []],
    ['filters[contact][documentId][$null]=true', ['Nobody'], ['Fair', 'Nobody']],
    ['filters[guests][email]=ada@example.com', ['Fair'], []],
    ['filters[guests][email][$startsWith]=grace', ['Fair'], ['Fair']],
    ['filters[$or][0][invoice][name]=%231&filters[$or][1][invoice][lines][title]=Line%201', ['Fair'], []],
    ['filters[$not][invoice][name][$null]=true', ['Fair'], []],
  ])('is found over REST by %s as if it was empty', async (query, before, after) => {
    const titles = async () => (await rest(query)).map(({ title }) => title);
    expect(await titles()).toEqual(before);
    await remove();
    expect(await titles()).toEqual(after);
  });

  it('tells nothing by the order of a sort', async () => {
    await world.crm.strapi
      .documents(VISIT)
      .create({ data: { title: 'Zoo', contact: grace.documentId } as never });
    const titles = async () =>
      (await rest('sort[0]=contact.email:asc&sort[1]=title:asc')).map(({ title }) => title);
    // Where those without a contact stand differs by database.
    const followsNobody = (all: unknown[]) => all[all.indexOf('Nobody') + 1] === 'Zoo';
    expect(followsNobody(await titles())).toBe(false);
    await world.ingest.remove('customers', { store: STORE, ids: [gid('Customer', 2)], at: at(110) });
    expect(followsNobody(await titles())).toBe(true);
  });

  it('is empty over GraphQL, in relations, filters and connections', async () => {
    const query = `{
      visits(sort: "title") { title contact { email } guests { email } invoice { name } }
      visits_connection(filters: { contact: { email: { eq: "ada@example.com" } } }) { pageInfo { total } }
      visit(documentId: "${visit.documentId}") {
        guests_connection { nodes { email } }
        contact { visits { title } invoices { name } }
      }
    }`;
    expect(await graphql(query)).toMatchObject({
      visits: [
        {
          contact: { email: 'ada@example.com' },
          guests: [{ email: 'ada@example.com' }, { email: 'grace@example.com' }],
          invoice: { name: '#1' },
        },
        { contact: null, guests: [], invoice: null },
      ],
      visits_connection: { pageInfo: { total: 1 } },
      visit: { contact: { visits: [{ title: 'Fair' }], invoices: [{ name: '#1' }] } },
    });
    await remove();
    expect(await graphql(query)).toMatchObject({
      visits: [
        { contact: null, guests: [{ email: 'grace@example.com' }], invoice: null },
        { contact: null, guests: [], invoice: null },
      ],
      visits_connection: { pageInfo: { total: 0 } },
      visit: { guests_connection: { nodes: [{ email: 'grace@example.com' }] }, contact: null },
    });
  });

  it('is empty in the Content Manager: the entry, its list, its relations and what they may point at', async () => {
    const entry = `relations/api::visit.visit/${visit.documentId}`;
    const available = `relations/api::visit.visit/contact?id=${visit.documentId}`;
    const related = async (path: string) =>
      ((await admin(path)).results as Document[]).map(({ documentId }) => documentId).sort();
    const both = [ada.documentId, grace.documentId].sort();
    const counts = async () => {
      const { results } = await admin('collection-types/api::visit.visit?sort=title');
      return results as { contact: unknown; guests: { count: number } }[];
    };
    expect(await related(`${entry}/contact`)).toEqual([ada.documentId]);
    expect(await related(`${entry}/guests`)).toEqual(both);
    expect(await counts()).toMatchObject([{ guests: { count: 2 } }, { guests: { count: 0 } }]);
    await remove();
    expect(await related(`${entry}/contact`)).toEqual([]);
    expect(await related(`${entry}/guests`)).toEqual([grace.documentId]);
    expect(await related(`${entry}/invoice`)).toEqual([]);
    expect(await related(available)).toEqual([grace.documentId]);
    expect(await counts()).toMatchObject([{ contact: null, guests: { count: 1 } }, { guests: { count: 0 } }]);
    const list = await admin('collection-types/plugin::shopify-crm.contact');
    expect(list).toMatchObject({ results: [{ email: 'grace@example.com' }], pagination: { total: 1 } });
    await world.crm.admin
      .get(`/content-manager/collection-types/plugin::shopify-crm.contact/${ada.documentId}`)
      .expect(404);
  });

  it('survives an edit of the entry, and its answer does not show it', async () => {
    await remove();
    const { body } = await world.crm.api
      .put(`/api/visits/${visit.documentId}?${POPULATED}`)
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { title: 'Trade fair' } })
      .expect(200);
    expect(body.data).toMatchObject({ title: 'Trade fair', contact: null, invoice: null });
    await restore('contact', ada.documentId);
    expect(await rest(POPULATED)).toMatchObject([
      { title: 'Nobody' },
      { title: 'Trade fair', contact: { email: 'ada@example.com' } },
    ]);
  });
});
