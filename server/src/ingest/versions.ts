import { digestOf } from '../records/digest';
import type { SourceRecord } from '../records/types';
import { certainBefore } from '../shopify/replica-lag';
import { fieldsOf } from './mapped';
import type { Guard } from './sql/dialect';
import { createDocumentId } from './sql/document-id';
import { byShape, CREATION_COLUMNS, creationColumns, valuesOf } from './sql/rows';
import type { Table } from './sql/schema';
import type { Session } from './sql/session';
import { insertOrUpdateValues, parts, selectIn, toDate } from './sql/statements';

/** Where a batch of records comes from, and when the read that gave them started. */
export interface Source {
  store: string;
  readAt: Date;
}

/** A stored row's version, and where it stands. */
export interface StoredVersion {
  id: number;
  documentId: string;
  shopifyId: string;
  sourceUpdatedAt: Date | null;
  syncedAt: Date | null;
  deletedAt: Date | null;
  sourceHash: string | null;
}

interface VersionRow {
  id: number;
  document_id: string;
  shopify_id: string;
  source_updated_at: unknown;
  synced_at: unknown;
  deleted_at: unknown;
  source_hash: string | null;
}

const VERSION_COLUMNS = [
  'id',
  'document_id',
  'shopify_id',
  'source_updated_at',
  'synced_at',
  'deleted_at',
  'source_hash',
];

/** The stored versions of some records of a store, by Shopify id. */
export const storedVersions = async (
  session: Session,
  table: Table,
  store: string,
  shopifyIds: readonly string[]
): Promise<Map<string, StoredVersion>> => {
  const rows = await selectIn<VersionRow>(session, table.name, VERSION_COLUMNS, 'shopify_id', shopifyIds, {
    store_domain: store,
  });
  return new Map(
    rows.map((row) => [
      row.shopify_id,
      {
        id: row.id,
        documentId: row.document_id,
        shopifyId: row.shopify_id,
        sourceUpdatedAt: toDate(row.source_updated_at),
        syncedAt: toDate(row.synced_at),
        deletedAt: toDate(row.deleted_at),
        sourceHash: row.source_hash,
      },
    ])
  );
};

/** How many of these records are not what is stored: other content, or not there at all. */
export const countDiffering = async (
  session: Session,
  table: Table,
  store: string,
  records: readonly SourceRecord[]
): Promise<number> => {
  const ids = records.map(({ shopifyId }) => shopifyId);
  const stored = await storedVersions(session, table, store, ids);
  return records.filter((record) => stored.get(record.shopifyId)?.sourceHash !== digestOf(record)).length;
};

/**
 * The version rule. A record's version is (source `updatedAt`, start of the read); a write applies where it is not older
 * than what is stored, and brings a deleted record back only if its read started so long after the deletion that no
 * lagging replica can have answered it. A row without `source_updated_at` is a tombstone of a record that was never seen.
 */
const isNotOlder =
  (readAt: Date): Guard =>
  (stored, incoming) => {
    const updated = 'source_updated_at';
    const read = 'synced_at';
    const deleted = 'deleted_at';
    return {
      sql:
        `(${stored(deleted)} IS NULL OR ${stored(deleted)} <= ?) AND ` +
        `(${stored(updated)} IS NULL OR ${stored(updated)} < ${incoming(updated)} OR ` +
        `(${stored(updated)} = ${incoming(updated)} AND (${stored(read)} IS NULL OR ${stored(read)} <= ${incoming(read)})))`,
      bindings: [certainBefore(readAt)],
    };
  };

/** Last, and in this order: the guard reads them, and stays true after each of these assignments (see Dialect). */
const GUARDED_COLUMNS = ['deleted_at', 'synced_at', 'source_updated_at'];

/** The row of a record that was written. */
export interface WrittenRow {
  id: number;
  /** Whether it was made now: nothing points at it or from it yet. */
  isNew: boolean;
}

/** The rows of the records that were written, by Shopify id: those that the version rule refused are not among them. */
export type WrittenRows = ReadonlyMap<string, WrittenRow>;

/** A column that is not a record's own. */
interface ExtraColumn {
  column: string;
  /** What the record at a place among those to write has in it. */
  valueAt: (place: number) => string;
}

/** Writes records where the version rule lets them. */
export const writeVersioned = <R extends SourceRecord>(
  session: Session,
  table: Table,
  source: Source,
  records: readonly R[]
): Promise<WrittenRows> => writeRows(session, table, source, records, { guard: isNotOlder(source.readAt) });

/**
 * Writes the children of records that the version rule let in: they are what that read says, whatever they were. A lagging
 * read may have dropped one at a later time than that of the read that now finds it.
 */
export const writeUnversioned = <R extends SourceRecord>(
  session: Session,
  table: Table,
  source: Source,
  records: readonly R[],
  extra: ExtraColumn
): Promise<WrittenRows> => writeRows(session, table, source, records, { extra });

/** What an existing row keeps, and what is written last. */
const NOT_UPDATED = new Set([...CREATION_COLUMNS, ...GUARDED_COLUMNS, 'store_domain', 'shopify_id']);

const writeRows = async <R extends SourceRecord>(
  session: Session,
  table: Table,
  { store, readAt }: Source,
  records: readonly R[],
  { extra, guard }: { extra?: ExtraColumn; guard?: Guard }
): Promise<WrittenRows> => {
  const fields = records.map((record) => fieldsOf(session, table, record));
  const common = { store_domain: store, synced_at: readAt, deleted_at: null, ...creationColumns(session) };
  const [commonColumns, commonValues] = [Object.keys(common), Object.values(common)];
  const written = new Map<string, WrittenRow>();
  const others: Inserted<R>[] = [];
  for (const shape of byShape(table, fields)) {
    const { places } = shape;
    const own = shape.columns.map(({ name }) => name);
    const columns = [...own, ...commonColumns, 'document_id', ...(extra ? [extra.column] : [])];
    const documentIds = places.map(() => createDocumentId());
    const values = places.map((place, index) => {
      const documentId = documentIds[index] as string;
      const ofRow = extra ? [documentId, extra.valueAt(place)] : [documentId];
      return valuesOf(shape, fields[place] as (typeof fields)[number], commonValues, ofRow);
    });
    const conflict = {
      table: table.name,
      key: ['store_domain', 'shopify_id'],
      update: [...columns.filter((column) => !NOT_UPDATED.has(column)), ...GUARDED_COLUMNS],
      ...(guard ? { guard } : {}),
    };
    const made = await insertOrUpdateValues(session, { columns, values }, conflict);
    for (let index = 0; index < places.length; index += 1) {
      const record = records[places[index] as number] as R;
      const id = made.get(index);
      if (id === undefined) others.push({ record, documentId: documentIds[index] as string });
      else written.set(record.shopifyId, { id, isNew: true });
    }
  }
  const idsOfOthers = others.map(({ record }) => record.shopifyId);
  const stored = await storedVersions(session, table, store, idsOfOthers);
  for (const { record, documentId } of others) {
    const found = stored.get(record.shopifyId);
    if (found && (!guard || isVersion(found, record, readAt)))
      written.set(found.shopifyId, { id: found.id, isNew: found.documentId === documentId });
  }
  return written;
};

/** A row that was to be made. */
interface Inserted<R> {
  record: R;
  documentId: string;
}

/** Whether the stored row is what this read wrote, which tells a write that applied from one that was refused. */
const isVersion = (stored: StoredVersion, { sourceUpdatedAt }: SourceRecord, readAt: Date): boolean =>
  stored.deletedAt === null &&
  stored.sourceUpdatedAt?.getTime() === sourceUpdatedAt.getTime() &&
  stored.syncedAt?.getTime() === readAt.getTime();

/**
 * Notes that a later read found the same content. The version must move although nothing else does: a read of a state in
 * between, arriving later, would else pass as newer.
 */
export const confirmVersions = async (
  { trx }: Session,
  table: Table,
  confirmed: readonly StoredVersion[],
  readAt: Date
): Promise<void> => {
  for (const part of parts(confirmed)) {
    await trx(table.name)
      .whereIn(
        'id',
        part.map(({ id }) => id)
      )
      // Others may have written something else since it was compared; a digest is one record's alone.
      .whereIn(
        'source_hash',
        part.map(({ sourceHash }) => sourceHash)
      )
      .whereNull('deleted_at')
      .where('synced_at', '<', readAt)
      .update({ synced_at: readAt });
  }
};
