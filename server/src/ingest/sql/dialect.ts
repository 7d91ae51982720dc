import type { Knex } from 'knex';

/** The differences between the databases, all of them here. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres' | 'mysql';
  /** How many `?` one statement may have. */
  readonly maxBindings: number;
  quote(identifier: string): string;
  /** What follows `INSERT … VALUES …` so that existing rows are changed where `guard` holds for them. */
  onConflictUpdate(conflict: ConflictUpdate): string;
  /** Likewise so that existing rows stay as they are. */
  onConflictIgnore(conflict: { table: string; key: string[] }): string;
  /** The exact sum of a decimal column, as a whole number of 1/10,000. */
  sumOfTenThousandths(column: string): string;
  /** Whether the same transaction may succeed when it is run again. */
  isTransient(error: unknown): boolean;
  /** Options for a transaction in which each statement sees what others have committed before it. */
  readonly transactionConfig: Knex.TransactionConfig;
}

/** A column as it is stored, and as the statement would write it. */
export type ColumnReference = (column: string) => string;

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
  guard?: (stored: ColumnReference, incoming: ColumnReference) => string;
}

const errorCode = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

const doubleQuoted = (identifier: string) => `"${identifier}"`;
const backQuoted = (identifier: string) => `\`${identifier}\``;

/** `ON CONFLICT`, as SQLite and PostgreSQL share it. */
const standardConflict = {
  quote: doubleQuoted,
  onConflictUpdate({ table, key, update, guard }: ConflictUpdate) {
    const stored: ColumnReference = (column) => `${doubleQuoted(table)}.${doubleQuoted(column)}`;
    const incoming: ColumnReference = (column) => `excluded.${doubleQuoted(column)}`;
    const assignments = update.map((column) => `${doubleQuoted(column)} = ${incoming(column)}`).join(', ');
    const where = guard ? ` WHERE ${guard(stored, incoming)}` : '';
    return `ON CONFLICT (${key.map(doubleQuoted).join(', ')}) DO UPDATE SET ${assignments}${where}`;
  },
  onConflictIgnore({ key }: { key: string[] }) {
    return `ON CONFLICT (${key.map(doubleQuoted).join(', ')}) DO NOTHING`;
  },
};

const sqlite: Dialect = {
  ...standardConflict,
  name: 'sqlite',
  // SQLITE_MAX_VARIABLE_NUMBER is 32,766 by default.
  maxBindings: 32_000,
  // SQLite has no decimals: a float of up to 15 significant digits is exact once scaled and rounded.
  sumOfTenThousandths: (column) => `SUM(CAST(ROUND(${column} * 10000) AS INTEGER))`,
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
  maxBindings: 65_000,
  sumOfTenThousandths: (column) => `CAST(SUM(${column} * 10000) AS BIGINT)`,
  isTransient: (error) => POSTGRES_TRANSIENT.has(errorCode(error)),
  transactionConfig: { isolationLevel: 'read committed' },
};

const MYSQL_TRANSIENT = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DUP_ENTRY',
  'ER_CHECKREAD',
  'ER_NO_REFERENCED_ROW_2',
]);

const mysql: Dialect = {
  name: 'mysql',
  maxBindings: 65_000,
  quote: backQuoted,
  onConflictUpdate({ table, update, guard }: ConflictUpdate) {
    const stored: ColumnReference = (column) => `${backQuoted(table)}.${backQuoted(column)}`;
    const incoming: ColumnReference = (column) => `VALUES(${backQuoted(column)})`;
    const condition = guard?.(stored, incoming);
    const assignments = update.map((column) => {
      const value = condition ? `IF(${condition}, ${incoming(column)}, ${stored(column)})` : incoming(column);
      return `${backQuoted(column)} = ${value}`;
    });
    return `ON DUPLICATE KEY UPDATE ${assignments.join(', ')}`;
  },
  // Assigning the key to itself changes nothing, and unlike INSERT IGNORE hides no other error.
  onConflictIgnore({ table, key }: { table: string; key: string[] }) {
    const column = backQuoted(key[0] as string);
    return `ON DUPLICATE KEY UPDATE ${column} = ${backQuoted(table)}.${column}`;
  },
  sumOfTenThousandths: (column) => `CAST(SUM(${column} * 10000) AS SIGNED)`,
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
