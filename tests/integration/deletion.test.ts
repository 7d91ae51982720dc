import type { UID } from '@strapi/strapi';
import type { DeletedRecord } from '../../shared/contracts';
import type { IngestService } from '../../server/src/ingest';
import { emptyRecords } from './support/empty-records';
import { customer, gid, line, order, product, variant } from './support/make-records';
import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';

const STORE = 'deletion.myshopify.com';

/** Within the days that deleted records are kept, unlike the fixed times of the made records. */
const T0 = Date.now() - 3_600_000;
const at = (second: number) => new Date(T0 + second * 1_000);

let crm: TestStrapi;
let ingest: IngestService;

const write = {
  orders: (read: number, ...records: ReturnType<typeof order>[]) =>
    ingest.write('orders', { store: STORE, readAt: at(read) }, records),
  products: (read: number, ...records: ReturnType<typeof product>[]) =>
    ingest.write('products', { store: STORE, readAt: at(read) }, records),
  customers: (read: number, ...records: ReturnType<typeof customer>[]) =>
    ingest.write('customers', { store: STORE, readAt: at(read) }, records),
};

const remove = (resource: 'orders' | 'products' | 'customers', second: number, id: string) =>
  ingest.remove(resource, { store: STORE, ids: [id], at: at(second) });

const listed = async (type: string): Promise<DeletedRecord[]> =>
  (await crm.admin.get('/shopify-crm/deleted').query({ type }).expect(200)).body.data as DeletedRecord[];

const restore = (type: string, documentId: string | undefined) =>
  crm.admin.post('/shopify-crm/deleted/restore').send({ type, documentId });

const restoreFirst = async (type: string) => {
  const [record] = await listed(type);
  await restore(type, record?.documentId).expect(200);
};

const find = (type: string, populate: Record<string, unknown> = {}) =>
  crm.strapi
    .documents(`plugin::shopify-crm.${type}` as UID.ContentType)
    .findMany({ populate: populate as never, sort: 'id' });

const rest = async (
  path: string,
  query: string
): Promise<{ data: unknown; meta: unknown; status: number }> => {
  const { body, status } = await crm.api
    .get(`/api/shopify-crm/${path}?${query}`)
    .set('Authorization', `Bearer ${token}`);
  return { data: body.data, meta: body.meta, status };
};

let token: string;

beforeAll(async () => {
  crm = await startStrapi({ shopOrigin: NO_SHOP });
  ({ ingest } = crm);
  token = await crm.client.createApiToken('reads');
});

afterAll(() => crm.stop());

beforeEach(() => emptyRecords(crm.strapi));

/** An order of a customer, with one line of a product's first variant. */
const oneOfEach = async () => {
  await write.customers(100, customer(1, 'ada@example.com', 5));
  await write.products(100, product(1, 5, [variant(1, 5), variant(2, 5)]));
  await write.orders(
    100,
    order(1, 1, 5, {
      lines: [
        line(1, 5, {
          productShopifyId: gid('Product', 1),
          variantShopifyId: gid('ProductVariant', 1),
        }),
      ],
    })
  );
};

const WHOLE = { contact: true, lines: { populate: { product: true, variant: true } } };
const whole = {
  name: '#1',
  contact: { email: 'ada@example.com', ordersCount: 1 },
  lines: [{ title: 'Line 1', product: { title: 'Product 1' }, variant: { sku: 'SKU-1' } }],
};

describe('the list of deleted records', () => {
  it('names each record once, its children with it, and none that was never seen', async () => {
    await oneOfEach();
    await remove('orders', 110, gid('Order', 1));
    await remove('orders', 110, gid('Order', 99));
    expect(await listed('invoice-line')).toEqual([]);
    expect(await listed('invoice')).toMatchObject([
      {
        type: 'invoice',
        title: '#1',
        storeDomain: STORE,
        deletedAt: at(110).toISOString(),
        purgeAt: new Date(at(110).getTime() + 30 * 86_400_000).toISOString(),
      },
    ]);
  });

  it('has variants that vanished from a product that lives, and pages', async () => {
    await write.products(100, product(1, 5, [variant(1, 5), variant(2, 5), variant(3, 5)]));
    await write.products(110, product(1, 6, [variant(1, 6)]));
    const { body } = await crm.admin
      .get('/shopify-crm/deleted')
      .query({ type: 'product-variant', page: 2, pageSize: 1 });
    expect(body).toMatchObject({
      data: [{ title: 'Variant 2' }],
      meta: { pagination: { page: 2, pageSize: 1, pageCount: 2, total: 2 } },
    });
  });

  it('refuses types that are not shown', async () => {
    const { body } = await crm.admin.get('/shopify-crm/deleted').query({ type: 'store' }).expect(400);
    expect(body.error.details.code).toBe('request_invalid');
  });
});

describe('a restored invoice', () => {
  it('is back with its lines, its contact and its products', async () => {
    await oneOfEach();
    await remove('orders', 110, gid('Order', 1));
    expect(await find('contact')).toMatchObject([{ ordersCount: 0 }]);
    await restoreFirst('invoice');
    expect(await find('invoice', WHOLE)).toMatchObject([{ ...whole, deletedAt: null }]);
    expect(await listed('invoice')).toEqual([]);
  });

  it('brings a guest back, whom nothing else spoke for', async () => {
    await write.orders(100, order(1, null, 5, { email: 'guest@example.com' }));
    await remove('orders', 110, gid('Order', 1));
    expect(await find('contact')).toEqual([]);
    await restoreFirst('invoice');
    expect(await find('invoice', { contact: true })).toMatchObject([
      { contact: { email: 'guest@example.com', ordersCount: 1 } },
    ]);
  });

  it('is never deleted again, nor are its lines, but a read that finds it updates it', async () => {
    await oneOfEach();
    await remove('orders', 110, gid('Order', 1));
    await restoreFirst('invoice');
    expect(await remove('orders', 4_000, gid('Order', 1))).toBe(0);
    expect(await find('invoice', WHOLE)).toMatchObject([whole]);
    await write.orders(4_001, order(1, 1, 9, { note: 'found again', lines: [] }));
    expect(await find('invoice', WHOLE)).toMatchObject([{ ...whole, note: 'found again' }]);
  });

  it('leaves out the line that had been removed from it before', async () => {
    await write.orders(100, order(1, null, 5, { lines: [line(1, 5), line(2, 5)] }));
    await write.orders(105, order(1, null, 6, { lines: [line(1, 6)] }));
    await remove('orders', 110, gid('Order', 1));
    await restoreFirst('invoice');
    expect(await find('invoice-line')).toMatchObject([{ title: 'Line 1' }]);
    expect(await listed('invoice-line')).toMatchObject([{ title: 'Line 2' }]);
  });
});

describe('a restored product', () => {
  it('is back with its variants, and at the lines that name them', async () => {
    await oneOfEach();
    await remove('products', 110, gid('Product', 1));
    expect(await find('invoice', WHOLE)).toMatchObject([{ lines: [{ product: null, variant: null }] }]);
    await restoreFirst('product');
    expect(await find('invoice', WHOLE)).toMatchObject([whole]);
    expect(await find('product', { variants: true })).toMatchObject([
      { variants: [{ title: 'Variant 1' }, { title: 'Variant 2' }] },
    ]);
  });

  it('finds the variant again that was restored before and stayed alone meanwhile', async () => {
    await oneOfEach();
    await write.products(110, product(1, 6, [variant(2, 6)]));
    expect(await find('invoice', WHOLE)).toMatchObject([{ lines: [{ variant: null }] }]);
    await restoreFirst('product-variant');
    expect(await find('invoice', WHOLE)).toMatchObject([{ lines: [{ variant: { sku: 'SKU-1' } }] }]);

    await remove('products', 120, gid('Product', 1));
    expect(await find('product-variant', { product: true })).toMatchObject([
      { title: 'Variant 1', product: null },
    ]);
    await restoreFirst('product');
    expect(await find('product-variant', { product: true })).toMatchObject([
      { title: 'Variant 1', product: { title: 'Product 1' } },
      { title: 'Variant 2', product: { title: 'Product 1' } },
    ]);
  });

  it('comes before its variants', async () => {
    await write.products(100, product(1, 5, [variant(1, 5), variant(2, 5)]));
    await write.products(105, product(1, 6, [variant(1, 6)]));
    await remove('products', 110, gid('Product', 1));
    const [vanished] = await listed('product-variant');
    const { body } = await restore('product-variant', vanished?.documentId).expect(400);
    expect(body.error.details).toMatchObject({ code: 'request_invalid', remedy: 'Restore that one first.' });
  });
});

describe('a restored contact', () => {
  it('is back with its customers and their orders, and stays when these are deleted in Shopify', async () => {
    await oneOfEach();
    await remove('customers', 110, gid('Customer', 1));
    expect(await find('contact')).toEqual([]);
    expect(await listed('contact')).toMatchObject([{ title: 'First 1 Last', storeDomain: null }]);
    await restoreFirst('contact');
    expect(await find('invoice', WHOLE)).toMatchObject([whole]);
    expect(await remove('customers', 4_000, gid('Customer', 1))).toBe(0);
    expect(await find('contact', { customers: true })).toMatchObject([
      { email: 'ada@example.com', customers: [{ shopifyId: gid('Customer', 1) }] },
    ]);
  });

  it('stays with what it says, and counts its orders, when nothing speaks for it any more', async () => {
    await write.orders(100, order(1, null, 5, { email: 'guest@example.com' }));
    await remove('orders', 110, gid('Order', 1));
    await restoreFirst('contact');
    await write.orders(111, order(2, null, 5, { email: 'guest@example.com' }));
    expect(await find('contact')).toMatchObject([{ email: 'guest@example.com', ordersCount: 1 }]);
    await remove('orders', 120, gid('Order', 2));
    expect(await find('contact')).toMatchObject([
      { email: 'guest@example.com', ordersCount: 0, lifetimeValue: {}, deletedAt: null },
    ]);
  });
});

it('restores nothing that is not deleted', async () => {
  await oneOfEach();
  const [live] = await find('invoice');
  for (const documentId of [live?.documentId, 'no-such-document'])
    expect((await restore('invoice', documentId).expect(404)).body.error.details.code).toBe('not_found');
});

describe('a deleted record', () => {
  const HOSTILE = [
    '',
    'filters[deletedAt][$notNull]=true',
    'filters[$or][0][name][$eq]=%231&filters[$or][1][deletedAt][$notNull]=true',
    'filters[$not][deletedAt][$null]=true',
    'filters[lines][title][$eq]=Line%201',
    'filters[lines][deletedAt][$notNull]=true',
    'filters[contact][email][$eq]=ada@example.com',
    '_q=1',
    'status=draft',
    'sort=deletedAt:desc&populate=*',
  ];

  it.each(HOSTILE)('is not found or counted over REST by "%s"', async (query) => {
    await oneOfEach();
    const [{ documentId }] = (await find('invoice')) as unknown as [{ documentId: string }];
    await remove('orders', 110, gid('Order', 1));
    expect(await rest('invoices', query)).toMatchObject({ data: [], meta: { pagination: { total: 0 } } });
    expect(await rest(`invoices/${documentId}`, query)).toMatchObject({ status: 404 });
  });

  it('shows through no relation of what lives, nor can it be found by one', async () => {
    await oneOfEach();
    await write.products(110, product(1, 6, [variant(2, 6)]));
    await remove('customers', 111, gid('Customer', 1));
    const populated = await rest(
      'invoices',
      'populate[contact]=true&populate[lines][populate][variant][filters][deletedAt][$notNull]=true&populate[lines][populate][product]=true'
    );
    expect(populated.data).toMatchObject([
      { contact: null, lines: [{ variant: null, product: { title: 'Product 1' } }] },
    ]);
    for (const filter of [
      'filters[contact][deletedAt][$notNull]=true',
      'filters[contact][email][$eq]=ada@example.com',
      'filters[lines][variant][deletedAt][$notNull]=true',
    ])
      expect((await rest('invoices', filter)).data).toEqual([]);
    expect((await rest('products', 'populate=variants')).data).toMatchObject([
      { variants: [{ title: 'Variant 2' }] },
    ]);
    expect((await rest('products', 'filters[variants][sku][$eq]=SKU-1')).data).toEqual([]);
  });
});

describe('the purge', () => {
  const rowsOf = (type: string) => crm.strapi.db.query(`plugin::shopify-crm.${type}`).count({});
  const linksOf = async (): Promise<number> => {
    const { joinTable } = crm.strapi.db.metadata.get('plugin::shopify-crm.invoice-line').attributes
      .invoice as { joinTable: { name: string } };
    const [row] = await crm.strapi.db.connection(joinTable.name).count({ n: '*' });
    return Number(row?.n);
  };
  const purge = (second: number) => ingest.purgeDeleted(at(second), new AbortController().signal);

  it('removes what was deleted before a moment with its children and links, tombstones too, and nothing else', async () => {
    await oneOfEach();
    await write.orders(100, order(2, 1, 5, { lines: [line(2, 5)] }), order(3, 1, 5, { lines: [line(3, 5)] }));
    await remove('orders', 110, gid('Order', 1));
    await remove('orders', 110, gid('Order', 99));
    await remove('orders', 120, gid('Order', 2));
    expect(await linksOf()).toBe(3);
    expect(await purge(115)).toBe(3);
    expect([await rowsOf('invoice'), await rowsOf('invoice-line'), await linksOf()]).toEqual([2, 2, 2]);
    expect(await listed('invoice')).toMatchObject([{ title: '#2' }]);
    expect(await find('invoice')).toMatchObject([{ name: '#3' }]);
  });

  it('leaves what was restored', async () => {
    await oneOfEach();
    await remove('orders', 110, gid('Order', 1));
    await restoreFirst('invoice');
    expect(await purge(3_600)).toBe(0);
    expect(await find('invoice', WHOLE)).toMatchObject([whole]);
  });

  it('goes through more rows than one transaction takes', async () => {
    const ids = Array.from({ length: 1_201 }, (_, index) => gid('Order', index + 1));
    await ingest.remove('orders', { store: STORE, ids, at: at(110) });
    expect(await purge(115)).toBe(1_201);
    expect(await rowsOf('invoice')).toBe(0);
  });
});
