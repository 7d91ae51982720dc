import { isDeepStrictEqual } from 'node:util';
import { MOVES_WITH_EACH_READ } from '../changes';
import { toDate, type Row } from '../sql/statements';

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A column's value in one form, whichever of a driver's or ours it has: numbers and booleans as text, json as what it holds. */
const plain = (value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return String(Number(value));
  const inner = parsed(value);
  return typeof inner === 'object' ? inner : String(inner);
};

const isSame = (stored: unknown, value: unknown): boolean =>
  value instanceof Date || stored instanceof Date
    ? toDate(stored)?.getTime() === toDate(value)?.getTime()
    : isDeepStrictEqual(plain(stored), plain(value));

/**
 * Whether a row says what is stored, but for what moves with each read. Where a driver's form of a value is not known it says
 * no, which costs no more than a time of change that is too late.
 */
export const saysTheSame = (stored: Record<string, unknown>, row: Row): boolean =>
  Object.entries(row).every(
    ([column, value]) => MOVES_WITH_EACH_READ.has(column) || isSame(stored[column], value)
  );
