import { attributesCompared, compare, diff, expectedRecords } from '../../../../simulator/src/compare';
import type { HeldRecord, HeldRecords, RecordType } from '../../../../simulator/src/compare';
import { kinds } from '../../../../simulator/src/compare/attributes';
import { LISTS } from '../../../../simulator/src/compare/types';
import type { ShopState } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { smallShop } from '../support/shops';

type Mutable = Record<string, unknown>;

const TYPES = Object.keys(LISTS) as RecordType[];

const shops: ShopState[] = [
  smallShop({ customers: 20, orders: 50, products: 8 }),
  smallShop({
    customers: 20,
    orders: 20,
    products: 6,
    seed: 2,
    domain: 'kuwait.myshopify.com',
    currency: 'KWD',
    taxesIncluded: false,
  }),
];

const expected = expectedRecords(shops);

/** What a Strapi that is right holds, as its API gives it: other forms of the same values. */
function held(): Record<keyof HeldRecords, Mutable[]> {
  const asApi = (type: RecordType, record: HeldRecord, index: number): Mutable =>
    Object.fromEntries(
      Object.entries(record).map(([field, value]) => {
        const kind = kinds[type][field];
        if (kind === 'decimal' && typeof value === 'string' && index % 2 === 0) return [field, Number(value)];
        if (kind === 'moment' && typeof value === 'string' && index % 2 === 0)
          return [field, new Date(value)];
        return [field, structuredClone(value)];
      })
    );
  const lists = TYPES.map((type) => [
    LISTS[type],
    expected[LISTS[type]].map((record, index) => asApi(type, record, index)),
  ]);
  return Object.fromEntries(lists) as Record<keyof HeldRecords, Mutable[]>;
}

/** Another value of the same form. */
function otherThan(kind: string, value: unknown): unknown {
  switch (kind) {
    case 'flag':
      return value !== true;
    case 'int':
      return (value as number) + 1;
    case 'decimal':
    case 'decimalOrNone':
      return value === null ? '0.0001' : (Number(value) + 0.0001).toFixed(4);
    case 'moment':
      return value === null
        ? '2020-01-01T00:00:00.000Z'
        : new Date(new Date(value as string | Date).getTime() + 1).toISOString();
    case 'anyMoment':
      return null;
    case 'absent':
      return '2020-01-01T00:00:00.000Z';
    case 'json':
    case 'listOrNone':
      return [{ not: 'this' }];
    case 'names':
      return [...(value as string[]), 'another.myshopify.com'];
    case 'records':
      return [
        ...(value as unknown[]),
        { storeDomain: 'demo.myshopify.com', shopifyId: 'gid://shopify/Other/1' },
      ];
    case 'record':
      return { shopifyId: 'gid://shopify/Other/1' };
    case 'contact':
      return { documentId: 'nobody', email: 'nobody@example.com' };
    default:
      return value === null ? 'something' : null;
  }
}

describe('the comparison', () => {
  it('finds nothing where all is right, whatever the form of decimals and dates', () => {
    expect(compare(shops, held())).toEqual([]);
    expect(diff(expected, held())).toEqual([]);
  });

  it('covers every list with records', () => {
    const records = held();
    for (const type of TYPES) expect([type, records[LISTS[type]].length > 0]).toEqual([type, true]);
  });

  // A contact's name is its email: another email makes another contact.
  const planted = TYPES.flatMap((type) =>
    attributesCompared[type]
      .filter(
        (field) => !['shopifyId', 'storeDomain'].includes(field) && !(type === 'contact' && field === 'email')
      )
      .map((field): [RecordType, string] => [type, field])
  );

  it.each(planted)('finds a wrong %s.%s, and nothing else', (type, field) => {
    const records = held();
    const kind = must(kinds[type][field]);
    const record = must(records[LISTS[type]][Math.floor(records[LISTS[type]].length / 2)]);
    const visible = must(
      records[LISTS[field === 'variant' ? 'product-variant' : 'product']].find(
        (other) => other.shopifyId !== (record[field] as Mutable | null)?.shopifyId
      )
    );
    record[field] =
      kind === 'visibleRecord'
        ? { shopifyId: visible.shopifyId, storeDomain: visible.storeDomain }
        : otherThan(kind, record[field]);
    const found = diff(expected, records);
    // A person without an email is named by its customer, hence replaced as a whole.
    expect(found.map((difference) => [difference.kind, difference.type, difference.field])).toEqual([
      ['differs', type, field],
    ]);
    expect(must(found[0]).key).toBe(type === 'contact' ? record.documentId : record.shopifyId);
  });

  it.each(planted)('finds that %s.%s is not given', (type, field) => {
    const records = held();
    const record = must(
      records[LISTS[type]].find((candidate) => !(type === 'contact' && candidate.email === null))
    );
    delete record[field];
    const found = diff(expected, records).map((difference) => difference.field);
    expect(found).toEqual(kinds[type][field] === 'absent' ? [] : [field]);
  });

  it.each(TYPES)('finds a %s that is missing, surplus, or there twice', (type) => {
    const records = held();
    const list = records[LISTS[type]];
    const gone = must(list.pop());
    const missing = diff(expected, records).filter((difference) => difference.kind === 'missing');
    expect(missing.map((difference) => difference.type)).toEqual([type]);
    list.push(gone, { ...gone });
    expect(diff(expected, records).map((difference) => difference.kind)).toEqual(['surplus']);
    list.pop();
    list.push({ ...gone, documentId: 'new', email: 'new@example.com', shopifyId: 'gid://shopify/New/1' });
    expect(diff(expected, records).map((difference) => difference.kind)).toEqual(['surplus']);
  });

  it('finds a contact under another email: one missing, one surplus', () => {
    const records = held();
    const contact = must(records.contacts.find((candidate) => candidate.email !== null));
    contact.email = `x${String(contact.email)}`;
    const found = diff(expected, records).filter((difference) => difference.type === 'contact');
    expect(found.map((difference) => difference.kind).sort()).toEqual(['missing', 'surplus']);
  });

  it('reads a line’s relation to a hidden product as none', () => {
    const records = held();
    const line = must(records.invoiceLines.find((candidate) => candidate.product === null));
    line.product = { shopifyId: 'gid://shopify/Product/deleted' };
    expect(diff(expected, records)).toEqual([]);
  });

  it('accepts 0 where Shopify says that an order has no duties, and nothing else', () => {
    const records = held();
    const invoice = must(records.invoices.find((candidate) => candidate.dutiesTotal === null));
    invoice.dutiesTotal = '0.0000';
    expect(diff(expected, records)).toEqual([]);
  });

  it('compares what customers say of themselves where it is held', () => {
    const records = held();
    must(records.customers[0]).note = 'other';
    expect(diff(expected, records).map((difference) => difference.field)).toEqual(['note']);
  });

  it('leaves customers out where they are not at hand', () => {
    const { customers, ...shown } = held();
    expect(customers.length).toBeGreaterThan(0);
    expect(compare(shops, shown)).toEqual([]);
  });

  it('leaves orders out that the app can’t see, from their people too', () => {
    const visibility = { ordersSince: new Date('2026-09-20T12:00:00Z') };
    const visible = expectedRecords(shops, visibility);
    expect(visible.invoices.length).toBeLessThan(held().invoices.length);
    expect(compare(shops, visible, visibility)).toEqual([]);
    expect(compare(shops, visible).some((difference) => difference.type === 'contact')).toBe(true);
  });
});
