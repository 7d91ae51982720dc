/** A part of a duration, in the units of `Intl.NumberFormat`. */
export interface DurationPart {
  value: number;
  unit: 'hour' | 'minute' | 'second';
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * A duration in hours, minutes and seconds, the empty ones left out; below ten seconds with one decimal.
 * @param milliseconds - how long it was
 */
export function durationParts(milliseconds: number): DurationPart[] {
  if (milliseconds < 9_950) {
    return [{ value: Math.round(milliseconds / 100) / 10, unit: 'second' }];
  }
  const seconds = Math.round(milliseconds / 1000);
  const parts: DurationPart[] = [
    { value: Math.floor(seconds / HOUR), unit: 'hour' },
    { value: Math.floor((seconds % HOUR) / MINUTE), unit: 'minute' },
    { value: seconds % MINUTE, unit: 'second' },
  ];
  return parts.filter(({ value }) => value > 0);
}
