import os from 'node:os';

/** Rounded to so many decimals, none by default. */
export const round = (value: number, decimals = 0): number => Number(value.toFixed(decimals));

/** The value below which a share (0…1) of all lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
};

export const secondsSince = (start: number): number => (performance.now() - start) / 1_000;

/** What else the machine did: figures of a busy one are lower, ratios within a run hardly. */
export const load = (): number => round(os.loadavg()[0] ?? 0, 1);
