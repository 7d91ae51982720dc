/** A span in the form that `Intl.RelativeTimeFormat` takes: negative values lie in the past. */
export interface RelativeSpan {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
const YEAR = 365 * DAY;

/** Each unit with its length in seconds, the largest first. */
const UNITS: readonly [RelativeSpan['unit'], number][] = [
  ['year', YEAR],
  ['month', MONTH],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1],
];

/**
 * How far a moment lies from another, in the largest unit that fits at least once, rounded towards zero.
 * @param moment - the moment, in milliseconds since the epoch
 * @param now - the moment to compare with, in milliseconds since the epoch
 */
export function relativeSpan(moment: number, now: number): RelativeSpan {
  const seconds = Math.trunc((moment - now) / 1000);
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  // `+ 0` turns a negative zero, which would read as "in 0 seconds ago", into zero.
  return { value: Math.trunc(seconds / length) + 0, unit };
}
