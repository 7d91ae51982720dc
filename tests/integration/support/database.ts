import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import createKnex from 'knex';

/** A database of its own, and how Strapi is told of it. */
export interface TestDatabase {
  /** Strapi's usual `DATABASE_*` variables. */
  env: Record<string, string>;
  drop(): Promise<void>;
}

const sqliteFile = async (): Promise<TestDatabase> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-'));
  return {
    env: {
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: path.join(folder, 'data.db'),
      // What a test wrote need not outlive the machine's power; each statement would wait for the disk.
      DATABASE_SYNCHRONOUS: 'OFF',
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
};

const SERVERS = {
  postgres: {
    strapiClient: 'postgres',
    driver: 'pg',
    port: '5432',
    user: 'postgres',
    maintenance: 'postgres',
  },
  mysql: { strapiClient: 'mysql', driver: 'mysql2', port: '3306', user: 'root', maintenance: 'mysql' },
  mariadb: { strapiClient: 'mysql', driver: 'mysql2', port: '3306', user: 'root', maintenance: 'mysql' },
} as const;

/** A new database on the server that `DATABASE_*` names; a local one without a password where they are unset. */
const onServer = async (client: keyof typeof SERVERS): Promise<TestDatabase> => {
  const server = SERVERS[client];
  const {
    DATABASE_HOST: host = '127.0.0.1',
    DATABASE_PORT: port = server.port,
    DATABASE_USERNAME: user = server.user,
    DATABASE_PASSWORD: password = '',
  } = process.env;
  const name = `shopify_crm_${randomBytes(6).toString('hex')}`;
  const run = async (statement: string): Promise<void> => {
    const knex = createKnex({
      client: server.driver,
      connection: { host, port: Number(port), user, password, database: server.maintenance },
    });
    try {
      await knex.raw(statement, [name]);
    } finally {
      await knex.destroy();
    }
  };
  await run('create database ??');
  return {
    env: {
      DATABASE_CLIENT: server.strapiClient,
      DATABASE_HOST: host,
      DATABASE_PORT: port,
      DATABASE_NAME: name,
      DATABASE_USERNAME: user,
      DATABASE_PASSWORD: password,
    },
    drop: () => run('drop database ??'),
  };
};

/**
 * Makes an empty database of the kind that `DATABASE_CLIENT` names (SQLite where it is unset).
 *
 * @throws Error for another client, or what the database server answers.
 */
export const createTestDatabase = async (): Promise<TestDatabase> => {
  const client = process.env.DATABASE_CLIENT ?? 'sqlite';
  if (client === 'sqlite') return sqliteFile();
  if (client === 'postgres' || client === 'mysql' || client === 'mariadb') return onServer(client);
  throw new Error(`DATABASE_CLIENT must be sqlite, postgres, mysql or mariadb, not "${client}"`);
};
