import { blankObjects } from '../../blank-objects';
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
  if (column.kind === 'json') return withoutEscapedNul(value as string);
  if (column.kind === 'datetime' && typeof value === 'string') return new Date(value);
  return typeof value === 'string' ? withoutNul(value) : (value as SqlValue);
};

/** Records of which the same is known: their rows have equal columns. */
export interface Shape {
  attributes: string[];
  columns: Column[];
  /** Where these records stand among all. */
  places: number[];
}

type Fields = Readonly<Record<string, unknown>>;

const isOf = (shape: Shape, table: Table, record: Fields): boolean => {
  let count = 0;
  for (const attribute in record) {
    if (record[attribute] === undefined || !table.columns.has(attribute)) continue;
    if (shape.attributes[count] !== attribute) return false;
    count += 1;
  }
  return count === shape.attributes.length;
};

const shapeOf = (table: Table, record: Fields): Shape => {
  const shape: Shape = { attributes: [], columns: [], places: [] };
  for (const attribute in record) {
    const column = record[attribute] === undefined ? undefined : table.columns.get(attribute);
    if (!column) continue;
    shape.attributes.push(attribute);
    shape.columns.push(column);
  }
  return shape;
};

/** Records by what is known of them, which is nearly always the same. */
export const byShape = (table: Table, records: readonly Fields[]): Shape[] => {
  const shapes: Shape[] = [];
  for (let place = 0; place < records.length; place += 1) {
    const record = records[place] as Fields;
    let shape = shapes.find((one) => isOf(one, table, record));
    if (!shape) shapes.push((shape = shapeOf(table, record)));
    shape.places.push(place);
  }
  return shapes;
};

/**
 * A record's known fields as values, in the order of its shape's columns; behind them what all rows of a batch have, and then what this
 * one alone has.
 */
export const valuesOf = (
  { attributes, columns }: Shape,
  record: Fields,
  ofAll: readonly SqlValue[],
  ofRow: readonly SqlValue[]
): SqlValue[] => {
  // Of its full length from the start: to grow, an array is copied. Millions of values go through here, each a pair if they
  // were iterated with their places.
  const values = new Array<SqlValue>(columns.length + ofAll.length + ofRow.length);
  let place = 0;
  for (; place < columns.length; place += 1)
    values[place] = encode(columns[place] as Column, record[attributes[place] as string]);
  for (let index = 0; index < ofAll.length; index += 1) values[place++] = ofAll[index] as SqlValue;
  for (let index = 0; index < ofRow.length; index += 1) values[place++] = ofRow[index] as SqlValue;
  return values;
};

/** Encoded records' known fields as columns; what was withheld (`undefined`) has none, what is no column is left out. */
export const toColumns = (table: Table, records: readonly Fields[]): Row[] => {
  const rows = new Array<Row>(records.length);
  for (const { attributes, columns, places } of byShape(table, records)) {
    const blank = blankObjects(columns.map(({ name }) => name));
    for (const place of places) {
      const row = blank() as Row;
      for (const [index, column] of columns.entries())
        row[column.name] = encode(column, records[place]?.[attributes[index] as string]);
      rows[place] = row;
    }
  }
  return rows;
};

const decode = (column: Column, value: unknown): unknown => {
  if (column.kind !== 'json') return value;
  const text = toJsonText(value);
  return text === null ? null : (JSON.parse(text) as unknown);
};

/** How to take attributes of records from their rows, in the form that a record has them. */
export const attributesFrom = (
  table: Table,
  attributes: readonly string[]
): ((row: Readonly<Record<string, unknown>>) => Record<string, unknown>) => {
  const blank = blankObjects(attributes);
  return (row) => {
    const found = blank();
    for (const attribute of attributes) {
      const column = table.columns.get(attribute);
      found[attribute] = column && decode(column, row[column.name]);
    }
    return found;
  };
};

/**
 * The columns that Strapi's document service fills in on creation beside the document's id; a row without them is not a document
 * to it. (Strapi 5: `@strapi/core` document service, `published_at` is set for types without draft & publish too.)
 */
export const creationColumns = ({ now }: Session) => ({
  created_at: now,
  updated_at: now,
  published_at: now,
  locale: null,
});

/** {@link creationColumns} with an id. */
export const documentColumns = (session: Session): Row => ({
  document_id: createDocumentId(),
  ...creationColumns(session),
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
