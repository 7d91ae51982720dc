import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { eventRows } from './events';
import { processEvents } from './process';

const BATCH = 250;
/** `setTimeout` takes no more than 2^31 − 1 ms. */
const MAX_TIMER_MS = 2_147_000_000;
/** After a failure of the database itself: there is no event to put off then. */
const MS_AFTER_FAILURE = 2_000;

/**
 * Works off the inbox: claims what is due, processes it, and sleeps until the next event is due or somebody wakes it. It
 * runs no timer while nothing waits.
 */
export const createWorker = (strapi: Core.Strapi) => {
  const owner = randomUUID();
  const rows = eventRows(strapi);
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let isWoken = false;
  let timer: NodeJS.Timeout | undefined;

  const workOff = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      const events = await rows.claim(owner, BATCH);
      if (events.length > 0) {
        const stopKeeping = rows.keepAlive(owner);
        try {
          await processEvents(strapi, { owner, events, rows, signal: stopping.signal });
        } finally {
          stopKeeping();
          await rows.release(owner);
        }
      } else if (!isWoken) {
        return;
      }
    }
  };

  const sleep = async () => {
    const due = await rows.nextDue();
    if (due && !stopping.signal.aborted) setAlarm(due.getTime() - Date.now());
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
    /** Claims nothing more, stops what is under way and gives it back. */
    async stop(): Promise<void> {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
};
