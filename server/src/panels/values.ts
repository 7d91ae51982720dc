import type { ServedAmount } from '../../../shared/amounts';

/** A text that the person may see, else null. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** A number that the person may see, else null. */
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** An amount that the person may see, else null. */
export const amountOf = (value: unknown): ServedAmount =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

/** A date and time in ISO 8601 that the person may see, else null. */
export const timeOf = (value: unknown): string | null => {
  if (value instanceof Date) return value.toISOString();
  return textOf(value);
};

/** A flag that the person may see, else null. */
export const flagOf = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);

/** The records of a list's view, or null where the person may not see any. */
export const mapped = <T, V>(rows: readonly T[] | null, view: (row: T) => V): V[] | null =>
  rows === null ? null : rows.map(view);
