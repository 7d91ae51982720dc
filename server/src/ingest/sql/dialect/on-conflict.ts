import type { ColumnReference, ConflictUpdate } from './types';

export const doubleQuoted = (identifier: string) => `"${identifier}"`;

/** `ON CONFLICT`, as SQLite and PostgreSQL share it. */
export const standardConflict = {
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
