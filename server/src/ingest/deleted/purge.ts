import type { Table } from '../sql/schema';
import type { Session, Sessions } from '../sql/session';

/** Rows of one transaction: what else writes need not wait for long. */
const PART = 500;

/**
 * Removes for good what was deleted before a moment, tombstones of records that were never seen included. Links go with
 * their rows: Strapi's link tables cascade.
 *
 * @returns how many rows went.
 */
export const purgeDeleted = async (
  sessions: Sessions,
  before: Date,
  signal: AbortSignal
): Promise<number> => {
  const { contacts, customers, products, variants, invoices, lines, fulfilments, refunds } = sessions.schema;
  let total = 0;
  for (const table of [lines, fulfilments, refunds, invoices, variants, products, customers, contacts]) {
    let purged = PART;
    while (purged === PART && !signal.aborted) {
      purged = await sessions.run((session) => purgePart(session, table, before));
      total += purged;
    }
  }
  return total;
};

const purgePart = async ({ trx }: Session, { name }: Table, before: Date): Promise<number> => {
  const ids: number[] = await trx(name)
    .where('deleted_at', '<', before)
    .orderBy('id')
    .limit(PART)
    .pluck('id');
  // Asked again: one that is restored or found again meanwhile stays.
  if (ids.length > 0) await trx(name).whereIn('id', ids).where('deleted_at', '<', before).delete();
  return ids.length;
};
