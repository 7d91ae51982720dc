import type { ShopState } from '../state/types';
import { comparedWhereHeld, kinds } from './attributes';
import type { Kind } from './attributes';
import { expectedRecords } from './expected';
import { normalisedEmail, personKey } from './expected/contacts';
import type { MappedAttribute } from './mapped';
import { isSame } from './same';
import type { Names } from './same';
import { LISTS } from './types';
import type { Difference, HeldRecord, HeldRecords, RecordType, Visibility } from './types';

function isRecord(value: unknown): value is HeldRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(record: HeldRecord, field: string): string | null {
  const value = record[field];
  return typeof value === 'string' ? value : null;
}

/** How a record of one source is named: ids are unique per store. */
function recordName(record: HeldRecord, ownStore: string | null): string | undefined {
  const shopifyId = textOf(record, 'shopifyId');
  return shopifyId === null ? undefined : `${textOf(record, 'storeDomain') ?? ownStore ?? ''} ${shopifyId}`;
}

/** Names a held contact as the expected ones are named: by its email, else by the customer that it is. */
function contactName(contact: HeldRecord): string | undefined {
  const email = normalisedEmail(textOf(contact, 'email'));
  if (email !== null) return personKey(email, { storeDomain: '', shopifyId: '' });
  const customers = Array.isArray(contact.customers) ? contact.customers : [];
  const [customer] = customers.filter(isRecord);
  const shopifyId = customer && textOf(customer, 'shopifyId');
  const storeDomain = customer && textOf(customer, 'storeDomain');
  return shopifyId && storeDomain ? personKey(null, { storeDomain, shopifyId }) : undefined;
}

/** A name for each record, also for one that has none by the rules: it is then surplus under its document id. */
function nameOf(type: RecordType, record: HeldRecord): string {
  const name = type === 'contact' ? contactName(record) : recordName(record, null);
  return name ?? `documentId:${String(record.documentId)}`;
}

/** Names the records that relations lead to. */
class Naming {
  private readonly contacts: ReadonlyMap<unknown, string>;
  private readonly held: Readonly<Record<string, ReadonlySet<string>>>;

  constructor(records: HeldRecords) {
    this.contacts = new Map(
      records.contacts.map((contact) => [contact.documentId, nameOf('contact', contact)])
    );
    const names = (type: RecordType): Set<string> =>
      new Set((records[LISTS[type]] ?? []).map((record) => nameOf(type, record)));
    this.held = { product: names('product'), variant: names('product-variant') };
  }

  /** Naming as seen from a record of a store. */
  within(store: string | null): Names {
    return {
      record: (value) => (isRecord(value) ? recordName(value, store) : undefined),
      contact: (value) => {
        if (!isRecord(value)) return undefined;
        return this.contacts.get(value.documentId) ?? contactName(value);
      },
      isHeld: (attribute, name) => this.held[attribute]?.has(name) ?? false,
    };
  }
}

interface Sides {
  mapped: readonly MappedAttribute[];
  expected: HeldRecords;
  actual: HeldRecords;
  naming: Naming;
}

function differing(
  type: RecordType,
  key: string,
  expected: HeldRecord,
  actual: HeldRecord,
  { naming, mapped }: Sides
): Difference[] {
  const storeDomain = textOf(expected, 'storeDomain');
  const names = naming.within(storeDomain);
  const whereHeld = Object.entries(comparedWhereHeld[type] ?? {}).filter(
    ([attribute]) => attribute in actual
  );
  const added = mapped
    .filter((one) => one.type === type && one.attribute in expected)
    .map(({ attribute, kind }): [string, Kind] => [attribute, kind]);
  return [...Object.entries(kinds[type]), ...whereHeld, ...added]
    .filter(([field, kind]) => !isSame(kind, expected[field], actual[field], names, field))
    .map(([field]) => ({
      kind: 'differs',
      type,
      storeDomain,
      key,
      field,
      expected: expected[field],
      actual: actual[field],
    }));
}

function whole(kind: 'missing' | 'surplus', type: RecordType, key: string, record: HeldRecord): Difference {
  return {
    kind,
    type,
    storeDomain: textOf(record, 'storeDomain'),
    key,
    field: null,
    expected: kind === 'missing' ? record : null,
    actual: kind === 'surplus' ? record : null,
  };
}

function compareType(type: RecordType, sides: Sides): Difference[] {
  const held = sides.actual[LISTS[type]];
  if (held === undefined) return [];
  const left = new Map<string, HeldRecord>();
  const differences: Difference[] = [];
  for (const record of held) {
    const name = nameOf(type, record);
    // A second record of one name is one too many.
    if (left.has(name)) differences.push(whole('surplus', type, name, record));
    else left.set(name, record);
  }
  for (const expected of sides.expected[LISTS[type]] ?? []) {
    const name = nameOf(type, expected);
    const actual = left.get(name);
    left.delete(name);
    const key = type === 'contact' ? name : String(expected.shopifyId);
    if (actual === undefined) differences.push(whole('missing', type, key, expected));
    else differences.push(...differing(type, key, expected, actual, sides));
  }
  for (const [name, record] of left) differences.push(whole('surplus', type, name, record));
  return differences;
}

/** Lists every difference between what should be held and what is. */
export function diff(
  expected: HeldRecords,
  actual: HeldRecords,
  mapped: readonly MappedAttribute[] = []
): Difference[] {
  const sides: Sides = { expected, actual, naming: new Naming(actual), mapped };
  return (Object.keys(LISTS) as RecordType[]).flatMap((type) => compareType(type, sides));
}

/**
 * Lists every difference between what the shops are and what Strapi holds: each record, each attribute that the
 * contract names, each relation.
 *
 * @param shops - all shops that Strapi is connected to
 * @param held - all live records of all types, relations populated (see {@link HeldRecords})
 * @param visibility - what the app is able to see
 * @returns no entry where they agree
 */
export function compare(
  shops: readonly ShopState[],
  held: HeldRecords,
  visibility: Visibility = {}
): Difference[] {
  return diff(expectedRecords(shops, visibility), held, visibility.mapped);
}
