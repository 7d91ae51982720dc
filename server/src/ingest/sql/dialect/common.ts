import type { Knex } from 'knex';
import type { SqlValue } from '../session';
import type { Insertion, MadeRows } from './types';

/** The driver's code of an error; empty where it has none. */
export const errorCode = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** A condition that nothing meets, for knex's `whereRaw`. */
export const NEVER: [string, Knex.RawBinding[]] = ['1 = 0', []];

/** How many values one statement has at most: longer ones bring nothing, and their texts outlive a collection of garbage. */
const MOST_VALUES = 7_500;

/** The rows of an insertion, as many at a time as go into one statement to a server. */
export function* rowsByStatement({ columns, rows }: Insertion): Generator<readonly SqlValue[][]> {
  const most = Math.max(1, Math.floor(MOST_VALUES / columns.length));
  for (let start = 0; start < rows.length; start += most) yield rows.slice(start, start + most);
}

/** Of each column, whether all rows have the same in it. */
export const areSame = ({ columns, rows }: Pick<Insertion, 'columns' | 'rows'>): boolean[] =>
  columns.map((_, index) => rows.every((row) => row[index] === rows[0]?.[index]));

/** The column that only the row of a document has the value of. */
export const DOCUMENT_ID = 'document_id';

/** What an INSERT returns of a row. */
export interface ReturnedRow {
  id: number;
  document_id: string;
}

/** Has an INSERT return what {@link madeAmong} needs; empty where its rows have no documents' ids. */
export const returningMade = ({ columns }: Insertion): string =>
  columns.includes(DOCUMENT_ID) ? `RETURNING id, ${DOCUMENT_ID}` : '';

/** Which rows were made: one that was there has another document's id, one that the guard refused may not be returned. */
export const madeAmong = ({ columns, rows }: Insertion, returned: readonly ReturnedRow[]): MadeRows => {
  const document = columns.indexOf(DOCUMENT_ID);
  const places = new Map(rows.map((row, place) => [row[document], place]));
  return new Map(
    returned.flatMap((row): [number, number][] => {
      const place = places.get(row.document_id);
      return place === undefined ? [] : [[place, row.id]];
    })
  );
};
