import { isDate } from 'node:util/types';
import type { Knex } from 'knex';
import type { SqlValue } from '../session';
import { areSame } from './common';
import type { Insertion } from './types';

/** What is used of a `mysql2` connection. */
interface MysqlConnection {
  /** The value as SQL has it, in the time zone of the connection. */
  escape(value: SqlValue): string;
}

type Escape = MysqlConnection['escape'];

/** By the connection's settings: the time zone is among them. */
const known = new WeakMap<object, Escape>();

/** How values are written for a connection. */
const escapeFor = async (trx: Knex): Promise<Escape> => {
  const config = trx.client.config as object;
  const found = known.get(config);
  if (found) return found;
  const connection = (await trx.client.acquireConnection()) as MysqlConnection;
  await trx.client.releaseConnection(connection);
  const escape: Escape = (value) => connection.escape(value);
  known.set(config, escape);
  return escape;
};

/** Writes values; the same moment, which records and their children have in common, only once. */
const writerOf = (escape: Escape): Escape => {
  const dates = new Map<number, string>();
  return (value) => {
    if (!isDate(value)) return escape(value);
    const time = value.getTime();
    let text = dates.get(time);
    if (text === undefined) dates.set(time, (text = escape(value)));
    return text;
  };
};

/**
 * The rows of an INSERT as the list of tuples that follows VALUES, to be bound: the driver takes it as SQL. It would make one of rows, too,
 * but knex looks through all values first, and what is the same in each row is written anew for each: both took half of all the
 * memory that a sync took up.
 */
export const tuplesOf = async (
  trx: Knex,
  insertion: Pick<Insertion, 'columns' | 'rows'>
): Promise<Knex.RawBinding> => {
  const { columns, rows } = insertion;
  const { length } = columns;
  const write = writerOf(await escapeFor(trx));
  const same = areSame(insertion).map((is, index) => (is ? write(rows[0]?.[index] as SqlValue) : null));
  const texts = new Array<string>(rows.length * length);
  let place = 0;
  for (const row of rows)
    for (let index = 0; index < length; index += 1) {
      const text = same[index] ?? write(row[index] as SqlValue);
      const opened = index === 0 ? `(${text}` : text;
      texts[place++] = index === length - 1 ? `${opened})` : opened;
    }
  const sql = texts.join();
  return { toSqlString: () => sql };
};
