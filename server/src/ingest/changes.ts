import { createHash } from 'node:crypto';

import { SHOWN_TYPES, type ShownType } from '../shown-types';
import type { Table } from './sql/schema';
import type { Session, SqlValue } from './sql/session';
import { selectIn } from './sql/statements';

/** What became of a record, as readers see it: a deleted one is not there to them. */
export interface Change {
  type: ShownType;
  kind: 'create' | 'update' | 'delete';
  id: number;
  documentId: string;
}

/** Notes in a transaction which rows it changes. */
export interface ChangeLog {
  /** To be called before rows may be written: those of `table` whose `column` is among `values`, now or at the end. */
  watch(
    session: Session,
    table: Table,
    column: string,
    values: readonly (string | number)[],
    where?: Record<string, SqlValue>
  ): Promise<void>;
  /** To be called last: what became of the watched rows, parents before children. */
  settle(session: Session): Promise<Change[]>;
}

/** Who is told what became of records, once it is committed. */
export interface Followers {
  areThere(): Promise<boolean>;
  announce(changes: readonly Change[]): Promise<void>;
}

/** Nobody asks. */
export const NO_LOG: ChangeLog = { watch: () => Promise.resolve(), settle: () => Promise.resolve([]) };

/** What moves with each read, and is no change of the record. */
export const MOVES_WITH_EACH_READ: ReadonlySet<string> = new Set([
  'synced_at',
  'updated_at',
  'source_hash',
  'spoken_by',
  'identity_key',
  'restored_at',
]);

interface Seen {
  id: number;
  documentId: string;
  isVisible: boolean;
  digest: string;
}

type WatchedRow = Record<string, unknown> & { id: number; document_id: string; deleted_at: unknown };

const seenOf = (row: WatchedRow): Seen => ({
  id: row.id,
  documentId: row.document_id,
  isVisible: row.deleted_at === null,
  digest: createHash('sha1')
    .update(JSON.stringify(Object.entries(row).filter(([column]) => !MOVES_WITH_EACH_READ.has(column))))
    .digest('base64'),
});

interface Selector {
  column: string;
  values: ReadonlySet<string | number>;
  where: Record<string, SqlValue>;
}

const find = (session: Session, table: Table, { column, values, where }: Selector): Promise<WatchedRow[]> =>
  selectIn<WatchedRow>(session, table.name, ['*'], column, [...values], where);

const isSelected = ({ column, values, where }: Selector, row: WatchedRow): boolean =>
  values.has(row[column] as string | number) &&
  Object.entries(where).every(([name, value]) => row[name] === value);

const isShown = (type: string): type is ShownType => (SHOWN_TYPES as readonly string[]).includes(type);

const kindOf = (before: Seen | undefined, after: Seen | undefined): Change['kind'] | null => {
  if (!after?.isVisible) return before?.isVisible ? 'delete' : null;
  if (!before?.isVisible) return 'create';
  return before.digest === after.digest ? null : 'update';
};

interface Watched {
  table: Table;
  type: ShownType;
  selectors: Selector[];
  before: Map<number, Seen>;
}

/** A log that compares rows as they were with what they are in the end, so that what was written as it was is no change. */
export const createChangeLog = (): ChangeLog => {
  const tables = new Map<string, Watched>();

  const after = async (session: Session, { table, selectors, before }: Watched) => {
    // Rows may have left what they were found by.
    const known: Selector = { column: 'id', values: new Set(before.keys()), where: {} };
    const rows = new Map<number, Seen>();
    for (const selector of [...selectors, known])
      for (const row of await find(session, table, selector)) rows.set(row.id, seenOf(row));
    return rows;
  };

  return {
    async watch(session, table, column, values, where = {}) {
      const { type } = table;
      if (!isShown(type) || values.length === 0) return;
      const watched: Watched = tables.get(type) ?? { table, type, selectors: [], before: new Map() };
      tables.set(type, watched);
      const selector: Selector = { column, values: new Set(values), where };
      for (const row of await find(session, table, selector)) {
        // What an earlier look at the same did not find was made since.
        const isNew = watched.selectors.some((earlier) => isSelected(earlier, row));
        if (!isNew && !watched.before.has(row.id)) watched.before.set(row.id, seenOf(row));
      }
      watched.selectors.push(selector);
    },

    async settle(session) {
      const changes: Change[] = [];
      for (const watched of tables.values()) {
        const { type, before } = watched;
        const rows = await after(session, watched);
        for (const id of [...new Set([...before.keys(), ...rows.keys()])].sort((a, b) => a - b)) {
          const kind = kindOf(before.get(id), rows.get(id));
          const { documentId } = (rows.get(id) ?? before.get(id)) as Seen;
          if (kind) changes.push({ type, kind, id, documentId });
        }
      }
      return changes;
    },
  };
};
