import type { Core } from '@strapi/strapi';

import { dialectOf } from '../sql/dialect';

const isSqlite = (strapi: Core.Strapi): boolean => dialectOf(strapi.db.connection).name === 'sqlite';

/**
 * Makes SQLite overwrite what is deleted, from now on: it would else stay in the file until its place is used again. (The
 * setting is the connection's; Strapi keeps one.)
 */
export const overwriteDeleted = async (strapi: Core.Strapi): Promise<void> => {
  if (isSqlite(strapi)) await strapi.db.connection.raw('PRAGMA secure_delete = ON');
};

interface Client {
  acquireConnection(): Promise<unknown>;
  releaseConnection(connection: unknown): Promise<void>;
}

const vacuum = async (strapi: Core.Strapi, onBegin: () => void): Promise<void> => {
  const knex = strapi.db.connection;
  const client = knex.client as Client;
  const connection = await client.acquireConnection();
  onBegin();
  const run = (statement: string) => knex.raw(statement).connection(connection) as Promise<unknown>;
  try {
    await run('VACUUM');
    const [{ busy }] = (await run('PRAGMA wal_checkpoint(TRUNCATE)')) as [{ busy: number }];
    if (busy) throw new Error('Another process reads the database, whose log cannot be emptied now');
  } finally {
    await client.releaseConnection(connection);
  }
};

/**
 * Makes the cleaner of SQLite's files: what was erased in the tables before a call is in no file once it resolves. Other
 * databases have no file that is anybody's to read, and clean up by themselves.
 *
 * `secure_delete` is not enough for that: moving rows between pages leaves copies behind (measured: of 1 in 10,000 rows). So
 * the file is written anew, which takes about 1 s for 120 MB and lets nothing else happen meanwhile; erasures of one moment
 * share it.
 */
export const createFileCleaner = (strapi: Core.Strapi): (() => Promise<void>) => {
  let waiting: Promise<void> | null = null;
  return async () => {
    if (!isSqlite(strapi)) return;
    waiting ??= vacuum(strapi, () => {
      waiting = null;
    });
    await waiting;
  };
};
