import path from 'node:path';

import createKnex, { type Knex } from 'knex';

const open = (folder: string): Knex =>
  createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'data.db') },
    useNullAsDefault: true,
  });

/** Works in the database of a running demo, behind Strapi's back. */
export const inDatabase = async <T>(folder: string, work: (knex: Knex) => Promise<T>): Promise<T> => {
  const knex = open(folder);
  try {
    return await work(knex);
  } finally {
    await knex.destroy();
  }
};

const HIDDEN = 'hidden_';

const renameTables = (folder: string, from: string, to: string): Promise<void> =>
  inDatabase(folder, async (knex) => {
    const tables = await knex<{ name: string }>('sqlite_master')
      .where('type', 'table')
      .andWhere('name', 'like', `${from}shopify_crm_%`)
      .select('name');
    for (const { name } of tables) await knex.schema.renameTable(name, to + name.slice(from.length));
  });

/** Takes the plugin's tables away while something goes on: what reads them fails, as on a broken database. */
export const withoutTables = async (folder: string, meanwhile: () => Promise<void>): Promise<void> => {
  await renameTables(folder, '', HIDDEN);
  try {
    await meanwhile();
  } finally {
    await renameTables(folder, HIDDEN, '');
  }
};
