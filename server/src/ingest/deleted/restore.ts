import type { ShownType } from '../../shown-types';
import { deriveContacts } from '../contacts/derive';
import { customerKey } from '../contacts/identity';
import { linkCustomers } from '../customers';
import { familyOf, type ChildTable } from '../families';
import { setLinks } from '../links';
import { linkContacts, linkLines } from '../order-links';
import { adoptLines } from '../products';
import type { Table } from '../sql/schema';
import type { Session } from '../sql/session';
import { parts } from '../sql/statements';
import { storedGoods, storedOwners } from '../stored-invoices';
import { deletedKind } from './kinds';

/** How a restore ended: there is no such deleted record, or its parent must be restored first. */
export type RestoreOutcome = 'restored' | 'not_deleted' | 'parent_deleted';

/** Which record is to be restored; what was deleted before `since` is as good as purged. */
export interface Restore {
  type: ShownType;
  documentId: string;
  since: Date;
}

interface DeletedRecord {
  id: number;
  store_domain: string;
  shopify_id: string;
  parent_shopify_id?: string;
  /** As the driver gives it, so that it equals what is stored to the last digit. */
  deleted_at: Date | number | string;
}

/**
 * Brings a deleted record back, with the children that were deleted with it, and links it again to what it belongs to. It
 * is the user's from then on: no deletion applies to it any more, and a read that finds it in Shopify still updates it.
 */
export const restoreRecord = async (
  session: Session,
  { type, documentId, since }: Restore
): Promise<RestoreOutcome> => {
  const { table, child } = deletedKind(session.schema, type);
  const found: DeletedRecord | undefined = await session
    .trx(table.name)
    .where({ document_id: documentId })
    .where('deleted_at', '>=', since)
    .whereNotNull('source_updated_at')
    .first();
  if (!found) return 'not_deleted';
  if (child) return restoreChild(session, child, found);
  await revive(session, table, [found.id]);
  if (type === 'contact') await restoreContact(session, found);
  else if (type === 'product') await restoreProduct(session, found);
  else await restoreInvoice(session, found);
  return 'restored';
};

const revive = async (session: Session, table: Table, ids: readonly number[]): Promise<void> => {
  const { trx, now, changes } = session;
  await changes.watch(session, table, 'id', ids);
  for (const part of parts(ids))
    await trx(table.name).whereIn('id', part).update({ deleted_at: null, restored_at: now, updated_at: now });
};

/** @returns the record's living children: those that were deleted with it, and those that were restored by themselves. */
const restoreChildren = async (
  session: Session,
  { table, link }: ChildTable,
  parent: DeletedRecord
): Promise<{ id: number; shopify_id: string }[]> => {
  const ofParent = () =>
    session
      .trx(table.name)
      .where({ store_domain: parent.store_domain, parent_shopify_id: parent.shopify_id });
  const deleted = await ofParent().where({ deleted_at: parent.deleted_at }).select<{ id: number }[]>('id');
  await revive(
    session,
    table,
    deleted.map((row) => row.id)
  );
  const living = await ofParent()
    .whereNull('deleted_at')
    .select<{ id: number; shopify_id: string }[]>('id', 'shopify_id');
  await setLinks(
    session,
    link,
    living.map((row) => ({ owner: row.id, target: parent.id }))
  );
  return living;
};

const restoreProduct = async (session: Session, product: DeletedRecord): Promise<void> => {
  const { children } = familyOf(session.schema, 'products');
  const variantIds = new Map<string, number>();
  for (const child of children)
    for (const row of await restoreChildren(session, child, product)) variantIds.set(row.shopify_id, row.id);
  const productIds = new Map([[product.shopify_id, product.id]]);
  await adoptLines(session, product.store_domain, { productIds, variantIds });
};

const restoreInvoice = async (session: Session, invoice: DeletedRecord): Promise<void> => {
  const { schema, now } = session;
  for (const child of familyOf(schema, 'orders').children) {
    const living = await restoreChildren(session, child, invoice);
    if (child.table !== schema.lines) continue;
    const goods = await storedGoods(
      session,
      living.map((row) => row.id)
    );
    await linkLines(session, invoice.store_domain, goods);
  }
  const owners = await storedOwners(session, [invoice.id]);
  const touched = await linkContacts(session, invoice.store_domain, owners);
  await deriveContacts(session, touched, now);
};

/** A contact was deleted with its customers, which nobody sees: they come back with it, but for those that were merged away. */
const restoreContact = async (session: Session, contact: DeletedRecord): Promise<void> => {
  const { trx, schema, now } = session;
  const [{ email, identity_key: key }] = (await trx(schema.contacts.name)
    .where({ id: contact.id })
    .select('email', 'identity_key')) as [{ email: string | null; identity_key: string }];
  const candidates = await trx(schema.customers.name)
    .where({ email, deleted_at: contact.deleted_at, merged_into: null })
    .select<DeletedRecord[]>('id', 'store_domain', 'shopify_id');
  // Without an email a customer is a contact of its own.
  const own = candidates.filter(
    (row) => email !== null || customerKey(row.store_domain, row.shopify_id) === key
  );
  await revive(
    session,
    schema.customers,
    own.map((row) => row.id)
  );
  for (const store of new Set(own.map((row) => row.store_domain))) {
    const customers = own
      .filter((row) => row.store_domain === store)
      .map((row) => ({ id: row.id, shopifyId: row.shopify_id, email }));
    await linkCustomers(session, { store, readAt: now }, customers);
  }
  await deriveContacts(session, [contact.id], now);
};

const restoreChild = async (
  session: Session,
  { tables, parent }: { tables: ChildTable; parent: Table },
  found: DeletedRecord
): Promise<RestoreOutcome> => {
  const { schema } = session;
  const living: { id: number } | undefined = await session
    .trx(parent.name)
    .where({ store_domain: found.store_domain, shopify_id: found.parent_shopify_id, deleted_at: null })
    .first();
  if (!living) return 'parent_deleted';
  await revive(session, tables.table, [found.id]);
  await setLinks(session, tables.link, [{ owner: found.id, target: living.id }]);
  const ids = new Map([[found.shopify_id, found.id]]);
  if (tables.table === schema.variants)
    await adoptLines(session, found.store_domain, { productIds: new Map(), variantIds: ids });
  if (tables.table === schema.lines)
    await linkLines(session, found.store_domain, await storedGoods(session, [found.id]));
  return 'restored';
};
