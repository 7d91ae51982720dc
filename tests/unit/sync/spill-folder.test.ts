import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { spillPrefix, sweepSpillFolders } from '../../../server/src/sync/spill-folder';

const MS_DAY = 24 * 60 * 60_000;

let folder: string;
let warned: string[];

const sweep = (parent = folder) =>
  sweepSpillFolders(
    { log: { warn: (line: string) => void warned.push(line) } } as unknown as Core.Strapi,
    parent
  );

/** A folder as a process leaves it. */
const leave = async (name: string, { daysAgo = 0 } = {}): Promise<string> => {
  const made = path.join(folder, name);
  await mkdir(made);
  await writeFile(path.join(made, '0.jsonl'), '{}\n');
  const at = new Date(Date.now() - daysAgo * MS_DAY);
  await utimes(made, at, at);
  return name;
};

const nameOf = (host: string, pid: number | string) => `shopify-crm-bulk-${host}-${pid}-aB3xYz`;
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

beforeEach(async () => {
  warned = [];
  folder = await mkdtemp(path.join(os.tmpdir(), 'sweep-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('the folders for bulk results', () => {
  it('are named by host and process', async () => {
    const made = await mkdtemp(spillPrefix(folder));
    expect(path.dirname(made)).toBe(folder);
    expect(path.basename(made)).toContain(`-${os.hostname()}-${process.pid}-`);
  });

  it('are swept once their process is gone, and those of its own id that it did not make', async () => {
    await leave(nameOf(os.hostname(), deadPid()));
    await leave(nameOf(os.hostname(), process.pid));
    await sweep();
    expect(await readdir(folder)).toEqual([]);
  });

  it('are left to processes that run, and to other hosts, whose ids mean nothing here', async () => {
    const kept = [
      await leave(nameOf(os.hostname(), process.ppid)),
      await leave(nameOf('elsewhere', deadPid()), { daysAgo: 6 }),
      await leave(nameOf(`${os.hostname()}-1`, deadPid())),
      await leave(nameOf(`${os.hostname()}-${deadPid()}`, 1)),
      await leave(`shopify-crm-bulk-${deadPid()}`),
      await leave('another-program', { daysAgo: 30 }),
    ];
    await sweep();
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
  });

  it('are swept whoever made them when they are very old', async () => {
    await leave(nameOf('elsewhere', 1), { daysAgo: 8 });
    await leave('shopify-crm-bulk-17', { daysAgo: 8 });
    await sweep();
    expect(await readdir(folder)).toEqual([]);
    expect(warned).toEqual([]);
  });

  it('stop nothing where the temporary folder cannot be read', async () => {
    await sweep(path.join(folder, 'missing'));
    expect(warned).toEqual([expect.stringContaining('ENOENT')]);
  });
});
