import type { Knex } from 'knex';
import type { TableColumns } from '../schema';
import type { SqlValue } from '../session';

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
  insertRows(trx: Knex, insertion: Insertion): Promise<MadeRows>;
  /** Whether that is one statement for some hundred rows: all of them are stored, or none. */
  readonly insertsAtOnce: boolean;
  /**
   * How many batches of records are written in one go: as many as can be before the second small collection of garbage, see `inBatches`. The
   * servers' drivers make texts of all values, SQLite's makes nothing of them.
   */
  readonly batchesAtOnce: number;
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

/** What to write where a row exists. */
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
