import { groupBy } from '../group-by';
import type { LinkTable } from './sql/schema';
import type { Session, SqlValue } from './sql/session';
import { insertOrIgnoreValues, parts, selectIn } from './sql/statements';

/** A to-one relation of one owner; `target` null takes it away. */
export interface Link {
  owner: number;
  target: number | null;
  /** Whether the owner's row was made in this transaction: it has no link then. */
  isNew?: boolean;
  /** Where the owner stands in the target's list. */
  order?: number;
}

/**
 * The place of an order in its contact's list: the day it was placed. Strapi keeps places as single-precision floats
 * (`float(8,2)` on MySQL), which hold a count of days exactly.
 */
export const placeByDay = (date: Date | null | undefined): number =>
  Math.floor((date?.getTime() ?? 0) / 86_400_000);

interface StoredLink {
  id: number;
  owner: number;
  target: number;
  position: number | null;
}

/** The targets of some owners. */
export const targetsOf = async (
  session: Session,
  table: LinkTable,
  owners: readonly number[]
): Promise<Map<number, number>> => {
  const rows = await selectIn<{ owner: number; target: number }>(
    session,
    table.name,
    ['id', `${table.owner} as owner`, `${table.target} as target`],
    table.owner,
    owners
  );
  return new Map(rows.map((row) => [row.owner, row.target]));
};

const NONE: readonly StoredLink[] = [];

const isStored = (row: StoredLink, { target, order }: Link, table: LinkTable): boolean =>
  row.target === target && (!table.order || order === undefined || row.position === order);

/** Makes the link rows of the owners be exactly these, touching only what differs. */
export const setLinks = async (session: Session, table: LinkTable, links: readonly Link[]): Promise<void> => {
  if (links.length === 0) return;
  const stored = await selectIn<StoredLink>(
    session,
    table.name,
    [
      'id',
      `${table.owner} as owner`,
      `${table.target} as target`,
      ...(table.order ? [`${table.order} as position`] : []),
    ],
    table.owner,
    links.filter((link) => !link.isNew).map((link) => link.owner)
  );
  const storedOf = groupBy(stored, ({ owner }) => owner);

  const surplus: number[] = [];
  const missing: SqlValue[][] = [];
  for (const link of links) {
    const rows = storedOf.get(link.owner) ?? NONE;
    let isThere = link.target === null;
    for (const row of rows) {
      if (isStored(row, link, table)) isThere = true;
      else surplus.push(row.id);
    }
    if (isThere) continue;
    missing.push(table.order ? [link.owner, link.target, link.order ?? 1] : [link.owner, link.target]);
  }
  for (const part of parts(surplus)) await session.trx(table.name).whereIn('id', part).delete();
  const columns = [table.owner, table.target, ...(table.order ? [table.order] : [])];
  await insertOrIgnoreValues(session, table.name, { columns, values: missing }, [table.owner, table.target]);
};

/** Takes the relation away from every owner that points at one of the targets. */
export const unlinkTargets = async (
  session: Session,
  table: LinkTable,
  targets: readonly number[]
): Promise<void> => {
  for (const part of parts(targets)) await session.trx(table.name).whereIn(table.target, part).delete();
};
