import { abortedError } from '../errors';

/** Waits, unless and until the signal is raised. */
export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>;

/**
 * Waits for some milliseconds.
 *
 * @throws ShopifyError `aborted` as soon as the signal is raised.
 */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortedError());
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      reject(abortedError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal?.addEventListener('abort', onAbort, { once: true });
  });
