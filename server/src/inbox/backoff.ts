/** How often an event is tried before it is `failed`. With the waits below that is about 40 minutes. */
export const MAX_ATTEMPTS = 10;

/** How often a read may be older than its notice before it is believed: replicas catch up within seconds. */
export const MAX_STALE_READS = 8;

const MS_MAX_WAIT = 15 * 60_000;

const withJitter = (milliseconds: number) => milliseconds * (0.5 + Math.random() / 2);

/** How long to wait, in milliseconds, before an event that failed `attempts` times is tried again. */
export const waitAfterFailure = (attempts: number): number =>
  withJitter(Math.min(1_000 * 2 ** attempts, MS_MAX_WAIT));

/** How long to wait, in milliseconds, before a read that was older than its notice, `attempts` times, is repeated. */
export const waitAfterStaleRead = (attempts: number): number =>
  withJitter(Math.min(200 * 2 ** attempts, 30_000));
