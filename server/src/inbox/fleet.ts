import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { RedisConnection } from '../config';
import { thisInstance } from '../stores/instance';
import { loadBullMq, type BullQueue } from './bullmq';

const QUEUE = 'inbox';
const JOB = 'work-off';
/** A job that was lost with its key still there would keep others out for this long. */
const MS_KEY = 30_000;
/** A Redis that is well answers within milliseconds. */
const MS_PATIENCE = 1_000;
/** What is at hand is interrupted by whoever stops the worker; this is for its last statements. */
const MS_TO_FINISH = 3_000;
/** BullMQ keeps a log of its jobs, which nobody reads here. */
const EVENTS_KEPT = 100;

const add = (queue: BullQueue): Promise<unknown> =>
  queue.add(JOB, {}, { removeOnComplete: true, removeOnFail: true, deduplication: { id: JOB, ttl: MS_KEY } });

/** The processes that share a database, as one of them sees them. */
export interface Fleet {
  /** Lets one process that is free work off the inbox: this one where Redis does not answer. */
  announce(): void;
  /** Takes no more work, waits for what is at hand, and tells the others of what is left. */
  leave(): Promise<void>;
}

/** What a process does about events. */
interface Hands {
  /** Begins to work, if it does not already. */
  wake(): void;
  /** Resolves when nothing is due any more. */
  workOff(): Promise<void>;
}

/** @returns whether something succeeded within so many milliseconds; false where it failed, too. */
const inTime = async (work: Promise<unknown>, milliseconds = MS_PATIENCE): Promise<boolean> => {
  const waiting = new AbortController();
  const late = sleep(milliseconds, false, { signal: waiting.signal }).catch(() => false);
  const done = work.then(
    () => true,
    () => false
  );
  const outcome = await Promise.race([done, late]);
  waiting.abort();
  return outcome;
};

/**
 * Joins the fleet of processes that tell each other over Redis that events wait. The events themselves are in the database
 * alone, so a Redis that is away, or that lost all it had, costs nothing but the sharing: then each process works off what it
 * received itself, and looks for what others left.
 *
 * One job waits in Redis, however many events do: it says that there is work, and whoever takes it works until there is none.
 *
 * @throws CrmError `queue_driver_not_installed`; nothing where Redis does not answer.
 */
export const joinFleet = async (
  strapi: Core.Strapi,
  connection: RedisConnection,
  { wake, workOff }: Hands
): Promise<Fleet> => {
  const { Queue, Worker } = loadBullMq(strapi.dirs.app.root);
  const shared = { connection, prefix: await prefixFor(strapi) };
  const queue = new Queue(QUEUE, { ...shared, streams: { events: { maxLen: EVENTS_KEPT } } });
  const work = async (): Promise<void> => {
    // From here on another job may wait: this one cannot promise to see what comes now.
    await inTime(queue.removeDeduplicationKey(JOB));
    await workOff();
  };
  const worker = new Worker(QUEUE, work, { ...shared, concurrency: 1 });

  let isToBeTold = false;
  let telling: Promise<void> | null = null;
  /** What was told last has not arrived; it will when Redis is back. */
  let isLate = false;
  let isWell = true;
  let isLeaving = false;

  const fails = ({ message }: Error): void => {
    if (isWell) strapi.log.warn(`[shopify-crm] Redis fails, so this process works by itself: ${message}`);
    isWell = false;
  };
  const works = (): void => {
    if (!isWell) strapi.log.info('[shopify-crm] Redis works again: work is shared');
    isWell = true;
  };

  const tell = async (): Promise<void> => {
    while (isToBeTold) {
      isToBeTold = false;
      const added = add(queue).then(works, fails);
      if (!(await inTime(added))) isLate = true;
      if (isLate || !isWell) wake();
      await added;
      isLate = false;
    }
  };
  const tellInTurn = (): void => {
    isToBeTold = true;
    telling ??= tell().finally(() => (telling = null));
  };

  for (const one of [queue, worker])
    one.on('error', (error) => {
      if (isLeaving) return;
      fails(error);
      // What is told now arrives when Redis is back, and shows that it is.
      tellInTurn();
    });

  return {
    announce: () => (isLate ? wake() : tellInTurn()),

    async leave() {
      isLeaving = true;
      // BullMQ waits for a Redis that is away for ever, unless it is told not to.
      const answers = !isLate && (await inTime(add(queue)));
      await inTime(worker.close(!answers), MS_TO_FINISH);
      if (answers) await inTime(add(queue));
      await inTime(answers ? queue.close() : queue.disconnect());
    },
  };
};

/** Fleets that share a Redis keep apart; so does a copy of the database under another address. */
const prefixFor = async (strapi: Core.Strapi): Promise<string> => {
  const { instanceId, publicUrl } = await thisInstance(strapi);
  const id = createHash('sha256').update(`${instanceId} ${publicUrl}`).digest('hex').slice(0, 16);
  return `{shopify-crm-${id}}`;
};
