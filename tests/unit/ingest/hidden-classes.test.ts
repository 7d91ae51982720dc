import { composeContact } from '../../../server/src/ingest/contacts/compose';
import { personFields } from '../../../server/src/ingest/contacts/person';
import { fieldsOf } from '../../../server/src/ingest/mapped';
import { attributesFrom, toColumns } from '../../../server/src/ingest/sql/rows';
import type { Table } from '../../../server/src/ingest/sql/schema';
import type { Session } from '../../../server/src/ingest/sql/session';
import type { SourceRecord } from '../../../server/src/records/types';
import { haveSameMap, useUpFirstKeys } from '../support/hidden-classes';

const columns = new Map(
  ['shopifyId', 'orderedAt', 'points'].map((name) => [name, { name: `a_${name}`, kind: 'plain' as const }])
);
const table: Table = { name: 'people', type: 'person', columns, indexed: new Set() };

const customer = (id: number, others: object = {}) => ({
  shopify_id: `gid://shopify/Customer/${id}`,
  store_domain: 'one.myshopify.com',
  ...others,
});

const record = (id: number): SourceRecord => ({
  shopifyId: `gid://shopify/Customer/${id}`,
  sourceCreatedAt: null,
  sourceUpdatedAt: new Date(id),
});

const invoice = (id: number) => ({
  contact: id,
  shopify_id: `gid://shopify/Order/${id}`,
  store_domain: 'one.myshopify.com',
  billing_address: JSON.stringify({ firstName: 'Ada', lastName: `${id}` }),
});

const sums = (contact: number) => [
  { contact, store: 'one.myshopify.com', currency: 'EUR', orders: 1, value: 10n, first: 1, last: 2 },
];

describe('what a batch makes by the thousand shares hidden classes, also where Strapi has used up all first keys', () => {
  let others: object[];

  beforeAll(() => {
    others = useUpFirstKeys();
  });

  afterAll(() => {
    expect(others.length).toBeGreaterThan(0);
  });

  /** The first ones are made before V8 knows the place. */
  const expectSame = (makeOne: (id: number) => object | null | undefined) => {
    const [one, two] = Array.from({ length: 2_000 }, (_, id) => makeOne(id)).slice(-2);
    expect(Object.keys(one ?? {}).length).toBeGreaterThan(1);
    expect(haveSameMap(one as object, two as object)).toBe(true);
  };

  it('is so for records as columns', () => {
    expectSame((id) => toColumns(table, [{ shopifyId: `${id}`, points: id, orderedAt: null }])[0]);
  });

  it('is so for what is compared of stored records', () => {
    const take = attributesFrom(table, ['shopifyId', 'points']);
    expectSame((id) => take({ a_points: id, a_shopifyId: `${id}` }));
  });

  it.each([
    ['customers', { customers: table }],
    ['others', {}],
  ])('is so for records of %s with what is mapped', (_what, schema) => {
    const session = { schema } as unknown as Session;
    expectSame((id) => fieldsOf(session, table, Object.assign(record(id), { mapped: { points: id } })));
  });

  it('is so for what says who a contact is', () => {
    expectSame((id) => personFields(table, [customer(id)], undefined));
    expectSame((id) => personFields(table, [customer(id, { mapped: `{"points":${id}}` })], undefined));
    expectSame((id) => personFields(table, [], invoice(id)));
  });

  it.each([
    ['that is written whole', { email: null }],
    ['whose person stays', null],
  ])('is so for the columns of a contact %s', (_what, spoken) => {
    const compose = (id: number) => composeContact({ spoken, stores: ['one.myshopify.com'], sums: sums(id) });
    expectSame((id) => compose(id).person);
    expectSame((id) => compose(id).orders);
  });
});
