import { RESOURCES, type Resource } from '../../../../shared/contracts';
import { deriveContacts } from '../contacts/derive';
import { childTables, familyOf } from '../families';
import type { Sessions, Session } from '../sql/session';
import { parts } from '../sql/statements';
import { buryRecords } from '../tombstones';

/** Records of one transaction: what else writes need not wait for long. */
const PART = 500;

/** No read that found a record speaks against this deletion; the latest year that all databases hold. */
const WHENEVER_READ = new Date('9999-12-31T00:00:00Z');

/** How many records of each resource were deleted. */
export type BuriedCounts = Record<Resource, number>;

/**
 * Soft-deletes all that came from a store, what somebody restored included; the purge removes it for good later. Contacts
 * keep what other stores supply. Can be repeated, and goes on where it was interrupted.
 *
 * @param at when: a read that starts later brings a record in again.
 */
export const eraseStore = async (sessions: Sessions, store: string, at: Date): Promise<BuriedCounts> => {
  await sessions.run((session) => disownRestored(session, store, at));
  const counts: BuriedCounts = { customers: 0, products: 0, orders: 0 };
  for (const resource of RESOURCES) {
    for (let last = 0; ;) {
      const part = await sessions.run((session) => livingPart(session, resource, store, last));
      const end = part.at(-1);
      if (!end) break;
      const ids = part.map((row) => row.shopify_id);
      counts[resource] += await sessions.run((session) =>
        buryRecords(session, resource, { store, ids, at, mayBeSeenUntil: WHENEVER_READ })
      );
      last = end.id;
    }
  }
  return counts;
};

const livingPart = async (
  session: Session,
  resource: Resource,
  store: string,
  after: number
): Promise<{ id: number; shopify_id: string }[]> =>
  await session
    .trx(familyOf(session.schema, resource).table.name)
    .where({ store_domain: store, deleted_at: null })
    .where('id', '>', after)
    .orderBy('id')
    .limit(PART)
    .select('id', 'shopify_id');

/** Restored records are the editors' own, whom no deletion takes them from but this one. */
const disownRestored = async (session: Session, store: string, at: Date): Promise<void> => {
  const { trx, schema } = session;
  const { variants, lines, fulfilments, refunds } = childTables(schema);
  const tables = [schema.customers, schema.products, schema.invoices];
  for (const { name } of [...tables, ...[variants, lines, fulfilments, refunds].map(({ table }) => table)])
    await trx(name).where({ store_domain: store }).whereNotNull('restored_at').update({ restored_at: null });

  // Such a contact may have nothing left that links it to the store.
  const contacts: number[] = await trx(schema.contacts.name)
    .where('spoken_by', 'like', `${store} %`)
    .whereNotNull('restored_at')
    .pluck('id');
  for (const part of parts(contacts)) {
    await trx(schema.contacts.name).whereIn('id', part).update({ restored_at: null });
    await deriveContacts(session, part, at);
  }
};
