import { createId } from '@paralleldrive/cuid2';
import type { Column, Table } from './schema';
import type { Session, SqlValue } from './session';
import type { Row } from './statements';

/** PostgreSQL stores no NUL characters, neither in text nor in JSON. */
const withoutNul = (text: string) => (text.includes('\u0000') ? text.replaceAll('\u0000', '') : text);
const withoutEscapedNul = (text: string) =>
  text.includes('\\u0000')
    ? JSON.stringify(JSON.parse(text), (_, value: unknown) =>
        typeof value === 'string' ? withoutNul(value) : value
      )
    : text;

const encode = (column: Column, value: unknown): SqlValue => {
  if (value === null) return null;
  if (column.kind === 'json') return withoutEscapedNul(JSON.stringify(value));
  return typeof value === 'string' ? withoutNul(value) : (value as SqlValue);
};

/** A record's known fields as columns; what was withheld (`undefined`) has none, what is no column is left out. */
export const toColumns = (table: Table, record: object): Row => {
  const row: Row = {};
  for (const [attribute, value] of Object.entries(record)) {
    const column = value === undefined ? undefined : table.columns.get(attribute);
    if (column) row[column.name] = encode(column, value);
  }
  return row;
};

/**
 * The columns that Strapi's document service fills in on creation; a row without them is not a document to it.
 * (Strapi 5: `@strapi/core` document service, `published_at` is set for types without draft & publish too.)
 */
export const documentColumns = ({ now }: Session): Row => ({
  document_id: createId(),
  created_at: now,
  updated_at: now,
  published_at: now,
  locale: null,
});

/** The columns of {@link documentColumns} that stay as they are when a row is written again. */
export const CREATION_COLUMNS = new Set(['document_id', 'created_at', 'published_at', 'locale']);

/** Rows by the columns they have, as one statement needs rows of equal columns. */
export const byColumns = (rows: readonly Row[]): Row[][] => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const signature = Object.keys(row).sort().join();
    const group = groups.get(signature);
    if (group) group.push(row);
    else groups.set(signature, [row]);
  }
  return [...groups.values()];
};
