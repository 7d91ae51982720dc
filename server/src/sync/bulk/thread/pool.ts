import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import type { Core } from '@strapi/strapi';
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
export const createBulkThread = (strapi: Core.Strapi) => {
  let pool: Promise<Tinypool> | undefined;

  const open = async (): Promise<Tinypool> => {
    const { Tinypool: Pool } = await import('tinypool');
    const opened = new Pool({ filename: entry(), minThreads: 0, maxThreads: 1, idleTimeout: MS_IDLE });
    // Of a thread without a task; a task's failure is its own. Unheard, it would end the process.
    opened.on('error', (error: Error) =>
      strapi.log.error(`[shopify-crm] The thread for bulk results failed: ${error.message}`)
    );
    return opened;
  };

  const run = async <T>(name: string, task: unknown, signal: AbortSignal): Promise<T> => {
    pool ??= open();
    // To give the signal to the pool would end the thread, on which other runs may wait. A task takes less than a second.
    const done = (await (await pool).run(task, { name })) as T;
    signal.throwIfAborted();
    return done;
  };

  return {
    /** See `dealRows`. */
    deal: async (task: Deal, signal: AbortSignal): Promise<Dealt> =>
      valueOf(await run<Outcome<Dealt>>('deal', task, signal)),

    /**
     * Reads a part; see `readPart`. The one part of a small result is read here: a thread takes longer to start.
     *
     * @returns what gives its records, once: until then they are bytes, which the garbage collector has no work with.
     */
    async read<R extends Resource>(task: PartToRead<R>, signal: AbortSignal): Promise<() => PartRecords<R>> {
      if ('bytes' in task.part) {
        const found = await readPart(task);
        return () => found;
      }
      let bytes: Uint8Array | null = await run<Uint8Array>('read', task, signal);
      return () => {
        if (!bytes) throw new Error('The records of this part were taken');
        const found = valueOf(deserialize(bytes) as Outcome<PartRecords<R>>);
        bytes = null;
        for (const [index, record] of found.records.entries())
          rememberDigest(record, found.digests[index] as string);
        return found;
      };
    },

    async stop(): Promise<void> {
      await (await pool)?.destroy();
      pool = undefined;
    },
  };
};

export type BulkThread = ReturnType<typeof createBulkThread>;
