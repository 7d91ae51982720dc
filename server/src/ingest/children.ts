import type { SourceRecord } from '../records/types';
import type { ChildTable } from './families';
import { setLinks, unlinkTargets, type Link } from './links';
import type { Session } from './sql/session';
import { parts, selectIn } from './sql/statements';
import { writeUnversioned, type Source, type WrittenRow, type WrittenRows } from './versions';
import type { Applied } from './write-batch';

/** A kind of record that lives and dies with its parent. */
export interface ChildKind<P, C extends SourceRecord> extends ChildTable {
  /** Undefined where the read says nothing of them: what is stored stays. */
  childrenOf: (parent: P) => readonly C[] | undefined;
}

/**
 * Makes the children of the applied parents be exactly those of the read: writes them, soft-deletes those that vanished,
 * and links them in their order. The children of parents whose read says nothing of them are left alone. The parents' rows
 * are locked by then, so no older read can interfere.
 */
export const writeChildren = async <P extends SourceRecord, C extends SourceRecord>(
  session: Session,
  source: Source,
  { records, rows: parentRows }: Applied<P>,
  kind: ChildKind<P, C>
): Promise<WrittenRows> => {
  const parents = records.filter((record) => kind.childrenOf(record) !== undefined);
  const childrenOf = (parent: P) => kind.childrenOf(parent) ?? [];
  const children = parents.flatMap(childrenOf);
  const parentIds = parents.flatMap((parent) => childrenOf(parent).map(() => parent.shopifyId));
  await session.changes.watch(
    session,
    kind.table,
    'parent_shopify_id',
    parents.map(({ shopifyId }) => shopifyId),
    { store_domain: source.store }
  );
  const rows = await writeUnversioned(session, kind.table, source, children, {
    column: 'parent_shopify_id',
    valueAt: (place) => parentIds[place] as string,
  });

  const rowOf = (parent: P) => parentRows.get(parent.shopifyId) as WrittenRow;
  await setLinks(
    session,
    kind.link,
    parents.flatMap((parent) => {
      const target = rowOf(parent).id;
      return childrenOf(parent).map(({ shopifyId }, index): Link => {
        const { id: owner, isNew } = rows.get(shopifyId) as WrittenRow;
        return { owner, isNew, target, order: index + 1 };
      });
    })
  );
  const known = parents.filter((parent) => !rowOf(parent).isNew).map(({ shopifyId }) => shopifyId);
  await removeVanished(session, source, kind, known, rows);
  return rows;
};

const removeVanished = async <P extends SourceRecord, C extends SourceRecord>(
  session: Session,
  { store, readAt }: Source,
  { table, link, inbound }: ChildKind<P, C>,
  parents: readonly string[],
  present: WrittenRows
): Promise<void> => {
  const rows = await selectIn<{ id: number; shopify_id: string }>(
    session,
    table.name,
    ['id', 'shopify_id'],
    'parent_shopify_id',
    parents,
    { store_domain: store, deleted_at: null, restored_at: null }
  );
  const vanished = rows.filter((row) => !present.has(row.shopify_id)).map((row) => row.id);
  for (const part of parts(vanished)) {
    await session.trx(table.name).whereIn('id', part).update({ deleted_at: readAt, updated_at: session.now });
    // A link to a hidden record would show it wherever the relation is populated or filtered by.
    await session.trx(link.name).whereIn(link.owner, part).delete();
    for (const one of inbound) await unlinkTargets(session, one, part);
  }
};
