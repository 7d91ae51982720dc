import { createDocumentId } from './document-id';
import type { Column, Table } from './schema';
import type { Session, SqlValue } from './session';
import { toJsonText, type Row } from './statements';

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
  if (column.kind === 'datetime' && typeof value === 'string') return new Date(value);
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

/** Attributes of a record as they are stored, in the form that a record has them. */
export const fromColumns = (
  table: Table,
  attributes: readonly string[],
  row: Readonly<Record<string, unknown>>
): Record<string, unknown> =>
  Object.fromEntries(
    attributes.map((attribute) => {
      const column = table.columns.get(attribute);
      const value = column ? row[column.name] : undefined;
      if (column?.kind !== 'json') return [attribute, value];
      const text = toJsonText(value);
      return [attribute, text === null ? null : (JSON.parse(text) as unknown)];
    })
  );

/**
 * The columns that Strapi's document service fills in on creation; a row without them is not a document to it.
 * (Strapi 5: `@strapi/core` document service, `published_at` is set for types without draft & publish too.)
 */
export const documentColumns = ({ now }: Session): Row => ({
  document_id: createDocumentId(),
  created_at: now,
  updated_at: now,
  published_at: now,
  locale: null,
});

/** The columns of {@link documentColumns} that stay as they are when a row is written again. */
export const CREATION_COLUMNS = new Set(['document_id', 'created_at', 'published_at', 'locale']);

const hasColumns = (row: Row, columns: readonly string[]): boolean => {
  let count = 0;
  for (const column in row) {
    if (column !== columns[count]) return false;
    count += 1;
  }
  return count === columns.length;
};

/** Rows by the columns they have, as one statement needs rows of equal columns. Records of one kind are made in one order. */
export const byColumns = (rows: readonly Row[]): Row[][] => {
  const groups: { columns: string[]; rows: Row[] }[] = [];
  for (const row of rows) {
    const group = groups.find(({ columns }) => hasColumns(row, columns));
    if (group) group.rows.push(row);
    else groups.push({ columns: Object.keys(row), rows: [row] });
  }
  return groups.map((group) => group.rows);
};
