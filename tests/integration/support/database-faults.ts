import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { connectTo } from './connection';
import type { TestStrapi } from './strapi';

/** Resolves when a fault has ended. */
export type Ended = () => Promise<void>;

const TABLE = 'shopify_crm_invoices';

/** In a thread of its own: better-sqlite3 waits for a lock without letting anything else of its thread run. */
const LOCK_SQLITE = `
  const { parentPort, workerData } = require('node:worker_threads');
  const database = require('better-sqlite3')(workerData.filename);
  database.exec('BEGIN IMMEDIATE');
  parentPort.postMessage('locked');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, workerData.milliseconds);
  database.exec('ROLLBACK');
  database.close();
`;

const lockSqlite = async (filename: string, milliseconds: number): Promise<Ended> => {
  const worker = new Worker(LOCK_SQLITE, { eval: true, workerData: { filename, milliseconds } });
  const ended = once(worker, 'exit');
  await once(worker, 'message');
  return async () => void (await ended);
};

const LOCKS = {
  postgres: {
    take: ['BEGIN', `LOCK TABLE ${TABLE} IN ACCESS EXCLUSIVE MODE`],
    give: 'ROLLBACK',
  },
  mysql: { take: [`LOCK TABLES ${TABLE} WRITE`], give: 'UNLOCK TABLES' },
} as const;

/** Locks what a sync writes, for a while, as a backup or a migration does: on SQLite all writing. */
export const lockRecords = async ({ database }: TestStrapi, milliseconds: number): Promise<Ended> => {
  const kind = database.env.DATABASE_CLIENT as 'sqlite' | 'postgres' | 'mysql';
  if (kind === 'sqlite') return lockSqlite(database.env.DATABASE_FILENAME as string, milliseconds);
  const { take, give } = LOCKS[kind];
  const other = connectTo(database);
  for (const statement of take) await other.raw(statement);
  const ended = sleep(milliseconds)
    .then(() => other.raw(give))
    .finally(() => other.destroy());
  return async () => void (await ended);
};

/** Ends all connections to the database but the one that asks. */
const CUTS = {
  postgres:
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  mysql: 'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
} as const;

const MS_BETWEEN_CUTS = 100;

const cutConnections = async ({ database }: TestStrapi, milliseconds: number): Promise<void> => {
  const kind = database.env.DATABASE_CLIENT as keyof typeof CUTS;
  const other = connectTo(database);
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    const found = (await other.raw(CUTS[kind])) as [{ id: number }[]];
    // A connection may have ended by itself before it is killed.
    if (kind === 'mysql') for (const { id } of found[0]) await other.raw(`KILL ${id}`).catch(() => undefined);
    await sleep(MS_BETWEEN_CUTS);
  }
  await other.destroy();
};

/** Lets SQLite's file grow no further, as on a full disk. */
const fillDisk = async ({ strapi }: TestStrapi, milliseconds: number): Promise<void> => {
  const { connection } = strapi.db;
  await connection.raw('VACUUM');
  // No less than what the file has now.
  await connection.raw('PRAGMA max_page_count = 1');
  await sleep(milliseconds);
  await connection.raw('PRAGMA max_page_count = 4294967294');
};

/** Takes the database away for a while: a server cuts every connection again and again, SQLite's disk is full. */
export const loseDatabase = (crm: TestStrapi, milliseconds: number): Promise<void> =>
  crm.database.env.DATABASE_CLIENT === 'sqlite'
    ? fillDisk(crm, milliseconds)
    : cutConnections(crm, milliseconds);
