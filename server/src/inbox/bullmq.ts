import { createRequire } from 'node:module';
import path from 'node:path';
import type { RedisConnection } from '../config';
import { CrmError } from '../errors';
import { explained } from '../messages';

interface Connected {
  on(event: 'error', listener: (error: Error) => void): unknown;
}

interface Shared {
  connection: RedisConnection;
  /** What all keys in Redis begin with. */
  prefix: string;
}

/** How a job is added: one that waits already stands for all that have the same `deduplication.id`. */
interface JobOptions {
  removeOnComplete: boolean;
  removeOnFail: boolean;
  deduplication: { id: string; ttl: number };
}

export interface BullQueue extends Connected {
  add(name: string, data: object, options: JobOptions): Promise<unknown>;
  removeDeduplicationKey(id: string): Promise<unknown>;
  /** Waits for what was added. */
  close(): Promise<void>;
  /** Waits for nothing. */
  disconnect(): Promise<void>;
}

export interface BullWorker extends Connected {
  /** Takes no further job; waits for the one at hand unless `force`. */
  close(force?: boolean): Promise<void>;
}

/** What is used of BullMQ. Written here, as an app that has not installed it must compile too. */
interface BullMq {
  Queue: new (name: string, options: Shared & { streams: { events: { maxLen: number } } }) => BullQueue;
  Worker: new (
    name: string,
    processor: () => Promise<void>,
    options: Shared & { concurrency: number }
  ) => BullWorker;
}

/**
 * BullMQ as the app has it installed; version 5 brings its Redis client, later ones find it in the app too.
 *
 * @param app the app's folder.
 * @throws CrmError `queue_driver_not_installed`.
 */
export const loadBullMq = (app: string): BullMq => {
  const requireOfApp = createRequire(path.join(app, 'package.json'));
  try {
    createRequire(requireOfApp.resolve('bullmq')).resolve('ioredis');
    return requireOfApp('bullmq') as BullMq;
  } catch (cause) {
    const code = 'queue_driver_not_installed';
    throw new CrmError(code, { message: explained(code), cause });
  }
};
