import { errorCode, madeAmong, NEVER, returningMade, rowsByStatement, type ReturnedRow } from './common';
import { canReturn } from './mariadb';
import { runInsert } from './mysql-insert';
import type { ColumnReference, ConflictUpdate, Dialect } from './types';

const backQuoted = (identifier: string) => `\`${identifier}\``;

const MYSQL_TRANSIENT = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_DUP_ENTRY',
  'ER_CHECKREAD',
  'ER_NO_REFERENCED_ROW_2',
]);

export const mysql: Dialect = {
  name: 'mysql',
  epochMilliseconds: 'UNIX_TIMESTAMP(NOW(3)) * 1000',
  quote: backQuoted,
  async insertRows(trx, insertion) {
    const { table, columns, suffix } = insertion;
    const returning = (await canReturn(trx)) ? returningMade(insertion) : '';
    const pieces = {
      columns,
      opening: `INSERT INTO ${backQuoted(table)} (${columns.map(backQuoted).join(', ')}) VALUES`,
      suffix: { ...suffix, sql: `${suffix.sql} ${returning}` },
    };
    const returned: ReturnedRow[] = [];
    for (const rows of rowsByStatement(insertion)) {
      const found = await runInsert(trx, { ...pieces, rows });
      if (returning) returned.push(...found);
    }
    return madeAmong(insertion, returned);
  },
  insertsAtOnce: true,
  batchesAtOnce: 1,
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
