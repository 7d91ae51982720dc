import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Core } from '@strapi/strapi';
import type Tinypool from 'tinypool';
import { RESOURCES, type Resource } from '../../../../../shared/contracts';
import type { Deal, Dealt } from '../../../shopify/bulk';
import { valueOf, type Outcome } from './outcome';
import { unpackPart, withBatches, type PackedPart, type PartInBatches } from './packed';
import { createTaskQueue, type QueueOptions } from './queue';
import { readPart, type PartToRead } from './read-part';

/** How long the thread waits for more before it ends, and gives its memory back. */
const MS_IDLE = 10_000;

/** What is wanted now comes first, and then what will be, resource by resource in the order of a run. */
const rankOf = (resource: Resource, isWantedNow: boolean): number =>
  isWantedNow ? 0 : 1 + RESOURCES.indexOf(resource);

/** For whom a task is done. */
interface Asked {
  signal: AbortSignal;
  /** Whether it is done before it is its resource's turn. */
  isAhead?: boolean;
}

/** The thread's bundle lies beside the server's. */
const entry = (): string =>
  path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'bulk-thread', 'index.js');

/**
 * A thread that reads bulk results, so that Strapi goes on answering while a large one comes in, and the database has its next
 * records ready. It is there while there is something to read; parts that are to be written come before results that come in, and
 * those of the resource whose turn is next before the others.
 */
export const createBulkThread = (strapi: Core.Strapi) => {
  let opening: Promise<{ pool: Tinypool; optionsKey: symbol }> | undefined;

  const open = async () => {
    const { Tinypool: Pool } = await import('tinypool');
    const optionsKey = Pool.queueOptionsSymbol;
    const taskQueue = createTaskQueue(optionsKey);
    const pool = new Pool({
      filename: entry(),
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: MS_IDLE,
      taskQueue,
    });
    // Of a thread without a task; a task's failure is its own. Unheard, it would end the process.
    pool.on('error', (error: Error) =>
      strapi.log.error(`[shopify-crm] The thread for bulk results failed: ${error.message}`)
    );
    return { pool, optionsKey };
  };

  const run = async <T>(
    name: string,
    task: object,
    options: QueueOptions,
    signal: AbortSignal,
    given: ArrayBuffer[] = []
  ): Promise<T> => {
    opening ??= open();
    const { pool, optionsKey } = await opening;
    // To give the signal to the pool would end the thread, on which other runs may wait. A task takes less than a second.
    const done = (await pool.run({ ...task, [optionsKey]: options }, { name, transferList: given })) as T;
    signal.throwIfAborted();
    return done;
  };

  return {
    /** See `dealRows`. The rows are the thread's from then on: to copy them all would take memory twice. */
    deal: async (resource: Resource, task: Deal, signal: AbortSignal): Promise<Dealt> => {
      const rank = rankOf(resource, false);
      return valueOf(
        await run<Outcome<Dealt>>('deal', task, { rank }, signal, [task.bytes.buffer as ArrayBuffer])
      );
    },

    /** Reads a part; see `readPart`. The one part of a small result is read here: a thread takes longer to start. */
    async read<R extends Resource>(
      task: PartToRead<R>,
      { signal, isAhead = false }: Asked
    ): Promise<PartInBatches<R>> {
      if ('bytes' in task.part) return withBatches(task.resource, await readPart(task));
      const rank = rankOf(task.resource, !isAhead);
      return unpackPart(valueOf(await run<Outcome<PackedPart<R>>>('read', task, { rank }, signal)));
    },

    async stop(): Promise<void> {
      await (await opening)?.pool.destroy();
      opening = undefined;
    },
  };
};

export type BulkThread = ReturnType<typeof createBulkThread>;
