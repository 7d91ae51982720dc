import type { Drift, ResourceProgress, SyncRun } from '../../../../shared/contracts';

/** Records of one kind that are dealt with: written, found unchanged, or failed. */
export function settledRecords(progress: ResourceProgress): number {
  return progress.written + progress.unchanged + progress.failed;
}

/**
 * How much of one kind of record is done, in whole per cent; null until Shopify has said how many there are.
 * More records than expected (the shop goes on while it is read) are 100.
 */
export function percentDone(progress: ResourceProgress): number | null {
  if (progress.expected === null) {
    return null;
  }
  if (progress.expected === 0) {
    return 100;
  }
  return Math.min(100, Math.floor((settledRecords(progress) / progress.expected) * 100));
}

/**
 * How much of a run is done, in steps of a quarter, so that a screen reader isn't told every record.
 * @returns 0, 25, 50, 75 or 100; null until Shopify has said how many records there are
 */
export function quarterDone(run: SyncRun): number | null {
  const all = Object.values(run.resources);
  const expected = all.reduce((sum, { expected: count }) => sum + (count ?? 0), 0);
  if (all.length === 0 || all.some((progress) => progress.expected === null)) {
    return null;
  }
  const settled = all.reduce((sum, progress) => sum + settledRecords(progress), 0);
  const share = expected === 0 ? 1 : Math.min(1, settled / expected);
  return Math.floor(share * 4) * 25;
}

/** Whether a comparison found any record that differs. */
export function hasDrift({ missing, stale, surplus }: Drift): boolean {
  return missing + stale + surplus > 0;
}

/** How many records of all kinds a comparison found to differ. */
export function totalDrift({ drift }: SyncRun): number {
  return Object.values(drift ?? {}).reduce(
    (sum, { missing, stale, surplus }) => sum + missing + stale + surplus,
    0
  );
}

/** How many records of all kinds a run did not import. */
export function totalFailed({ resources }: SyncRun): number {
  return Object.values(resources).reduce((sum, { failed }) => sum + failed, 0);
}
