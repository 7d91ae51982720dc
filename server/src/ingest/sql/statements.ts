import type { Clause, ConflictUpdate, MadeRows } from './dialect';
import type { Session, SqlValue } from './session';

export type Row = Record<string, SqlValue>;

/** SQLite takes 32,766 bindings, and a list this long is still planned as index look-ups everywhere. */
const MAX_LIST = 5_000;

/** Cuts a list into parts that fit into one statement. */
export const parts = <T>(items: readonly T[], size = MAX_LIST): T[][] => {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
};

/** Rows of equal columns, as values in the order of these. */
export interface Rows {
  columns: readonly string[];
  values: SqlValue[][];
}

const toRows = (rows: readonly Row[]): Rows => {
  const columns = Object.keys(rows[0] ?? {});
  return { columns, values: rows.map((row) => columns.map((column) => row[column] ?? null)) };
};

const insert = async (
  { trx, dialect }: Session,
  table: string,
  { columns, values }: Rows,
  suffix: Clause
): Promise<MadeRows> =>
  values.length === 0 ? new Map() : dialect.insertRows(trx, { table, columns, rows: values, suffix });

/**
 * Inserts rows; those whose key exists are changed where the guard allows it.
 *
 * @returns the rows that are known to be made; see Dialect.
 */
export const insertOrUpdateValues = (session: Session, rows: Rows, conflict: ConflictUpdate) =>
  insert(session, conflict.table, rows, session.dialect.onConflictUpdate(conflict));

/** Inserts rows of equal columns; those whose key exists are changed where the guard allows it. */
export const insertOrUpdate = async (
  session: Session,
  rows: readonly Row[],
  conflict: ConflictUpdate
): Promise<void> => {
  await insertOrUpdateValues(session, toRows(rows), conflict);
};

/**
 * Inserts rows; those whose key exists stay as they are.
 *
 * @returns the rows that are known to be made; see Dialect.
 */
export const insertOrIgnoreValues = (
  session: Session,
  table: string,
  rows: Rows,
  key: string[]
): Promise<MadeRows> =>
  insert(session, table, rows, { sql: session.dialect.onConflictIgnore({ table, key }), bindings: [] });

/** As {@link insertOrIgnoreValues}, of rows of equal columns. */
export const insertOrIgnore = (session: Session, table: string, rows: readonly Row[], key: string[]) =>
  insertOrIgnoreValues(session, table, toRows(rows), key);

/**
 * Rows of `table` whose `column` is among `values`, with the condition `where` added to each query.
 *
 * @param select begins with `id` where there may be many rows: `better-sqlite3` gives them their columns one by one (with Node 20), and
 *   rows that begin as Strapi's do have hidden classes in common with these; see `blankObjects`.
 */
export const selectIn = async <T>(
  session: Session,
  table: string,
  select: readonly string[],
  column: string,
  values: readonly (string | number)[],
  where: Record<string, SqlValue> = {}
): Promise<T[]> => {
  const found: T[] = [];
  for (const part of parts(values)) {
    const query = session
      .trx(table)
      .select(select)
      .whereRaw(...session.dialect.isAmong(column, part))
      .where(where);
    found.push(...((await query) as T[]));
  }
  return found;
};

/**
 * That a column is null, said so that no planner takes an index on it for that: where nearly all rows have none (or very many,
 * as guests' orders have no customer), it would read all of these instead of following the links.
 */
export const isNull = (column: string) => `CASE WHEN ${column} IS NULL THEN 1 ELSE 0 END = 1`;

/** That a row is not deleted. */
export const isLive = (alias: string) => isNull(`${alias}.deleted_at`);

/** A datetime column's value, in whatever form the driver gives it. */
export const toDate = (value: unknown): Date | null => {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value : new Date(value as string | number);
};

/** A json column's value as text, in whatever form the driver gives it. */
export const toJsonText = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};
