import type { Resource } from '../../../shared/contracts';
import { TRAITS, type Traits } from '../records';
import { familyOf } from './families';
import { attributesFrom } from './sql/rows';
import type { Table } from './sql/schema';
import type { Sessions } from './sql/session';
import { toDate } from './sql/statements';

/** A record of ours, as far as a comparison with Shopify needs to know it. */
export interface HeldVersion {
  shopifyId: string;
  sourceCreatedAt: Date | null;
  /** Null for a tombstone of a record that was never seen. */
  sourceUpdatedAt: Date | null;
  syncedAt: Date | null;
  deletedAt: Date | null;
  restoredAt: Date | null;
  traits: Traits;
}

/** Some of a store's records: those whose ids are above `after` and not above `upTo`; null is no bound. */
export interface IdRange {
  store: string;
  after: string | null;
  upTo: string | null;
}

type VersionRow = Record<string, unknown> & {
  shopify_id: string;
  source_created_at: unknown;
  source_updated_at: unknown;
  synced_at: unknown;
  deleted_at: unknown;
  restored_at: unknown;
};

const COLUMNS = [
  'shopify_id',
  'source_created_at',
  'source_updated_at',
  'synced_at',
  'deleted_at',
  'restored_at',
];

const traitColumns = (table: Table, resource: Resource): string[] =>
  TRAITS[resource].flatMap((attribute) => table.columns.get(attribute)?.name ?? []);

/** Rows read at a time: a range may hold any number of records that Shopify has no more. */
const CHUNK = 1_000;

const toHeld = (row: VersionRow, traits: Traits): HeldVersion => ({
  shopifyId: row.shopify_id,
  sourceCreatedAt: toDate(row.source_created_at),
  sourceUpdatedAt: toDate(row.source_updated_at),
  syncedAt: toDate(row.synced_at),
  deletedAt: toDate(row.deleted_at),
  restoredAt: toDate(row.restored_at),
  traits,
});

/**
 * Reads what a store's records of a range are here, deleted ones included, chunk by chunk in the numeric order of their ids.
 *
 * Ids are text in the database, whose order is the numeric one among ids of equal length alone. So each length is read by
 * itself, along the unique index.
 */
export async function* readHeldVersions(
  sessions: Sessions,
  resource: Resource,
  range: IdRange
): AsyncGenerator<HeldVersion[]> {
  const { table } = familyOf(sessions.schema, resource);
  const columns = [...COLUMNS, ...traitColumns(table, resource)];
  const traitsOf = attributesFrom(table, TRAITS[resource]);
  for (const length of await lengthsIn(sessions, table.name, range)) {
    let last = range.after?.length === length ? range.after : null;
    const end = range.upTo?.length === length ? range.upTo : null;
    for (;;) {
      const rows: VersionRow[] = await sessions.run(async ({ trx }) => {
        const query = trx(table.name)
          .select<VersionRow[]>(columns)
          .where({ store_domain: range.store })
          .whereRaw('LENGTH(shopify_id) = ?', [length])
          .orderBy('shopify_id')
          .limit(CHUNK);
        if (last !== null) query.where('shopify_id', '>', last);
        if (end !== null) query.where('shopify_id', '<=', end);
        return await query;
      });
      if (rows.length > 0) yield rows.map((row) => toHeld(row, traitsOf(row)));
      if (rows.length < CHUNK) break;
      last = (rows.at(-1) as VersionRow).shopify_id;
    }
  }
}

/** The lengths that ids of the range have, ascending. One look at all ids where the bounds leave it open. */
const lengthsIn = async (sessions: Sessions, table: string, { store, after, upTo }: IdRange) => {
  if (after !== null && upTo !== null && after.length === upTo.length) return [after.length];
  const rows: { length: number | string }[] = await sessions.run(({ trx }) =>
    trx(table).where({ store_domain: store }).select(trx.raw('DISTINCT LENGTH(shopify_id) AS length'))
  );
  return rows
    .map(({ length }) => Number(length))
    .filter((length) => length >= (after?.length ?? 0) && length <= (upTo?.length ?? Infinity))
    .sort((a, b) => a - b);
};
