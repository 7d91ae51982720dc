import type { Maybe } from './types';

/** Applies a mapping to a known value; null stays null and undefined (withheld) undefined. */
export function mapKnown<T, U>(value: T | null | undefined, map: (known: T) => U): U | null | undefined {
  if (value === undefined) return undefined;
  return value === null ? null : map(value);
}

/** One of Shopify's enum values in the records' lower case. */
export function lowerCase(value: string | null | undefined): Maybe<string> {
  return mapKnown(value, (known) => known.toLowerCase());
}

/** An ISO 8601 time. @throws RangeError where the text is none. */
export function toDate(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new RangeError('Not a time');
  return date;
}

/** An ISO 8601 time that may be missing. */
export function dateOf(text: string | null | undefined): Maybe<Date> {
  return mapKnown(text, toDate);
}

/**
 * An email as contacts are matched by: trimmed and in lower case, nothing else.
 *
 * @returns null for an empty one.
 */
export function normaliseEmail(email: string | null | undefined): Maybe<string> {
  return mapKnown(email, (known) => known.trim().toLowerCase()) || (email === undefined ? undefined : null);
}

/** A list without readonly. */
export function copyOf<T>(list: readonly T[] | null | undefined): Maybe<T[]> {
  return mapKnown(list, (known) => [...known]);
}

/** All of a list's mapped elements; undefined where one of them is unknown. */
export function allKnown<T, U>(
  list: readonly T[] | undefined,
  map: (element: T) => U | undefined
): U[] | undefined {
  if (!list) return undefined;
  const mapped = list.map(map);
  return mapped.some((element) => element === undefined) ? undefined : (mapped as U[]);
}
