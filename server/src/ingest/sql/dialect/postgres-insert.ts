import { isDate } from 'node:util/types';
import type { Knex } from 'knex';
import type { SqlValue } from '../session';
import { areSame } from './common';
import { columnTypes } from './postgres-types';
import type { Insertion } from './types';

/** Stands between the values of a list. JSON has it escaped, and hardly any other text has it. */
const SEPARATOR = '\u001F';

const WITHOUT_TIME_ZONE = 'timestamp without time zone';
const WITH_TIME_ZONE = 'timestamp with time zone';

/** What ISO 8601 writes with four digits for the year, in milliseconds since 1970. */
const MS_FIRST = Date.parse('0001-01-01T00:00:00Z');
const MS_LAST = Date.parse('9999-12-31T00:00:00Z');

/** A piece of a statement with the value of its one `?`. */
interface Piece {
  sql: string;
  binding: Knex.RawBinding;
}

/** What is used of the `pg` driver. */
interface PostgresDriver {
  defaults: { parseInputDatesAsUTC?: boolean };
}

/** How dates become texts on a connection. */
interface Writing {
  /** Whether the app has the driver write UTC, and not this process's time. */
  isUtc: boolean;
}

/**
 * A date as the driver writes it: with the time of this process's clock where the column has no time zone. (`lib/utils.js` of pg;
 * PostgreSQL ignores a zone that is said of such a column.)
 *
 * @returns null where that is no plain ISO 8601.
 */
const dateText = (date: Date, type: string, { isUtc }: Writing): string | null => {
  const time = date.getTime();
  if (!(time >= MS_FIRST && time <= MS_LAST)) return null;
  if (type === WITH_TIME_ZONE) return date.toISOString();
  if (type !== WITHOUT_TIME_ZONE) return null;
  const minutesBehind = isUtc ? 0 : date.getTimezoneOffset();
  return (minutesBehind === 0 ? date : new Date(time - minutesBehind * 60_000)).toISOString();
};

/** @returns null where the value has no text that can stand in a list, which one that is empty cannot. */
const textOf = (value: Exclude<SqlValue, null>, type: string, writing: Writing): string | null => {
  const text = isDate(value) ? dateText(value, type, writing) : String(value);
  return !text || text.includes(SEPARATOR) ? null : text;
};

/** Values as one text, in which nothing stands for null; null where one of them has no such text. */
const joined = (values: readonly SqlValue[], type: string, writing: Writing): string | null => {
  const texts = new Array<string | null>(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as SqlValue;
    const text = value === null ? null : textOf(value, type, writing);
    if (text === null && value !== null) return null;
    texts[index] = text;
  }
  return texts.join(SEPARATOR);
};

/** The values of a column, as an array of its type. */
const listOf = (values: readonly SqlValue[], type: string, writing: Writing): Piece => {
  const text = joined(values, type, writing);
  return text === null
    ? { sql: `CAST(? AS ${type}[])`, binding: values as Knex.RawBinding }
    : { sql: `CAST(STRING_TO_ARRAY(?, CHR(${SEPARATOR.charCodeAt(0)}), '') AS ${type}[])`, binding: text };
};

/**
 * The rows of an INSERT as a query. What is the same in all of them is sent once, and the values of any other column as one text: the
 * driver would make a quoted literal of an array, value by value, which was three fifths of all the memory that a sync took up. (One
 * parameter a value took four times as long to send, parse and plan as an array a column.)
 */
export const rowsQuery = async (
  trx: Knex,
  { table, columns, rows }: Omit<Insertion, 'suffix'>
): Promise<{ sql: string; bindings: Knex.RawBinding[] }> => {
  const types = await columnTypes(trx, table);
  const writing = { isUtc: (trx.client.driver as PostgresDriver).defaults.parseInputDatesAsUTC === true };
  const isSame = areSame({ columns, rows });
  // Rows that are equal are as many nevertheless.
  if (rows.length > 1 && !isSame.includes(false)) isSame[0] = false;

  const same: Knex.RawBinding[] = [];
  const lists: Piece[] = [];
  const selected = columns.map((column, index) => {
    const type = types.get(column) as string;
    if (isSame[index]) {
      same.push(rows[0]?.[index] as SqlValue);
      return `CAST(? AS ${type})`;
    }
    const values = rows.map((row) => row[index] as SqlValue);
    lists.push(listOf(values, type, writing));
    return `listed.value${lists.length}`;
  });
  const names = lists.map((_, index) => `value${index + 1}`).join(', ');
  const from = `FROM UNNEST(${lists.map(({ sql }) => sql).join(', ')}) AS listed (${names})`;
  return {
    sql: `SELECT ${selected.join(', ')} ${lists.length > 0 ? from : ''}`,
    bindings: [...same, ...lists.map(({ binding }) => binding)],
  };
};
