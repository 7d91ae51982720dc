import { createReadStream } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { readLines, type BulkLine, type BulkRow } from './rows';

/** What one partition may take in memory, roughly, in bytes of JSON. */
export const PARTITION_BYTES = 8 * 1024 * 1024;
/** How much is held back before it is written out, over all partitions. */
const BUFFER_BYTES = 4 * 1024 * 1024;
const MAX_PARTITIONS = 4096;
/** For a result of unknown size: enough for 512 MiB. */
const DEFAULT_PARTITIONS = 64;
/** Records hold personal data: nobody but this process's user may read them. */
const FILE_MODE = 0o600;

/** The folder for rows could not be made, written, read or removed: its disk is full, or it is not ours to use. */
export class SpillError extends Error {
  override readonly name = 'SpillError';
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw asSpillError(cause);
  }
}

function asSpillError(cause: unknown): SpillError {
  return new SpillError(`The temporary folder cannot be used: ${(cause as Error).message}`, { cause });
}

/** Rows kept in files, split so that each file fits into memory. */
export interface Spill {
  add(line: BulkLine, rootId: string): void;
  /** Writes out what was added, once that is much. To be called now and then. */
  flushWhenFull(): Promise<void>;
  /** Reads the partitions one after the other; a partition holds all rows of its records. */
  partitions(): AsyncGenerator<AsyncIterable<BulkRow[]>>;
  /** Removes the files. */
  remove(): Promise<void>;
}

/** FNV-1a: spreads ids that differ in their last digits only. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

async function* readRows(file: string): AsyncGenerator<BulkRow[]> {
  const input = createReadStream(file);
  try {
    for await (const lines of readLines(input)) yield lines.map((line) => JSON.parse(line) as BulkRow);
  } catch (cause) {
    throw asSpillError(cause);
  } finally {
    input.destroy();
  }
}

/**
 * Opens a spill in a new folder of its own.
 *
 * @param prefix what the folder's path begins with.
 * @param fileSize bytes of the whole result; null where unknown.
 * @throws SpillError as all that the spill does, where the disk fails.
 */
export async function openSpill(prefix: string, fileSize: number | null): Promise<Spill> {
  const folder = await onDisk(() => mkdtemp(prefix));
  const count =
    fileSize === null
      ? DEFAULT_PARTITIONS
      : Math.min(MAX_PARTITIONS, Math.ceil(fileSize / PARTITION_BYTES) || 1);
  const buffers = new Map<number, string[]>();
  const written = new Set<number>();
  let buffered = 0;
  const fileOf = (partition: number): string => path.join(folder, `${partition}.jsonl`);

  const flush = async (): Promise<void> => {
    for (const [partition, lines] of buffers) {
      await onDisk(() => appendFile(fileOf(partition), lines.join(''), { mode: FILE_MODE }));
      written.add(partition);
    }
    buffers.clear();
    buffered = 0;
  };

  return {
    add({ text }, rootId) {
      const partition = hash(rootId) % count;
      const lines = buffers.get(partition);
      if (lines) lines.push(text, '\n');
      else buffers.set(partition, [text, '\n']);
      buffered += text.length;
    },
    async flushWhenFull() {
      if (buffered >= BUFFER_BYTES) await flush();
    },
    async *partitions() {
      await flush();
      for (const partition of written) {
        yield readRows(fileOf(partition));
        await onDisk(() => rm(fileOf(partition), { force: true }));
      }
    },
    remove: () => onDisk(() => rm(folder, { recursive: true, force: true })),
  };
}
