import type { Knex } from 'knex';
import type { ShownType } from '../../shown-types';
import type { Session } from '../sql/session';
import { toDate } from '../sql/statements';
import { deletedKind } from './kinds';

/** A deleted record as it is listed. */
export interface DeletedRow {
  documentId: string;
  title: string | null;
  /** Null for contacts, which may be of several stores. */
  storeDomain: string | null;
  deletedAt: Date;
}

/** Which part of a list is wanted: what was deleted from `since` on. */
export interface DeletedPage {
  since: Date;
  page: number;
  pageSize: number;
}

type ListedRow = Record<string, unknown> & { document_id: string; deleted_at: unknown };

/**
 * The deleted records of a type, the latest first. Records that were never seen alive are left out, and children that are
 * gone with their parent: they come back with it.
 */
export const listDeleted = async (
  session: Session,
  type: ShownType,
  { since, page, pageSize }: DeletedPage
): Promise<{ rows: DeletedRow[]; total: number }> => {
  const { trx } = session;
  const { table, title, storeColumn, child } = deletedKind(session.schema, type);
  const goneWithParent = (query: Knex.QueryBuilder) => {
    if (!child) return;
    const parents = trx(`${child.parent.name} as p`)
      .select('p.id')
      .whereRaw('p.store_domain = r.store_domain')
      .whereRaw('p.shopify_id = r.parent_shopify_id')
      .whereRaw('p.deleted_at = r.deleted_at');
    void query.whereNotExists(parents);
  };
  const listed = () =>
    trx(`${table.name} as r`)
      .where('r.deleted_at', '>=', since)
      .whereNotNull('r.source_updated_at')
      .modify(goneWithParent);

  const rows: ListedRow[] = await listed()
    .select(
      ['document_id', 'deleted_at', ...title, ...(storeColumn ? [storeColumn] : [])].map(
        (name) => `r.${name}`
      )
    )
    .orderBy([
      { column: 'r.deleted_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [count] = await listed().count({ n: '*' });
  return {
    rows: rows.map((row) => ({
      documentId: row.document_id,
      title: (title.map((column) => row[column]).find(Boolean) as string | undefined) ?? null,
      storeDomain: storeColumn ? (row[storeColumn] as string) : null,
      deletedAt: toDate(row.deleted_at) as Date,
    })),
    total: Number((count as { n?: string | number } | undefined)?.n ?? 0),
  };
};
