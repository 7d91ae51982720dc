import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DatabaseEnv } from './connection';
import { createTestDatabase, dropDatabase, testClient, type TestDatabase } from './database';
import { waitFor } from './wait';

/** Names the folder where a run of the tests keeps which databases Strapi was started on. */
export const STARTED_DATABASES = 'TEST_STARTED_DATABASES';

const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST';
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const readEnv = async (file: string): Promise<DatabaseEnv | null> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as DatabaseEnv;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Has one of several processes do something. @returns whether it is this one. */
const lock = async (folder: string): Promise<boolean> => {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw error;
  }
};

const make = async (file: string, start: (database: TestDatabase) => Promise<void>): Promise<DatabaseEnv> => {
  const database = await createTestDatabase();
  try {
    await start(database);
  } catch (error) {
    await database.drop();
    throw error;
  }
  await writeFile(`${file}.part`, JSON.stringify(database.env));
  await rename(`${file}.part`, file);
  return database.env;
};

/**
 * A database on which Strapi was started and stopped: to make its tables takes Strapi longer than all the rest of a start. They
 * are made once for all test files of a run, and copied.
 *
 * @param start starts Strapi on an empty database, and stops it.
 */
export const startedDatabase = async (
  start: (database: TestDatabase) => Promise<void>
): Promise<TestDatabase> => {
  const folder = process.env[STARTED_DATABASES];
  if (!folder) throw new Error(`${STARTED_DATABASES} is not set: the global setup sets it`);
  const file = path.join(folder, `${testClient()}.json`);
  const look = async (): Promise<DatabaseEnv | null> => {
    const found = await readEnv(file);
    if (found || !(await lock(`${file}.lock`))) return found;
    try {
      return await make(file, start);
    } catch (error) {
      // Another may have more luck.
      await rmdir(`${file}.lock`);
      throw error;
    }
  };
  const env = await waitFor(look, { what: 'a database that Strapi was started on' });
  return createTestDatabase(env);
};

/** Drops what the test files of a run copied. */
export const dropStartedDatabases = async (): Promise<void> => {
  const folder = process.env[STARTED_DATABASES];
  if (!folder) return;
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  for (const name of files) {
    const env = await readEnv(path.join(folder, name));
    if (env) await dropDatabase(env);
  }
  await rm(folder, { recursive: true });
};
