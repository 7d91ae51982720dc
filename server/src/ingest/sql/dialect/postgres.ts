import { errorCode, madeAmong, NEVER, returningMade, rowsByStatement, type ReturnedRow } from './common';
import { doubleQuoted, standardConflict } from './on-conflict';
import { rowsQuery } from './postgres-insert';
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
  async insertRows(trx, insertion) {
    const { table, columns, suffix } = insertion;
    const returned: ReturnedRow[] = [];
    for (const rows of rowsByStatement(insertion)) {
      const { sql, bindings } = await rowsQuery(trx, { table, columns, rows });
      const { rows: found } = await trx.raw<{ rows: ReturnedRow[] }>(
        `INSERT INTO ${doubleQuoted(table)} (${columns.map(doubleQuoted).join(', ')}) ` +
          `${sql} ${suffix.sql} ${returningMade(insertion)}`,
        [...bindings, ...suffix.bindings]
      );
      returned.push(...found);
    }
    return madeAmong(insertion, returned);
  },
  insertsAtOnce: true,
  batchesAtOnce: 1,
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
