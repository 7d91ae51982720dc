import { lagAfter } from '../shopify/replica-lag';
import { deriveContacts } from './contacts/derive';
import { linkContacts } from './order-links';
import { erasePerson } from './redact/erase-person';
import { findRedactions, passGate } from './redact/redactions';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';
import { storedOwners } from './stored-invoices';
import { buryRecords } from './tombstones';

/** A customer that was merged into another one of its store, by their Shopify ids. */
export interface Merge {
  store: string;
  gone: string;
  kept: string;
  /** When it was told. */
  at: Date;
}

/** Into which customers these were merged; those that were not are left out. */
export const successorsOf = async (
  session: Session,
  store: string,
  customers: readonly string[]
): Promise<Map<string, string>> => {
  const rows = await selectIn<{ shopify_id: string; merged_into: string | null }>(
    session,
    session.schema.customers.name,
    ['shopify_id', 'merged_into'],
    'shopify_id',
    [...new Set(customers)],
    { store_domain: store }
  );
  return new Map(
    rows.flatMap((row): [string, string][] => (row.merged_into ? [[row.shopify_id, row.merged_into]] : []))
  );
};

/**
 * Carries out a merge: the customer that is gone is deleted, its tombstone remembers who was kept, and its invoices are the
 * kept one's. Shopify need not show these orders for that, so those outside the app's window move too; and a read from
 * before the merge, whenever it arrives, is corrected by the tombstone. Can be repeated.
 */
export const mergeCustomer = async (session: Session, { store, gone, kept, at }: Merge): Promise<void> => {
  const { trx, schema } = session;
  // Notices of successive merges may arrive in any order.
  const successor = (await successorsOf(session, store, [kept])).get(kept) ?? kept;
  if (successor === gone) return;
  // The one that is gone was the same person: what is left of it is erased with the kept one.
  const erasedAt = (await passGate(session, store))
    ? (await findRedactions(session, store, [successor])).get(successor)
    : undefined;
  if (erasedAt) {
    const mapped = { contact: [], invoice: [] };
    await erasePerson(session, {
      store,
      customerIds: [gone],
      orderIds: [],
      emailDigests: [],
      at: erasedAt,
      mapped,
    });
    return;
  }
  await buryRecords(session, 'customers', { store, ids: [gone], at, mayBeSeenUntil: lagAfter(at) });
  await trx(schema.customers.name)
    .where({ store_domain: store })
    .where((query) => void query.where({ shopify_id: gone }).orWhere({ merged_into: gone }))
    .update({ merged_into: successor });

  const moved = await trx(schema.invoices.name)
    .where({ store_domain: store, customer_shopify_id: gone })
    .select<{ id: number; deleted_at: unknown }[]>('id', 'deleted_at');
  await trx(schema.invoices.name)
    .where({ store_domain: store, customer_shopify_id: gone })
    .update({ customer_shopify_id: successor });
  const live = moved.filter((row) => row.deleted_at === null).map((row) => row.id);
  const touched = await linkContacts(session, store, await storedOwners(session, live));
  await deriveContacts(session, touched, at);
};
