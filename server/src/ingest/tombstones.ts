import type { Resource } from '../../../shared/contracts';
import { deriveContacts } from './contacts/derive';
import { familyOf, type ChildTable } from './families';
import { targetsOf, unlinkTargets } from './links';
import type { Guard } from './sql/dialect';
import { documentColumns } from './sql/rows';
import type { LinkTable, Table } from './sql/schema';
import type { Session } from './sql/session';
import { insertOrUpdate, parts, selectIn, type Row } from './sql/statements';

/**
 * A deletion applies unless a read that cannot have missed it has found the record since, or somebody restored it:
 * restored records are ours. The first deletion's time stays.
 */
const isStillThere =
  (mayBeSeenUntil: Date): Guard =>
  (stored) => ({
    sql:
      `${stored('restored_at')} IS NULL AND ${stored('deleted_at')} IS NULL AND ` +
      `(${stored('synced_at')} IS NULL OR ${stored('synced_at')} <= ?)`,
    bindings: [mayBeSeenUntil],
  });

/** Records that are gone. */
export interface Deletion {
  store: string;
  ids: readonly string[];
  /** When they were deleted, as far as we know. */
  at: Date;
  /** Reads that started up to then may have found them nevertheless; by default none that started after `at`. */
  mayBeSeenUntil?: Date;
}

/**
 * Marks records as deleted in Shopify at a moment, with their children; those that were never seen get a tombstone, so that
 * a late read does not bring them in. What pointed at them no longer does.
 *
 * @returns how many records were deleted by this call.
 */
export const buryRecords = async (
  session: Session,
  resource: Resource,
  { store, ids, at, mayBeSeenUntil = at }: Deletion
): Promise<number> => {
  const { table, inbound, children } = familyOf(session.schema, resource);
  const unique = [...new Set(ids)].sort();
  const rows = unique.map((shopifyId): Row => ({
    ...documentColumns(session),
    store_domain: store,
    shopify_id: shopifyId,
    deleted_at: at,
  }));
  await session.changes.watch(session, table, 'shopify_id', unique, { store_domain: store });
  const alive = await liveRows(session, table, store, 'shopify_id', unique);
  await insertOrUpdate(session, rows, {
    table: table.name,
    key: ['store_domain', 'shopify_id'],
    update: ['deleted_at'],
    guard: isStillThere(mayBeSeenUntil),
  });
  const still = new Set((await liveRows(session, table, store, 'shopify_id', unique)).map((row) => row.id));
  const buried = alive.filter((row) => !still.has(row.id));
  for (const child of children) await buryChildren(session, child, { store, parents: buried, at });
  const buriedIds = buried.map((row) => row.id);
  for (const link of inbound) await unlinkTargets(session, link, buriedIds);
  await leaveContacts(session, resource, buriedIds, at);
  return buried.length;
};

/**
 * Deletes the children of deleted records. Those that somebody restored stay, without their parent: a hidden record must not
 * show through a relation.
 */
const buryChildren = async (
  session: Session,
  { table, link, inbound }: ChildTable,
  { store, parents, at }: { store: string; parents: readonly LiveRow[]; at: Date }
): Promise<void> => {
  const shopifyIds = parents.map((row) => row.shopify_id);
  await session.changes.watch(session, table, 'parent_shopify_id', shopifyIds, { store_domain: store });
  const children = await liveRows(session, table, store, 'parent_shopify_id', shopifyIds);
  const idsOf = (rows: readonly LiveRow[]) => rows.map((row) => row.id);
  const buried = idsOf(children.filter((row) => row.restored_at === null));
  for (const part of parts(buried))
    await session.trx(table.name).whereIn('id', part).update({ deleted_at: at });
  for (const one of inbound) await unlinkTargets(session, one, buried);
  const kept = idsOf(children.filter((row) => row.restored_at !== null));
  for (const part of parts(kept)) await session.trx(link.name).whereIn(link.owner, part).delete();
};

/** Which of these records are known to be deleted. */
export const findBuried = async (
  session: Session,
  resource: Resource,
  { store, ids }: { store: string; ids: readonly string[] }
): Promise<string[]> => {
  const { table } = familyOf(session.schema, resource);
  const rows = await selectIn<{ shopify_id: string; deleted_at: unknown }>(
    session,
    table.name,
    ['shopify_id', 'deleted_at'],
    'shopify_id',
    ids,
    { store_domain: store }
  );
  return rows.filter((row) => row.deleted_at !== null).map((row) => row.shopify_id);
};

interface LiveRow {
  id: number;
  shopify_id: string;
  restored_at: unknown;
}

const liveRows = (session: Session, table: Table, store: string, column: string, values: readonly string[]) =>
  selectIn<LiveRow>(session, table.name, ['id', 'shopify_id', 'restored_at'], column, values, {
    store_domain: store,
    deleted_at: null,
  });

/** Takes deleted customers and invoices away from their contacts. */
const leaveContacts = async (
  session: Session,
  resource: Resource,
  ids: readonly number[],
  at: Date
): Promise<void> => {
  if (resource === 'products') return;
  const { links } = session.schema;
  const link: LinkTable = resource === 'customers' ? links.customerContact : links.invoiceContact;
  const contacts = await targetsOf(session, link, ids);
  for (const part of parts(ids)) await session.trx(link.name).whereIn(link.owner, part).delete();
  await deriveContacts(session, contacts.values(), at);
};
