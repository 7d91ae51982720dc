import { setTimeout as sleep } from 'node:timers/promises';

/** What was waited for did not come in time. */
export class WaitTimeoutError extends Error {
  override name = 'WaitTimeoutError';
}

export interface WaitOptions {
  /** Milliseconds until it gives up; 120,000 unless told: machines may be busy. */
  timeoutMs?: number;
  /** Milliseconds between two looks; 50 unless told. */
  everyMs?: number;
  /** What is waited for, for the error's message; a function is asked when time is up. */
  what?: string | (() => string);
}

/**
 * Looks again and again until there is something to see.
 *
 * @param look gives the result, or null, undefined or false while it is not there yet; what it throws ends the wait.
 * @throws WaitTimeoutError
 */
export const waitFor = async <T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  { timeoutMs = 120_000, everyMs = 50, what = 'the awaited state' }: WaitOptions = {}
): Promise<T> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() >= deadline) {
      const text = typeof what === 'function' ? what() : what;
      throw new WaitTimeoutError(`Waited ${timeoutMs} ms in vain for ${text}`);
    }
    await sleep(everyMs);
  }
};
