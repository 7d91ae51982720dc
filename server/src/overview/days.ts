/** A calendar day. */
interface Day {
  year: number;
  month: number;
  day: number;
}

/** A store whose time zone is not known counts its days in UTC. */
const formatOf = (timezone: string | null): Intl.DateTimeFormat => {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: timezone ?? 'UTC' });
  } catch (error) {
    // Shopify may know a zone that this Node does not.
    if (!(error instanceof RangeError)) throw error;
    return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
  }
};

const localParts = (format: Intl.DateTimeFormat, at: number) =>
  Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)])) as Record<
    'year' | 'month' | 'day' | 'hour' | 'minute' | 'second',
    number
  >;

/** What a clock in the zone shows, as if it were UTC, in milliseconds. */
const localClock = (format: Intl.DateTimeFormat, at: number): number => {
  const { year, month, day, hour, minute, second } = localParts(format, at);
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** The moment at which a day begins in the zone; where the clock skips midnight, the moment after. */
const startOf = (format: Intl.DateTimeFormat, { year, month, day }: Day): Date => {
  const midnight = Date.UTC(year, month - 1, day);
  // The offset of a first guess may be the one before a change of the clock: the second guess has the right one.
  const guess = midnight - (localClock(format, midnight) - midnight);
  const start = guess - (localClock(format, guess) - midnight);
  return new Date(localClock(format, start) < midnight ? guess : start);
};

/** The last days of a zone, the present one included. */
export interface LastDays {
  /** `YYYY-MM-DD`, the earliest first. */
  dates: string[];
  /** Where each day begins, and where the last one ends: one more than there are days. */
  bounds: Date[];
}

/**
 * The last days in a time zone.
 *
 * @param timezone IANA's name; UTC where it is unknown.
 * @param count how many days, today included.
 */
export const lastDays = (timezone: string | null, now: Date, count: number): LastDays => {
  const format = formatOf(timezone);
  const { year, month, day } = localParts(format, now.getTime());
  const offsets = Array.from({ length: count + 1 }, (_, index) => index - count + 1);
  const days = offsets.map((offset) => new Date(Date.UTC(year, month - 1, day + offset)));
  return {
    dates: days.slice(0, -1).map((date) => date.toISOString().slice(0, 10)),
    bounds: days.map((date) =>
      startOf(format, {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
      })
    ),
  };
};
