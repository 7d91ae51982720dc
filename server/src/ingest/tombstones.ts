import type { Resource } from '../../../shared/contracts';
import { deriveContacts } from './contacts/derive';
import { targetsOf, unlinkTargets } from './links';
import type { ColumnReference } from './sql/dialect';
import { documentColumns } from './sql/rows';
import type { LinkTable, Schema, Table } from './sql/schema';
import type { Session } from './sql/session';
import { insertOrUpdate, parts, selectIn, type Row } from './sql/statements';

interface Family {
  table: Table;
  /** Tables of records that are deleted with it. */
  children: Table[];
}

/** The table of a resource's records, and those of their children. */
export const familyOf = (schema: Schema, resource: Resource): Family => {
  const families: Record<Resource, Family> = {
    customers: { table: schema.customers, children: [] },
    products: { table: schema.products, children: [schema.variants] },
    orders: { table: schema.invoices, children: [schema.lines, schema.fulfilments, schema.refunds] },
  };
  return families[resource];
};

/**
 * A deletion applies unless a read that started after it has found the record since, or somebody restored it: restored
 * records are ours. The first deletion's time stays.
 */
const isStillThere = (stored: ColumnReference, incoming: ColumnReference): string =>
  `${stored('restored_at')} IS NULL AND ${stored('deleted_at')} IS NULL AND ` +
  `(${stored('synced_at')} IS NULL OR ${stored('synced_at')} <= ${incoming('deleted_at')})`;

/**
 * Marks records as deleted in Shopify at a moment, with their children; those that were never seen get a tombstone, so that
 * a late read does not bring them in. What pointed at them no longer does.
 *
 * @returns how many records were deleted by this call.
 */
export const buryRecords = async (
  session: Session,
  resource: Resource,
  { store, ids, at }: { store: string; ids: readonly string[]; at: Date }
): Promise<number> => {
  const { table, children } = familyOf(session.schema, resource);
  const unique = [...new Set(ids)].sort();
  const rows = unique.map((shopifyId): Row => ({
    ...documentColumns(session),
    store_domain: store,
    shopify_id: shopifyId,
    deleted_at: at,
  }));
  const alive = await liveRows(session, table, store, 'shopify_id', unique);
  await insertOrUpdate(session, rows, {
    table: table.name,
    key: ['store_domain', 'shopify_id'],
    update: ['deleted_at'],
    guard: isStillThere,
  });
  const still = new Set((await liveRows(session, table, store, 'shopify_id', unique)).map((row) => row.id));
  const buried = alive.filter((row) => !still.has(row.id));
  const shopifyIds = buried.map((row) => row.shopify_id);

  const buriedChildren = new Map<Table, number[]>();
  for (const child of children) {
    const orphans = await liveRows(session, child, store, 'parent_shopify_id', shopifyIds);
    buriedChildren.set(
      child,
      orphans.map((row) => row.id)
    );
    for (const part of parts(orphans.map((row) => row.id))) {
      await session.trx(child.name).whereIn('id', part).whereNull('restored_at').update({ deleted_at: at });
    }
  }
  await detach(
    session,
    resource,
    buried.map((row) => row.id),
    { buriedChildren, at }
  );
  return buried.length;
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

const liveRows = (session: Session, table: Table, store: string, column: string, values: readonly string[]) =>
  selectIn<{ id: number; shopify_id: string }>(session, table.name, ['id', 'shopify_id'], column, values, {
    store_domain: store,
    deleted_at: null,
  });

/** Takes away what living records have to do with the deleted ones: a hidden record must not show through a relation. */
const detach = async (
  session: Session,
  resource: Resource,
  ids: readonly number[],
  { buriedChildren, at }: { buriedChildren: Map<Table, number[]>; at: Date }
): Promise<void> => {
  const { schema } = session;
  const { links } = schema;
  if (resource === 'products') {
    await unlinkTargets(session, links.lineProduct, ids);
    await unlinkTargets(session, links.lineVariant, buriedChildren.get(schema.variants) ?? []);
    return;
  }
  const link: LinkTable = resource === 'customers' ? links.customerContact : links.invoiceContact;
  const contacts = await targetsOf(session, link, ids);
  for (const part of parts(ids)) await session.trx(link.name).whereIn(link.owner, part).delete();
  await deriveContacts(session, contacts.values(), at);
};
