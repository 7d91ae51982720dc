import { errorCode } from './common';
import { standardConflict } from './on-conflict';
import { insertRows, type SqliteConnection } from './sqlite-insert';
import type { Dialect } from './types';

export const sqlite: Dialect = {
  ...standardConflict,
  name: 'sqlite',
  epochMilliseconds: null,
  insertRows: async (trx, insertion) =>
    insertRows((await trx.client.acquireConnection()) as SqliteConnection, insertion),
  insertsAtOnce: false,
  batchesAtOnce: 2,
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
