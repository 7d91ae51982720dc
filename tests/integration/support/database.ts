import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import { connectTo, type DatabaseEnv } from './connection';

/** A database of its own, and how Strapi is told of it. */
export interface TestDatabase {
  env: DatabaseEnv;
  drop(): Promise<void>;
}

const dropSqlite = ({ DATABASE_FILENAME: file }: DatabaseEnv): Promise<void> =>
  rm(path.dirname(file as string), { recursive: true, force: true });

const createSqlite = async (from?: DatabaseEnv): Promise<DatabaseEnv> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-'));
  const file = path.join(folder, 'data.db');
  if (from) await copyFile(from.DATABASE_FILENAME as string, file);
  return {
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: file,
    // What a test wrote need not outlive the machine's power; each statement would wait for the disk.
    DATABASE_SYNCHRONOUS: 'OFF',
  };
};

const SERVERS = {
  postgres: { port: '5432', user: 'postgres', maintenance: 'postgres' },
  mysql: { port: '3306', user: 'root', maintenance: 'mysql' },
} as const;

type Server = keyof typeof SERVERS;

const isServer = (client: string): client is Server => client in SERVERS;

/** Does something with a database from outside of it. */
const onServer = async (env: DatabaseEnv, work: (knex: Knex) => Promise<unknown>): Promise<void> => {
  const { maintenance } = SERVERS[env.DATABASE_CLIENT as Server];
  const knex = connectTo({ env: { ...env, DATABASE_NAME: maintenance } });
  try {
    await work(knex);
  } finally {
    await knex.destroy();
  }
};

/** MariaDB has no statement that copies a database. */
const copyTables = async (knex: Knex, from: string, to: string): Promise<void> => {
  const [tables] = (await knex.raw(
    "select table_name as name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'",
    [from]
  )) as [{ name: string }[]];
  await knex.raw('use ??', [to]);
  await knex.raw('set foreign_key_checks = 0, unique_checks = 0');
  for (const { name } of tables) {
    const [[table]] = (await knex.raw('show create table ??.??', [from, name])) as [
      [{ 'Create Table': string }],
    ];
    await knex.raw(table['Create Table']);
    await knex.raw('insert into ?? select * from ??.??', [name, from, name]);
  }
};

const dropFromServer = (env: DatabaseEnv): Promise<void> =>
  onServer(env, (knex) => knex.raw('drop database ??', [env.DATABASE_NAME as string]));

const createOnServer = async (client: Server, from?: DatabaseEnv): Promise<DatabaseEnv> => {
  const server = SERVERS[client];
  const {
    DATABASE_HOST = '127.0.0.1',
    DATABASE_PORT = server.port,
    DATABASE_USERNAME = server.user,
    DATABASE_PASSWORD = '',
  } = process.env;
  const name = `shopify_crm_${randomBytes(6).toString('hex')}`;
  const env = {
    DATABASE_CLIENT: client,
    DATABASE_HOST,
    DATABASE_PORT,
    DATABASE_NAME: name,
    DATABASE_USERNAME,
    DATABASE_PASSWORD,
  };
  const origin = from?.DATABASE_NAME;
  await onServer(env, async (knex) => {
    if (client === 'postgres' && origin) return knex.raw('create database ?? template ??', [name, origin]);
    await knex.raw('create database ??', [name]);
    if (origin) await copyTables(knex, origin, name);
  });
  return env;
};

/** Drops the database that the variables name. */
export const dropDatabase = (env: DatabaseEnv): Promise<void> =>
  env.DATABASE_CLIENT === 'sqlite' ? dropSqlite(env) : dropFromServer(env);

/** The client that `DATABASE_CLIENT` names, as Strapi calls it; SQLite where it is unset. */
export const testClient = (): string => {
  const client = process.env.DATABASE_CLIENT ?? 'sqlite';
  return client === 'mariadb' ? 'mysql' : client;
};

/**
 * Makes a database of the kind that `DATABASE_CLIENT` names, on the server that `DATABASE_*` names; a local one without a password
 * where they are unset.
 *
 * @param from of a database that nobody uses: the new one holds what it does. Without it the new one is empty.
 * @throws Error for another client, or what the database server answers.
 */
export const createTestDatabase = async (from?: DatabaseEnv): Promise<TestDatabase> => {
  const client = testClient();
  if (client !== 'sqlite' && !isServer(client))
    throw new Error(`DATABASE_CLIENT must be sqlite, postgres, mysql or mariadb, not "${client}"`);
  const env = await (client === 'sqlite' ? createSqlite(from) : createOnServer(client, from));
  return { env, drop: () => dropDatabase(env) };
};
