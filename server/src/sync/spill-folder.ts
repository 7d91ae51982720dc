import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'shopify-crm-bulk-';

/** A folder of this process, which only its user can read: bulk results hold personal data and may not fit into memory. */
export const spillFolder = async (): Promise<string> => {
  const folder = path.join(tmpdir(), `${PREFIX}${process.pid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Removes what processes that were killed left behind. */
export const sweepSpillFolders = async (): Promise<void> => {
  const names = await readdir(tmpdir());
  const orphans = names.filter((name) => {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : NaN;
    return Number.isInteger(pid) && !isRunning(pid);
  });
  await Promise.all(orphans.map((name) => rm(path.join(tmpdir(), name), { recursive: true, force: true })));
};
