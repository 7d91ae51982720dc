import type { Knex } from 'knex';

/** The types of a table's columns, by their names. */
type ColumnTypes = ReadonlyMap<string, string>;

/** By the connection's settings, as apps' tables differ. A table changes its columns only while Strapi starts. */
const known = new WeakMap<object, Map<string, ColumnTypes>>();

/** The types of a table's columns on PostgreSQL, in the form that a cast has. */
export const columnTypes = async (trx: Knex, table: string): Promise<ColumnTypes> => {
  const config = trx.client.config as object;
  const tables = known.get(config) ?? new Map<string, ColumnTypes>();
  known.set(config, tables);
  const found = tables.get(table);
  if (found) return found;
  const rows = await trx('pg_attribute')
    .whereRaw('attrelid = CAST(? AS REGCLASS)', [`"${table}"`])
    .where('attnum', '>', 0)
    .where({ attisdropped: false })
    .select<{ attname: string; type: string }[]>('attname', trx.raw('FORMAT_TYPE(atttypid, NULL) AS type'));
  const types = new Map(rows.map(({ attname, type }) => [attname, type]));
  tables.set(table, types);
  return types;
};
