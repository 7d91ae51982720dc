import type { Sleep } from './sleep';

/** Shopify's `extensions.cost.throttleStatus`: a bucket of points that refills steadily. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points a second. */
  restoreRate: number;
}

export interface Throttle {
  /**
   * Waits until the estimated cost fits into the bucket, first come first served.
   *
   * @param cost points that the request may take.
   * @returns a function to call with what Shopify's answer said, or without when none came.
   * @throws ShopifyError `aborted` where the signal is raised meanwhile.
   */
  acquire(cost: number, signal?: AbortSignal): Promise<(status?: ThrottleStatus) => void>;
  /** What Shopify said last; undefined before the first answer. */
  status(): ThrottleStatus | undefined;
}

/** The share of the bucket left alone: another process of ours, or a person's click, still gets through at once. */
const RESERVE = 0.1;

/**
 * One shop's and app's bucket, as Shopify keeps it, estimated between two answers.
 *
 * @param options.sleep waits; replaced in tests.
 * @param options.now milliseconds since the epoch.
 */
export function createThrottle({ sleep, now }: { sleep: Sleep; now: () => number }): Throttle {
  let last: (ThrottleStatus & { at: number }) | undefined;
  let inFlight = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const missing = (cost: number): number => {
    if (!last) return 0;
    const at = now();
    // A clock that was set back would keep everything waiting until it has caught up.
    if (at < last.at) last = { ...last, at };
    const refilled = last.currentlyAvailable + (last.restoreRate * (at - last.at)) / 1000;
    const available = Math.min(last.maximumAvailable, refilled) - inFlight;
    const wanted = Math.min(cost + last.maximumAvailable * RESERVE, last.maximumAvailable);
    return wanted - available;
  };

  const waitForRoom = async (cost: number, signal?: AbortSignal): Promise<void> => {
    for (let points = missing(cost); points > 0 && last; points = missing(cost)) {
      // Points in flight may come back early, so a long wait is looked at again after a second.
      await sleep(Math.min(Math.ceil((points / last.restoreRate) * 1000), 1000), signal);
    }
  };

  return {
    async acquire(cost, signal) {
      const turn = queue.then(() => waitForRoom(cost, signal));
      queue = turn.catch(() => undefined);
      await turn;
      inFlight += cost;
      return (status) => {
        inFlight -= cost;
        if (status) last = { ...status, at: now() };
      };
    },
    status: () => last,
  };
}
