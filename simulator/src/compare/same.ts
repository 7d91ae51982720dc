/** Whether two values of an attribute say the same. */
import type { Kind } from './attributes';
import { toScaled } from './decimals';

/** How the records related to are named, on both sides. */
export interface Names {
  /** A related record, by default of the record's own store. */
  record(value: unknown): string | undefined;
  /** The person that a related contact is, among those held. */
  contact(value: unknown): string | undefined;
  /** Whether a related record is itself held. */
  isHeld(attribute: string, name: string): boolean;
}

/** JSON with the keys in order, so that equal values print alike. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part
  );
}

function milliseconds(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (!(value instanceof Date) && typeof value !== 'string') return undefined;
  const time = value instanceof Date ? value.getTime() : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

function normalisedEmail(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() || null : value;
}

function sorted(values: readonly unknown[]): string {
  return canonical([...values].map(String).sort());
}

/** Two decimals that are both readable and equal. */
function sameDecimal(expected: unknown, actual: unknown): boolean {
  const [one, other] = [toScaled(expected), toScaled(actual)];
  return one !== undefined && one === other;
}

/** An expected contact's document id is the name of the person. */
function expectedPerson(contact: unknown): unknown {
  return typeof contact === 'object' && contact !== null && 'documentId' in contact
    ? contact.documentId
    : undefined;
}

type Rule = (expected: unknown, actual: unknown, names: Names, attribute: string) => boolean;

const equal: Rule = (expected, actual) => expected === actual;

const rules: Readonly<Record<Kind, Rule>> = {
  text: equal,
  int: equal,
  flag: equal,
  email: (expected, actual) => normalisedEmail(expected) === normalisedEmail(actual),
  decimal: sameDecimal,
  decimalOrNone: (expected, actual) =>
    actual !== undefined && sameDecimal(expected ?? '0', actual === null ? '0' : actual),
  moment: (expected, actual) => {
    const [one, other] = [milliseconds(expected), milliseconds(actual)];
    return one !== undefined && one === other;
  },
  anyMoment: (_expected, actual) => typeof milliseconds(actual) === 'number',
  absent: (_expected, actual) => actual === null || actual === undefined,
  json: (expected, actual) => actual !== undefined && canonical(expected) === canonical(actual),
  listOrNone: (expected, actual) =>
    actual !== undefined && canonical(expected ?? []) === canonical(actual ?? []),
  names: (expected, actual) =>
    Array.isArray(actual) && Array.isArray(expected) && sorted(expected) === sorted(actual),
  record: (expected, actual, { record }) => actual !== undefined && record(expected) === record(actual),
  visibleRecord: (expected, actual, { record, isHeld }, attribute) => {
    if (actual === undefined) return false;
    const name = record(actual);
    const visible = name !== undefined && isHeld(attribute, name) ? name : undefined;
    return record(expected) === visible;
  },
  records: (expected, actual, { record }) =>
    Array.isArray(actual) &&
    Array.isArray(expected) &&
    sorted(expected.map(record)) === sorted(actual.map(record)),
  contact: (expected, actual, { contact }) =>
    actual !== undefined && expectedPerson(expected) === contact(actual),
};

/** Compares by the attribute's kind; an attribute that is not given at all equals nothing but an absent one. */
export function isSame(
  kind: Kind,
  expected: unknown,
  actual: unknown,
  names: Names,
  attribute: string
): boolean {
  return rules[kind](expected, actual, names, attribute);
}
