const BASE_MS = 500;
const CAP_MS = 20_000;

/** How often a request is repeated after failures that may pass. */
export const MAX_RETRIES = 5;

/**
 * How long to wait before a repetition: full jitter, which spreads competing clients best
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempt 0 before the first repetition.
 * @param random a number from 0 to 1.
 * @returns milliseconds.
 */
export function backoffMs(attempt: number, random: number = Math.random()): number {
  return Math.round(random * Math.min(CAP_MS, BASE_MS * 2 ** attempt));
}

/**
 * Reads a `Retry-After` header: whole seconds, or a date.
 *
 * @param now the time that a date is compared with, in milliseconds since the epoch.
 * @returns milliseconds, or undefined where the header is missing or unreadable.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
