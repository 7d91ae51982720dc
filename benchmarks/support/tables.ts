import type { Knex } from 'knex';

/** The tables of the records, those that others refer to first. */
const RECORDS = [
  'contacts',
  'customers',
  'products',
  'product_variants',
  'invoices',
  'invoice_lines',
  'fulfilments',
  'refunds',
].map((name) => `shopify_crm_${name}`);

const LINKS = [
  'customers_contact',
  'invoices_contact',
  'product_variants_product',
  'invoice_lines_invoice',
  'invoice_lines_product',
  'invoice_lines_variant',
  'fulfilments_invoice',
  'refunds_invoice',
].map((name) => `shopify_crm_${name}_lnk`);

/** Bindings of one statement, which every database takes. */
const BINDINGS = 30_000;

type Row = Record<string, unknown>;

/** How many rows each of the records' tables has. */
export const countRecords = async (knex: Knex): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const table of RECORDS) {
    const [row] = await knex(table).count({ count: '*' });
    counts[table] = Number(row?.count);
  }
  return counts;
};

export const sum = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const encode = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;

const insertAll = async (knex: Knex, table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const fit = Math.floor(BINDINGS / columns.length);
  for (let start = 0; start < rows.length; start += fit) {
    const part = rows.slice(start, start + fit);
    const values = part.flatMap((row) => columns.map((column) => row[column])) as Knex.RawBinding[];
    await knex.transaction((trx) =>
      trx.raw(
        `INSERT INTO ?? (${columns.map(() => '??').join(', ')}) VALUES ${part.map(() => tuple).join(', ')}`,
        [table, ...columns, ...values]
      )
    );
  }
};

/**
 * Takes all records and their links out of the tables and puts the same rows back by multi-row INSERTs, indexes and
 * constraints in place: no import can be faster.
 *
 * @returns seconds that the INSERTs took.
 */
export const timeBareInserts = async (knex: Knex): Promise<number> => {
  const tables = [...RECORDS, ...LINKS];
  const rows = new Map<string, Row[]>();
  for (const table of tables) {
    const found = (await knex(table).select()) as Row[];
    rows.set(
      table,
      found.map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, encode(value)]))
      )
    );
  }
  for (const table of [...tables].reverse()) await knex(table).delete();
  const started = performance.now();
  for (const table of tables) await insertAll(knex, table, rows.get(table) ?? []);
  return (performance.now() - started) / 1_000;
};
