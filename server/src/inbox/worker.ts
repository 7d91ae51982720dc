import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { getService } from '../services';
import { eventRows } from './events';
import { processEvents } from './process';

const BATCH = 250;
/** Each claim costs a dozen statements, however few events it takes: what comes in close together is one. */
const MS_BETWEEN_CLAIMS = 50;
/** The longest that a batch's work is followed by none, so that what else this process has to do is done: webhooks to answer. */
const MOST_MS_OF_REST = 1_000;
/** `setTimeout` takes no more than 2^31 − 1 ms. */
const MAX_TIMER_MS = 2_147_000_000;
/** After a failure of the database itself: there is no event to put off then. */
const MS_AFTER_FAILURE = 2_000;

/**
 * Works off the inbox: claims what is due, processes it, and sleeps until the next event is due or somebody wakes it. It
 * runs no timer while nothing waits.
 *
 * @param onBacklog called whenever there was more than the worker took at once: others may help.
 */
export const createWorker = (strapi: Core.Strapi, { onBacklog }: { onBacklog: () => void }) => {
  const owner = randomUUID();
  const rows = eventRows(strapi);
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWoken = false;
  let claimedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const workOff = async () => {
    for (let rest = 0; ;) {
      await pause(Math.max(rest, claimedAt + MS_BETWEEN_CLAIMS - performance.now()));
      if (stopping.signal.aborted) return;
      claimedAt = performance.now();
      isWoken = false;
      const before = performance.eventLoopUtilization();
      const events = await rows.claim(owner, BATCH);
      if (events.length >= BATCH) onBacklog();
      if (events.length > 0) {
        const stopKeeping = rows.keepAlive(owner);
        try {
          await processEvents(strapi, { owner, events, rows, signal: stopping.signal });
        } finally {
          stopKeeping();
          await rows.release(owner);
        }
        rest = Math.min(performance.eventLoopUtilization(before).active, MOST_MS_OF_REST);
      } else if (!isWoken) {
        return;
      }
    }
  };

  const sleep = async () => {
    const due = await rows.nextDue();
    if (due && !stopping.signal.aborted)
      setAlarm(due.getTime() - getService(strapi, 'clock').now().getTime());
  };

  const setAlarm = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(Math.max(milliseconds, 10), MAX_TIMER_MS));
    timer.unref();
  };

  const wake = () => {
    isWoken = true;
    if (running || stopping.signal.aborted) return;
    clearTimeout(timer);
    running = workOff()
      .then(sleep)
      .catch((error: Error) => {
        strapi.log.error(`[shopify-crm] The webhook worker stumbled and tries again: ${error.message}`);
        if (!stopping.signal.aborted) setAlarm(MS_AFTER_FAILURE);
      })
      .finally(() => {
        running = null;
        if (isWoken) wake();
      });
  };

  return {
    wake,

    /** The same, until nothing is due any more or the worker is stopped. */
    async workOff(): Promise<void> {
      wake();
      while (running) await running;
    },

    /** Claims nothing more, stops what is under way and gives it back. */
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
