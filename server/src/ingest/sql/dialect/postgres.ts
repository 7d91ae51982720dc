import type { SqlValue } from '../session';
import { errorCode, madeAmong, NEVER, returningMade, type ReturnedRow } from './common';
import { doubleQuoted, standardConflict } from './on-conflict';
import { columnTypes } from './postgres-types';
import type { Dialect } from './types';

/**
 * Serialization failure, deadlock, lock not available; a unique key that another transaction took first; a row to link to
 * that another transaction purged.
 */
const POSTGRES_TRANSIENT = new Set(['40001', '40P01', '55P03', '23505', '23503']);

export const postgres: Dialect = {
  ...standardConflict,
  name: 'postgres',
  epochMilliseconds: 'EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000',
  // One array a column: thousands of parameters took four times as long to send, parse and plan.
  async insertRows(trx, insertion) {
    const { table, columns, rows, suffix } = insertion;
    const types = await columnTypes(trx, table);
    const arrays = columns.map((column) => `CAST(? AS ${types.get(column)}[])`).join(', ');
    const { rows: returned } = await trx.raw<{ rows: ReturnedRow[] }>(
      `INSERT INTO ${doubleQuoted(table)} (${columns.map(doubleQuoted).join(', ')}) ` +
        `SELECT * FROM UNNEST(${arrays}) ${suffix.sql} ${returningMade(insertion)}`,
      [...columns.map((_, index) => rows.map((row) => row[index] as SqlValue)), ...suffix.bindings]
    );
    return madeAmong(insertion, returned);
  },
  insertsAtOnce: true,
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
