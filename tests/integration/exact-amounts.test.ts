import type { UID } from '@strapi/strapi';
import type { IngestService } from '../../server/src/ingest';
import { SYNCED_UIDS } from '../../server/src/shown-types';
import { EDITORS_APP } from './support/editors-app';
import { emptyRecords } from './support/empty-records';
import { address, at, customer, gid, line, order, product, variant } from './support/make-records';
import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';
import { makeTwins } from './support/twins';

const STORE = 'amounts.myshopify.com';
const isSqlite = (process.env.DATABASE_CLIENT ?? 'sqlite') === 'sqlite';

/** Up to 15 significant digits, which a JSON number (as Strapi serves decimals) and SQLite hold exactly. */
const AMOUNTS: [currency: string, amount: string][] = [
  ['EUR', '0.01'],
  ['EUR', '-0.10'],
  ['KWD', '12.345'],
  ['KWD', '999999999999.999'],
  ['VND', '250000000'],
  ['JPY', '999999999999999'],
  ['USD', '9999999999999.99'],
  ['USD', '99999999999.9999'],
];
/** All that the columns hold: 15 digits before the point and 4 after it. SQLite has no decimals to hold it in. */
const WIDEST = '999999999999999.9999';

let crm: TestStrapi;
let ingest: IngestService;
let token: string;

beforeAll(async () => {
  crm = await startStrapi({ shopOrigin: NO_SHOP, files: EDITORS_APP });
  ({ ingest } = crm);
  token = await crm.client.createApiToken('reads');
  await ingest.write('customers', { store: STORE, readAt: at(100) }, [customer(1, 'ada@example.com', 5)]);
  const orders = AMOUNTS.map(([currency, amount], index) =>
    order(index + 1, 1, 5, { currency, total: amount, currentTotal: amount, imbalance: amount })
  );
  await ingest.write('orders', { store: STORE, readAt: at(101) }, orders);
});

afterAll(() => crm.stop());

const NAMES = AMOUNTS.map(([currency, amount], index) => [`#${index + 1}`, currency, amount] as const);

interface Served {
  name: string;
  total: number;
  imbalance: number;
}

/** An amount as a person writes it: JavaScript's shortest text of a number that is exact has all its digits. */
const digits = (amount: string): string => {
  const [whole = '', fraction = ''] = amount.split('.');
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
};

const exact = (served: Served[]) =>
  expect(served.map(({ name, total, imbalance }) => [name, String(total), String(imbalance)])).toEqual(
    NAMES.map(([name, , amount]) => [name, digits(amount), digits(amount)])
  );

describe('an amount', () => {
  it('is served to the last digit by the document service', async () => {
    const documents = crm.strapi.documents('plugin::shopify-crm.invoice' as UID.ContentType);
    exact((await documents.findMany({ sort: 'name' as never })) as unknown as Served[]);
  });

  it('is served to the last digit over REST, and found by its value', async () => {
    const read = async (query: string): Promise<Served[]> =>
      (
        await crm.api
          .get(`/api/shopify-crm/invoices?${query}`)
          .set('Authorization', `Bearer ${token}`)
          .expect(200)
      ).body.data as Served[];
    exact(await read('sort=name'));
    for (const [name, , amount] of NAMES)
      expect((await read(`filters[total][$eq]=${amount}`)).map((one) => one.name)).toEqual([name]);
    expect((await read('filters[total][$gt]=99999999999.9998&sort=total')).map((one) => one.total)).toEqual([
      99999999999.9999, 999999999999.999, 9999999999999.99, 999999999999999,
    ]);
  });

  it('is served to the last digit over GraphQL', async () => {
    const { body } = await crm.api
      .post('/graphql')
      .set('Authorization', `Bearer ${token}`)
      .send({ query: '{ shopifyCrmInvoices(sort: "name") { name total imbalance } }' })
      .expect(200);
    exact(body.data.shopifyCrmInvoices as Served[]);
  });

  it('adds up to the last digit in the lifetime value, per currency', async () => {
    const contact = (await crm.strapi
      .documents('plugin::shopify-crm.contact' as UID.ContentType)
      .findFirst({})) as unknown as { lifetimeValue: Record<string, string> };
    expect(contact.lifetimeValue).toEqual({
      EUR: '-0.09',
      JPY: '999999999999999',
      KWD: '1000000000012.344',
      USD: '10099999999999.9899',
      VND: '250000000',
    });
  });

  it('is stored with 15 digits before the point and 4 after it, where the database has decimals', async () => {
    const wide = order(99, null, 5, { total: WIDEST, email: null });
    await ingest.write('orders', { store: STORE, readAt: at(102) }, [wide]);
    const table = crm.strapi.db.metadata.get('plugin::shopify-crm.invoice').tableName;
    const knex = crm.strapi.db.connection;
    const [row] = await knex(table)
      .where({ name: '#99' })
      .select(knex.raw(`CAST(total AS ${isSqlite ? 'TEXT' : 'CHAR(30)'}) AS total`));
    expect(String(row?.total).trim()).toBe(isSqlite ? '1000000000000000.0' : WIDEST);
  });
});

describe('a record', () => {
  it('has the columns and links that it had if Strapi had made it', async () => {
    const berlin = address('Berlin');
    const consents = { acceptsMarketing: true, taxExempt: true, smsMarketingState: 'subscribed' };
    await emptyRecords(crm.strapi);
    await ingest.write('customers', { store: STORE, readAt: at(100) }, [
      customer(1, 'ada@example.com', 50, { ...consents, defaultAddress: berlin, addresses: [berlin] }),
      customer(2, null, 50, { note: 'Emoji 🎉 and “quotes”', tags: ['a', 'b'] }),
    ]);
    const bought = {
      price: '1234.5678',
      compareAtPrice: '0.10',
      selectedOptions: [{ name: 'Size', value: 'M' }],
    };
    await ingest.write('products', { store: STORE, readAt: at(101) }, [
      product(7, 50, [variant(71, 50, bought), variant(72, 50, { barcode: '00123', inventoryQuantity: -3 })]),
    ]);
    const sold = { productShopifyId: gid('Product', 7), variantShopifyId: gid('ProductVariant', 71) };
    await ingest.write('orders', { store: STORE, readAt: at(102) }, [
      order(1, 1, 50, {
        cancelledAt: at(60),
        total: '12.345',
        imbalance: '-2.345',
        balanced: false,
        test: true,
        shippingAddress: berlin,
        taxLines: [{ title: 'VAT', rate: 0.19, amount: '1.60' }],
        lines: [line(1, 50, sold), line(2, 50, { giftCard: true, unitPrice: '99999999.9999' })],
        fulfilments: [
          {
            shopifyId: gid('Fulfillment', 1),
            sourceCreatedAt: at(40),
            sourceUpdatedAt: at(50),
            fulfilmentStatus: 'success',
            displayStatus: 'in_transit',
            carrier: 'DHL',
            trackingNumber: '1',
            trackingUrl: 'https://example.com/1',
            tracking: [{ company: 'DHL', number: '1', url: 'https://example.com/1' }],
            shippedAt: at(40),
            deliveredAt: null,
          },
        ],
        refunds: [
          {
            shopifyId: gid('Refund', 1),
            sourceCreatedAt: at(45),
            sourceUpdatedAt: at(50),
            amount: '5.00',
            currency: 'EUR',
            note: null,
            refundedAt: at(45),
            lines: [
              { lineId: gid('LineItem', 1), title: 'Line 1', quantity: 1, subtotal: '5.00', tax: '0.80' },
            ],
          },
        ],
      }),
      order(2, null, 50, { email: 'guest@example.com' }),
    ]);

    const twins = await makeTwins(crm.strapi);
    expect(new Set(twins.map(({ name }) => name.split(' ')[0])).size).toBe(SYNCED_UIDS.size);
    for (const { name, ours, strapis } of twins) expect({ name, ...ours }).toEqual({ name, ...strapis });
  });
});
