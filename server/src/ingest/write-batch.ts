import { digested } from '../records/digest';
import type { Encoded } from '../records/encoded';
import type { SourceRecord } from '../records/types';
import type { Table } from './sql/schema';
import type { Session } from './sql/session';
import {
  confirmVersions,
  storedVersions,
  writeVersioned,
  type Source,
  type StoredVersion,
  type WrittenRows,
} from './versions';

/** How many records a batch changed, and how many it left as they were (same content, or newer in the store). */
export interface BatchOutcome {
  written: number;
  unchanged: number;
}

/**
 * Records that the database took, and their rows. They are handed on as they came, and not each in an object that has both: V8 learns
 * where objects are made that last for a while, and makes these so that only a full collection of garbage takes them, with the record
 * that they hold.
 */
export interface Applied<R> {
  records: readonly R[];
  rows: WrittenRows;
}

/**
 * Writes the top-level rows of a batch. Records whose content is stored already are only confirmed; of the others, those
 * that the version rule refused are left out of `applied`, and nothing that hangs on them may be written either.
 */
export const writeBatch = async <R extends Encoded<SourceRecord>>(
  session: Session,
  table: Table,
  source: Source,
  records: readonly R[]
): Promise<{ outcome: BatchOutcome; applied: Applied<R> }> => {
  const latest = new Map<string, R>();
  for (const record of records) latest.set(record.shopifyId, digested(record));
  // Everybody locks rows in the same order.
  const sorted = [...latest.values()].sort((a, b) => (a.shopifyId < b.shopifyId ? -1 : 1));
  const ids = sorted.map((record) => record.shopifyId);

  await session.changes.watch(session, table, 'shopify_id', ids, { store_domain: source.store });
  const before = await storedVersions(session, table, source.store, ids);
  const isStored = (stored: StoredVersion | undefined, record: R): stored is StoredVersion =>
    stored !== undefined && stored.deletedAt === null && stored.sourceHash === record.sourceHash;
  const changed = sorted.filter((record) => !isStored(before.get(record.shopifyId), record));
  const same = sorted
    .map((record) => before.get(record.shopifyId))
    .filter((stored, i) => isStored(stored, sorted[i] as R));
  await confirmVersions(session, table, same, source.readAt);

  const rows = await writeVersioned(session, table, source, changed);
  const applied = changed.filter(({ shopifyId }) => rows.has(shopifyId));
  return {
    outcome: { written: applied.length, unchanged: latest.size - applied.length },
    applied: { records: applied, rows },
  };
};
