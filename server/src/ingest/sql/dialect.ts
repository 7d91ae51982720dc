import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { columnTypes } from './postgres-types';
import type { TableColumns } from './schema';
import type { SqlValue } from './session';

/** The differences between the databases, all of them here. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres' | 'mysql';
  /** The database's clock now, as milliseconds since 1970; null where it has no other than this machine's. */
  readonly epochMilliseconds: string | null;
  quote(identifier: string): string;
  /**
   * Inserts rows, by as few round trips as the database needs.
   *
   * @returns the ids of rows that were made, by their places among the rows. Those it says nothing of may have been made too.
   */
  insertRows(trx: Knex.Transaction, insertion: Insertion): Promise<MadeRows>;
  /** That a column is one of these values, which are texts or whole numbers: for knex's `whereRaw`. */
  isAmong(column: string, values: readonly (string | number)[]): [sql: string, bindings: Knex.RawBinding[]];
  /** What follows `INSERT … VALUES …` so that existing rows are changed where `guard` holds for them. */
  onConflictUpdate(conflict: ConflictUpdate): Clause;
  /** Likewise so that existing rows stay as they are. */
  onConflictIgnore(conflict: { table: string; key: string[] }): string;
  /** The exact sum of a decimal column, in two whole numbers as text: its units, and 1/10,000 of one. */
  exactSum(column: string): { units: string; tenThousandths: string };
  /** What has the planner look at columns anew whose tables have grown; null where it knows by itself. */
  refreshStatistics(tables: readonly TableColumns[]): string | null;
  /** From how many rows on it plans better with statistics than without. */
  readonly statisticsFrom: number;
  /** Whether the same transaction may succeed when it is run again. */
  isTransient(error: unknown): boolean;
  /** Options for a transaction in which each statement sees what others have committed before it. */
  readonly transactionConfig: Knex.TransactionConfig;
}

/** A column as it is stored, and as the statement would write it. */
export type ColumnReference = (column: string) => string;

/** A piece of a statement with the values of its `?`. */
export interface Clause {
  sql: string;
  bindings: SqlValue[];
}

/** A condition on an existing row and the one that would be written in its place. */
export type Guard = (stored: ColumnReference, incoming: ColumnReference) => Clause;

/** Rows to insert, as values in the order of the columns, and what follows them in the statement. */
export interface Insertion {
  table: string;
  columns: readonly string[];
  rows: readonly SqlValue[][];
  suffix: Clause;
}

/** The ids of rows that are known to be made, by their places among those to insert. */
export type MadeRows = ReadonlyMap<number, number>;

/** The column that only the row of a document has the value of. */
const DOCUMENT_ID = 'document_id';

const NONE_KNOWN: MadeRows = new Map();

export interface ConflictUpdate {
  table: string;
  /** The columns of the unique index. */
  key: string[];
  /**
   * The columns to write. MySQL assigns them one after the other and evaluates the guard anew for each: columns that the
   * guard reads must be last, in an order in which the guard keeps its value.
   */
  update: string[];
  /** The condition under which an existing row is changed; without one it always is. */
  guard?: Guard;
}

const errorCode = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

const NEVER: [string, Knex.RawBinding[]] = ['1 = 0', []];

const doubleQuoted = (identifier: string) => `"${identifier}"`;
const backQuoted = (identifier: string) => `\`${identifier}\``;

/** `INSERT … VALUES …` of so many rows. */
const insertOf = (quote: (name: string) => string, { table, columns, suffix }: Insertion, rows: number) => {
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const values = Array.from({ length: rows }, () => tuple).join(', ');
  return `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES ${values} ${suffix.sql}`;
};

/** `ON CONFLICT`, as SQLite and PostgreSQL share it. */
const standardConflict = {
  quote: doubleQuoted,
  onConflictUpdate({ table, key, update, guard }: ConflictUpdate) {
    const stored: ColumnReference = (column) => `${doubleQuoted(table)}.${doubleQuoted(column)}`;
    const incoming: ColumnReference = (column) => `excluded.${doubleQuoted(column)}`;
    const assignments = update.map((column) => `${doubleQuoted(column)} = ${incoming(column)}`).join(', ');
    const condition = guard?.(stored, incoming);
    const where = condition ? ` WHERE ${condition.sql}` : '';
    return {
      sql: `ON CONFLICT (${key.map(doubleQuoted).join(', ')}) DO UPDATE SET ${assignments}${where}`,
      bindings: condition?.bindings ?? [],
    };
  },
  onConflictIgnore({ key }: { key: string[] }) {
    return `ON CONFLICT (${key.map(doubleQuoted).join(', ')}) DO NOTHING`;
  },
};

/** What is used of a `better-sqlite3` connection. */
interface SqliteConnection {
  prepare(sql: string): {
    run(...bindings: (string | number | null)[]): { lastInsertRowid: number };
    get(): Record<string, unknown>;
  };
}

const toSqlite = (value: SqlValue): string | number | null => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
};

const sqlite: Dialect = {
  ...standardConflict,
  name: 'sqlite',
  epochMilliseconds: null,
  // It runs in this process: there is no round trip to save, and one prepared statement takes a row in a third of the time.
  async insertRows(trx, insertion) {
    // Nothing that it does lets others have a turn: requests would wait for a whole batch.
    await setImmediate();
    const connection = (await trx.client.acquireConnection()) as SqliteConnection;
    const statement = connection.prepare(insertOf(doubleQuoted, insertion, 1));
    const { length } = insertion.columns;
    const values = [...Array<null>(length).fill(null), ...insertion.suffix.bindings.map(toSqlite)];
    const made = new Map<number, number>();
    // It moves with each row that is made, and with no other one. (RETURNING has a file made for each row.)
    let { last } = connection.prepare('SELECT last_insert_rowid() AS last').get();
    for (const [place, row] of insertion.rows.entries()) {
      for (let index = 0; index < length; index += 1) values[index] = toSqlite(row[index] as SqlValue);
      const { lastInsertRowid } = statement.run(...values);
      if (lastInsertRowid !== last) made.set(place, lastInsertRowid);
      last = lastInsertRowid;
    }
    return made;
  },
  // One parameter, so that a long list is no long statement: those took a tenth of the time to compile.
  isAmong: (column, values) => ['?? IN (SELECT value FROM json_each(?))', [column, JSON.stringify(values)]],
  // SQLite has no decimals: a float is exact in its first 15 significant digits, so its fraction is rounded to those.
  exactSum: (column) => {
    const fraction = `(${column} - CAST(${column} AS INTEGER)) * 10000`;
    const limits = [11, 12, 13, 14].map(
      (digits, index) => `WHEN ABS(${column}) < 1e${digits} THEN ${10 ** index}`
    );
    const step = `CASE ${limits.join(' ')} ELSE 10000 END`;
    return {
      units: `CAST(SUM(CAST(${column} AS INTEGER)) AS TEXT)`,
      tenThousandths: `CAST(SUM(CAST(ROUND(${fraction} / ${step}) * ${step} AS INTEGER)) AS TEXT)`,
    };
  },
  // Without statistics it looks through all invoices by their dates for the five latest of a contact. It samples some hundred rows of
  // an index, and only of tables that have grown much.
  refreshStatistics: () => 'PRAGMA optimize(0x10002)',
  // What it knows of a small table, it goes by when that has grown: it reads all of it for a list of 250.
  statisticsFrom: 6_400,
  isTransient: (error) => errorCode(error).startsWith('SQLITE_BUSY') || errorCode(error) === 'SQLITE_LOCKED',
  transactionConfig: {},
};

/**
 * Serialization failure, deadlock, lock not available; a unique key that another transaction took first; a row to link to
 * that another transaction purged.
 */
const POSTGRES_TRANSIENT = new Set(['40001', '40P01', '55P03', '23505', '23503']);

const postgres: Dialect = {
  ...standardConflict,
  name: 'postgres',
  epochMilliseconds: 'EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000',
  // One array a column: thousands of parameters took four times as long to send, parse and plan.
  async insertRows(trx, { table, columns, rows, suffix }) {
    const types = await columnTypes(trx, table);
    const arrays = columns.map((column) => `CAST(? AS ${types.get(column)}[])`).join(', ');
    // A row that was there has another document's id, one that the guard refused is not returned.
    const document = columns.indexOf(DOCUMENT_ID);
    const { rows: returned } = await trx.raw<{ rows: { id: number; document_id: string }[] }>(
      `INSERT INTO ${doubleQuoted(table)} (${columns.map(doubleQuoted).join(', ')}) ` +
        `SELECT * FROM UNNEST(${arrays}) ${suffix.sql}` +
        (document < 0 ? '' : ` RETURNING id, ${DOCUMENT_ID}`),
      [...columns.map((_, index) => rows.map((row) => row[index] as SqlValue)), ...suffix.bindings]
    );
    const places = new Map(rows.map((row, place) => [row[document], place]));
    return new Map(
      returned.flatMap((row): [number, number][] => {
        const place = places.get(row.document_id);
        return place === undefined ? [] : [[place, row.id]];
      })
    );
  },
  isAmong: (column, values) =>
    values.length === 0
      ? NEVER
      : [
          `?? = ANY(CAST(? AS ${typeof values[0] === 'number' ? 'integer' : 'text'}[]))`,
          [column, values as string[] | number[]],
        ],
  exactSum: (column) => ({
    units: `CAST(SUM(TRUNC(${column})) AS NUMERIC(38, 0))`,
    tenThousandths: `CAST(SUM((${column} - TRUNC(${column})) * 10000) AS NUMERIC(38, 0))`,
  }),
  // Of a table that it never looked at it supposes 200 different values in each column, and so reads all of it for a list of
  // 250. Autovacuum comes once a minute; what it is looking at already is left to it, and so are the columns that nothing is
  // looked for by: to sort their texts and JSON took an eighth of a first sync.
  refreshStatistics: (tables) =>
    `ANALYZE (SKIP_LOCKED) ${tables
      .map(({ table, columns }) => `${doubleQuoted(table)} (${columns.map(doubleQuoted).join(', ')})`)
      .join(', ')}`,
  statisticsFrom: 0,
  isTransient: (error) => POSTGRES_TRANSIENT.has(errorCode(error)),
  transactionConfig: { isolationLevel: 'read committed' },
};

/** How many `?` one statement has at most: longer ones bring nothing, and must fit into `max_allowed_packet`. */
const MYSQL_BINDINGS = 65_000;

const MYSQL_TRANSIENT = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DUP_ENTRY',
  'ER_CHECKREAD',
  'ER_NO_REFERENCED_ROW_2',
]);

const mysql: Dialect = {
  name: 'mysql',
  epochMilliseconds: 'UNIX_TIMESTAMP(NOW(3)) * 1000',
  quote: backQuoted,
  async insertRows(trx, insertion) {
    const { columns, suffix } = insertion;
    const fit = Math.max(1, Math.floor((MYSQL_BINDINGS - suffix.bindings.length) / columns.length));
    for (let start = 0; start < insertion.rows.length; start += fit) {
      const rows = insertion.rows.slice(start, start + fit);
      await trx.raw(insertOf(backQuoted, insertion, rows.length), [...rows.flat(), ...suffix.bindings]);
    }
    return NONE_KNOWN;
  },
  isAmong: (column, values) =>
    values.length === 0 ? NEVER : [`?? IN (${values.map(() => '?').join(', ')})`, [column, ...values]],
  onConflictUpdate({ table, update, guard }: ConflictUpdate) {
    const stored: ColumnReference = (column) => `${backQuoted(table)}.${backQuoted(column)}`;
    const incoming: ColumnReference = (column) => `VALUES(${backQuoted(column)})`;
    const condition = guard?.(stored, incoming);
    const assignments = update.map((column) => {
      const value = condition
        ? `IF(${condition.sql}, ${incoming(column)}, ${stored(column)})`
        : incoming(column);
      return `${backQuoted(column)} = ${value}`;
    });
    return {
      sql: `ON DUPLICATE KEY UPDATE ${assignments.join(', ')}`,
      bindings: update.flatMap(() => condition?.bindings ?? []),
    };
  },
  // Assigning the key to itself changes nothing, and unlike INSERT IGNORE hides no other error.
  onConflictIgnore({ table, key }: { table: string; key: string[] }) {
    const column = backQuoted(key[0] as string);
    return `ON DUPLICATE KEY UPDATE ${column} = ${backQuoted(table)}.${column}`;
  },
  exactSum: (column) => ({
    units: `CAST(SUM(TRUNCATE(${column}, 0)) AS DECIMAL(38, 0))`,
    tenThousandths: `CAST(SUM((${column} - TRUNCATE(${column}, 0)) * 10000) AS DECIMAL(38, 0))`,
  }),
  refreshStatistics: () => null,
  statisticsFrom: 0,
  isTransient: (error) => MYSQL_TRANSIENT.has(errorCode(error)),
  transactionConfig: { isolationLevel: 'read committed' },
};

/**
 * The dialect of a connection.
 *
 * @throws Error for a client that Strapi 5 does not support either.
 */
export const dialectOf = (knex: Knex): Dialect => {
  const client = String(knex.client.config.client);
  if (client.includes('sqlite')) return sqlite;
  if (client.includes('postgres') || client === 'pg') return postgres;
  if (client.includes('mysql')) return mysql;
  throw new Error(`Database client ${client} is not supported by the Shopify CRM plugin`);
};
