import { isDate } from 'node:util/types';
import type { Knex } from 'knex';
import { takeValuesOff } from '../error-values';
import type { SqlValue } from '../session';
import { areSame, type ReturnedRow } from './common';
import type { Clause, Insertion } from './types';

/** What is used of a `mysql2` connection: values as SQL has them, in the time zone of the connection. */
interface MysqlConnection {
  escape(value: SqlValue): string;
  /** A statement with the values of its `?` in it. */
  format(sql: string, values: SqlValue[]): string;
}

/** By the connection's settings: the time zone is among them. */
const known = new WeakMap<object, MysqlConnection>();

/** A connection to write values for; it may be closed meanwhile. */
const writingConnection = async (trx: Knex): Promise<MysqlConnection> => {
  const config = trx.client.config as object;
  const found = known.get(config);
  if (found) return found;
  const connection = (await trx.client.acquireConnection()) as MysqlConnection;
  await trx.client.releaseConnection(connection);
  known.set(config, connection);
  return connection;
};

/** All that means something between single quotes in some SQL mode. (https://mariadb.com/kb/en/string-literals/) */
// eslint-disable-next-line no-control-regex -- the driver escapes these control characters
const MEANS_SOMETHING = /[\0\b\t\n\r\x1a'\\]/;

/**
 * Writes values; the same moment, which records and their children have in common, only once. A text in which nothing means anything
 * is only quoted: the driver would escape each double quote, of which JSON is full, by three pieces of text.
 */
const writerFor = (connection: MysqlConnection): ((value: SqlValue) => string) => {
  const dates = new Map<number, string>();
  return (value) => {
    if (typeof value === 'string' && !MEANS_SOMETHING.test(value)) return `'${value}'`;
    if (!isDate(value)) return connection.escape(value);
    const time = value.getTime();
    let text = dates.get(time);
    if (text === undefined) dates.set(time, (text = connection.escape(value)));
    return text;
  };
};

/** An INSERT in pieces. */
interface Insert extends Pick<Insertion, 'columns' | 'rows'> {
  /** What stands before the rows. */
  opening: string;
  /** What follows them. */
  suffix: Clause;
}

/**
 * An INSERT as the binding of a statement that is nothing but `?`. The driver would make a text of rows, too, but knex looks through all
 * values first, and what is the same in each row is written anew for each; and of rows that are put into a statement it makes the text
 * once more. These took more than half of all the memory that a sync took up.
 */
const insertStatement = async (trx: Knex, insert: Insert): Promise<Knex.RawBinding> => {
  const { opening, columns, rows, suffix } = insert;
  const connection = await writingConnection(trx);
  const write = writerFor(connection);
  const same = areSame(insert).map((is, index) => (is ? write(rows[0]?.[index] as SqlValue) : null));
  const texts = new Array<string>(rows.length * columns.length * 2 + 1);
  let place = 0;
  for (const row of rows)
    for (let index = 0; index < columns.length; index += 1) {
      texts[place] = index > 0 ? ',' : place > 0 ? '),(' : `${opening} (`;
      texts[place + 1] = same[index] ?? write(row[index] as SqlValue);
      place += 2;
    }
  texts[place] = `) ${connection.format(suffix.sql, suffix.bindings)}`;
  const sql = texts.join('');
  return { toSqlString: () => sql } as Knex.RawBinding;
};

/**
 * Runs an INSERT.
 *
 * @returns what it is to return.
 * @throws the driver's error, which says where the rows were to go and nothing of what stands in them.
 */
export const runInsert = async (trx: Knex, insert: Insert): Promise<ReturnedRow[]> => {
  const statement = await insertStatement(trx, insert);
  try {
    const [returned = []] = await trx.raw<[ReturnedRow[]]>('?', [statement]);
    return returned;
  } catch (error) {
    takeValuesOff(error);
    if (error instanceof Error) error.message = error.message.replace(/^\? - /, `${insert.opening} … - `);
    throw error;
  }
};
