import { isDeepStrictEqual } from 'node:util';
import { MOVES_WITH_EACH_READ } from '../changes';
import type { ColumnKind, Table } from '../sql/schema';
import { toDate, type Row } from '../sql/statements';

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A column's value in one form, whichever of a driver's or ours it has: numbers and booleans as text, json as what it holds. */
const plain = (value: unknown, kind: ColumnKind | undefined): unknown => {
  if (value === null || value === undefined) return null;
  if (kind === 'json') return parsed(value);
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
};

const isSame = (stored: unknown, value: unknown, kind: ColumnKind | undefined): boolean =>
  value instanceof Date || stored instanceof Date
    ? toDate(stored)?.getTime() === toDate(value)?.getTime()
    : isDeepStrictEqual(plain(stored, kind), plain(value, kind));

/** Compares rows of a table with what is stored. */
export interface Comparison {
  /** Whether all of these columns are as they are stored. */
  isStored(stored: Record<string, unknown>, row: Row): boolean;
  /** Likewise, but for what moves with each read. */
  saysTheSame(stored: Record<string, unknown>, row: Row): boolean;
}

/**
 * Where a driver's form of a value is not known, it is said to differ: that costs no more than a value that is written once
 * more, and a time of change that is too late.
 */
export const comparisonOf = (table: Table): Comparison => {
  const kinds = new Map([...table.columns.values()].map(({ name, kind }) => [name, kind]));
  const isColumnStored = (stored: Record<string, unknown>, row: Row, column: string) =>
    isSame(stored[column], row[column], kinds.get(column));
  return {
    isStored(stored, row) {
      for (const column in row) if (!isColumnStored(stored, row, column)) return false;
      return true;
    },
    saysTheSame(stored, row) {
      for (const column in row)
        if (!MOVES_WITH_EACH_READ.has(column) && !isColumnStored(stored, row, column)) return false;
      return true;
    },
  };
};
