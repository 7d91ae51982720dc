import type { Knex } from 'knex';
import { mysql } from './mysql';
import { postgres } from './postgres';
import { sqlite } from './sqlite';
import type { Dialect } from './types';

export type { Clause, ConflictUpdate, Dialect, Guard, MadeRows } from './types';

/**
 * The dialect of a connection.
 *
 * @throws Error for a client that Strapi 5 does not support either.
 */
export const dialectOf = (knex: Knex): Dialect => {
  const client = String(knex.client.config.client);
  if (client.includes('sqlite')) return sqlite;
  if (client.includes('postgres') || client === 'pg') return postgres;
  if (client.includes('mysql')) return mysql;
  throw new Error(`Database client ${client} is not supported by the Shopify CRM plugin`);
};
