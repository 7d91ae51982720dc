import type { Dirent } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

const PREFIX = 'shopify-crm-bulk-';
/** No result is worked on for so long; they are not even kept by Shopify. */
const MS_VERY_OLD = 7 * 24 * 60 * 60_000;

/** Of a host's name what may stand in a file's. */
const ownFolders = (): string => `${PREFIX}${hostname().replace(/[^\w.-]/g, '_')}-`;

/**
 * What the names of this process's folders for bulk results begin with. The temporary folder may be shared by several
 * containers, whose processes have the same ids.
 */
export const spillPrefix = (parent = tmpdir()): string => path.join(parent, `${ownFolders()}${process.pid}-`);

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The process of this host that made a folder; null where it may have been another host's. */
const pidOf = (name: string): number | null => {
  const own = ownFolders();
  const found = name.startsWith(own) ? /^(\d+)-[^-]+$/.exec(name.slice(own.length)) : null;
  return found ? Number(found[1]) : null;
};

/** This process has made no folder yet: one of its id is its predecessor's, in a container that was started again. */
const isOrphan = async (folder: string, name: string): Promise<boolean> => {
  const pid = pidOf(name);
  if (pid !== null) return pid === process.pid || !isRunning(pid);
  return Date.now() - (await stat(folder)).mtimeMs > MS_VERY_OLD;
};

/**
 * Removes what processes of this host that were killed left behind, and what others left long ago. To be called before this
 * process makes any. Nothing depends on it: what cannot be removed is told to the log.
 */
export const sweepSpillFolders = async (strapi: Core.Strapi, parent = tmpdir()): Promise<void> => {
  const sweep = async ({ name }: Dirent): Promise<void> => {
    const folder = path.join(parent, name);
    if (await isOrphan(folder, name)) await rm(folder, { recursive: true, force: true });
  };
  const tell = (error: Error) =>
    void strapi.log.warn(`[shopify-crm] An old temporary folder could not be removed: ${error.message}`);
  try {
    const entries = await readdir(parent, { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && entry.name.startsWith(PREFIX));
    await Promise.all(folders.map((folder) => sweep(folder).catch(tell)));
  } catch (error) {
    tell(error as Error);
  }
};
