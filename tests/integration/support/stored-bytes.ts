import { existsSync, readFileSync } from 'node:fs';
import type { TestStrapi } from './strapi';

const quoteOf = (client: string) => (client.startsWith('mysql') ? '`' : '"');

const tablesOf = async ({ strapi }: TestStrapi): Promise<string[]> => {
  const knex = strapi.db.connection;
  const client = String(knex.client.config.client);
  if (client.includes('sqlite')) {
    const rows: { name: string }[] = await knex('sqlite_master').where({ type: 'table' }).select('name');
    return rows.map(({ name }) => name);
  }
  const schema = client.includes('mysql') ? knex.raw('database()') : knex.raw('current_schema()');
  const rows: { name: string }[] = await knex('information_schema.tables')
    .where({ table_schema: schema })
    .select({ name: 'table_name' });
  return rows.map(({ name }) => name);
};

/** Everything that the database's tables hold, as text, by table. */
const tableTexts = async (crm: TestStrapi): Promise<Map<string, string>> => {
  const knex = crm.strapi.db.connection;
  const quote = quoteOf(String(knex.client.config.client));
  const texts = new Map<string, string>();
  for (const table of await tablesOf(crm))
    texts.set(table, JSON.stringify(await knex.select('*').from(knex.raw(`${quote}${table}${quote}`))));
  return texts;
};

/** The bytes of SQLite's files; other databases have none that can be looked at. */
const fileTexts = ({ database }: TestStrapi): Map<string, Buffer> => {
  const file = database.env.DATABASE_FILENAME;
  const files = file ? ['', '-wal', '-shm', '-journal'].map((suffix) => `${file}${suffix}`) : [];
  return new Map(files.filter((name) => existsSync(name)).map((name) => [name, readFileSync(name)]));
};

/** Where texts are stored: every table of the database, and the raw files of an SQLite one. */
export const findStored = async (crm: TestStrapi, texts: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  const places: [string, { includes(text: string): boolean }][] = [
    ...(await tableTexts(crm)),
    ...fileTexts(crm),
  ];
  for (const [place, content] of places)
    found.push(...texts.filter((text) => content.includes(text)).map((text) => `${text} in ${place}`));
  return found;
};
