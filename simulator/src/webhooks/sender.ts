import type { Clock } from '../state/types';
import type { Attempt, Delivery } from './types';

/** Shopify gives an endpoint five seconds in all (shopify.dev, "Deliver webhooks through HTTPS"). */
const TIMEOUT_MS = 5_000;

/** Eight retries over four hours, in seconds after the try before (shopify.dev changelog, webhook retry mechanism). */
export const RETRY_SECONDS = [10, 30, 60, 300, 900, 1_800, 3_600, 7_200] as const;

/** How many deliveries are under way at the same time. */
const PARALLEL = 16;

/** Sends deliveries, retries them, and knows when there is nothing left to send. */
export interface Sender {
  /** @param delayMs how long to hold the first try back. */
  send(delivery: Delivery, delayMs: number, onSettled: (delivered: boolean) => void): void;
  /** Resolves when every delivery has been delivered or given up. */
  whenIdle(): Promise<void>;
  /** Forgets what waits; what is under way ends by itself. */
  close(): void;
}

/**
 * @param retryScale what a second of Shopify's retry schedule lasts, in seconds.
 */
export const createSender = (clock: Clock, retryScale: number): Sender => {
  const queue: (() => Promise<void>)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let idleWaiters: (() => void)[] = [];
  let running = 0;
  let unsettled = 0;
  let closed = false;

  const post = async (delivery: Delivery): Promise<Attempt> => {
    const at = clock.now().toISOString();
    try {
      const response = await fetch(delivery.uri, {
        method: 'POST',
        headers: delivery.headers,
        body: delivery.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.arrayBuffer();
      return { at, status: response.status, error: response.ok ? null : `HTTP ${response.status}` };
    } catch (error) {
      const { name, message, cause } = error as Error;
      return {
        at,
        status: null,
        error: name === 'TimeoutError' ? 'timeout' : String((cause as Error) ?? message),
      };
    }
  };

  const pump = (): void => {
    while (running < PARALLEL && !closed) {
      const next = queue.shift();
      if (!next) return;
      running += 1;
      void next().finally(() => {
        running -= 1;
        pump();
      });
    }
  };

  const later = (delayMs: number, work: () => Promise<void>): void => {
    const enqueue = (): void => {
      queue.push(work);
      pump();
    };
    if (delayMs <= 0) return enqueue();
    const timer = setTimeout(() => {
      timers.delete(timer);
      enqueue();
    }, delayMs);
    timers.add(timer);
  };

  const settle = (): void => {
    unsettled -= 1;
    if (unsettled > 0) return;
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const resolve of waiters) resolve();
  };

  const attempt = async (delivery: Delivery, onSettled: (delivered: boolean) => void): Promise<void> => {
    const result = await post(delivery);
    delivery.attempts.push(result);
    const delivered = result.status !== null && result.status >= 200 && result.status < 300;
    const wait = RETRY_SECONDS[delivery.attempts.length - 1];
    if (!delivered && wait !== undefined && !closed) {
      later(wait * 1000 * retryScale, () => attempt(delivery, onSettled));
      return;
    }
    delivery.status = delivered ? 'delivered' : 'abandoned';
    onSettled(delivered);
    settle();
  };

  return {
    send(delivery, delayMs, onSettled) {
      if (closed) return;
      unsettled += 1;
      later(delayMs, () => attempt(delivery, onSettled));
    },
    whenIdle: () =>
      unsettled === 0 ? Promise.resolve() : new Promise((resolve) => idleWaiters.push(resolve)),
    close() {
      closed = true;
      queue.length = 0;
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      unsettled = 1;
      settle();
    },
  };
};
