import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type Tinypool from 'tinypool';
import type { Resource } from '../../../../../shared/contracts';
import { rememberDigest } from '../../../records/digest';
import type { Deal, Dealt } from '../../../shopify/bulk';
import { valueOf, type Outcome } from './outcome';
import { readPart, type PartRecords, type PartToRead } from './read-part';

/** How long the thread waits for more before it ends, and gives its memory back. */
const MS_IDLE = 10_000;

/** The thread's bundle lies beside the server's. */
const entry = (): string =>
  path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'bulk-thread', 'index.js');

/**
 * A thread that reads bulk results, so that Strapi goes on answering while a large one comes in, and the database has its next
 * records ready. It is there while there is something to read; of several results it takes turns with the parts.
 */
export const createBulkThread = () => {
  let pool: Promise<Tinypool> | undefined;

  const open = async (): Promise<Tinypool> => {
    const { Tinypool: Pool } = await import('tinypool');
    return new Pool({ filename: entry(), minThreads: 0, maxThreads: 1, idleTimeout: MS_IDLE });
  };

  const run = async <T>(name: string, task: unknown, signal: AbortSignal): Promise<T> => {
    pool ??= open();
    const outcome = (await (await pool).run(task, { name, signal })) as Outcome<T>;
    return valueOf(outcome);
  };

  return {
    /** See `dealRows`. */
    deal: (task: Deal, signal: AbortSignal): Promise<Dealt> => run('deal', task, signal),

    /** See `readPart`. The one part of a small result is read here: a thread takes longer to start. */
    async read<R extends Resource>(task: PartToRead<R>, signal: AbortSignal): Promise<PartRecords<R>> {
      const found =
        'bytes' in task.part ? await readPart(task) : await run<PartRecords<R>>('read', task, signal);
      for (const [index, record] of found.records.entries())
        rememberDigest(record, found.digests[index] as string);
      return found;
    },

    async stop(): Promise<void> {
      await (await pool)?.destroy();
      pool = undefined;
    },
  };
};

export type BulkThread = ReturnType<typeof createBulkThread>;
