import { setImmediate } from 'node:timers/promises';
import type { SqlValue } from '../session';
import { DOCUMENT_ID } from './common';
import { doubleQuoted } from './on-conflict';
import type { Insertion, MadeRows } from './types';

type SqliteValue = string | number | null;

interface SqliteStatement {
  run(...bindings: SqliteValue[]): { lastInsertRowid: number };
  get(): Record<string, unknown>;
}

/** What is used of a `better-sqlite3` connection. */
export interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
}

/** How many rows one statement takes where nobody asks for their ids. */
const MANY = 50;
/**
 * How many rows are inserted before others have a turn: some two milliseconds. Nothing else in an INSERT here gives them one:
 * requests would wait for a whole batch, and so would what is downloaded.
 */
const ROWS_A_TURN = 100;

const toSqlite = (value: SqlValue): SqliteValue => {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
};

const statementFor = (
  connection: SqliteConnection,
  { table, columns, suffix }: Insertion,
  rows: number
): SqliteStatement => {
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  return connection.prepare(
    `INSERT INTO ${doubleQuoted(table)} (${columns.map(doubleQuoted).join(', ')}) ` +
      `VALUES ${Array<string>(rows).fill(tuple).join(', ')} ${suffix.sql}`
  );
};

/** As `statement.run(...values)`, which would iterate over the values and make two objects of each. */
const run = (statement: SqliteStatement, values: readonly SqliteValue[]): { lastInsertRowid: number } =>
  Reflect.apply(statement.run, statement, values);

/** Room for the values of rows, which each statement takes anew, and those that follow them. */
const blankValues = (length: number, others: readonly SqlValue[]): SqliteValue[] =>
  new Array<SqliteValue>(length).fill(null).concat(others.map(toSqlite));

/** Rows whose ids are asked for. (RETURNING has a file made for each row.) */
const insertOneByOne = async (connection: SqliteConnection, insertion: Insertion): Promise<MadeRows> => {
  const { rows, columns, suffix } = insertion;
  const { length } = columns;
  const statement = statementFor(connection, insertion, 1);
  const values = blankValues(length, suffix.bindings);
  const made = new Map<number, number>();
  // It moves with each row that is made, and with no other one.
  let { last } = connection.prepare('SELECT last_insert_rowid() AS last').get();
  for (let place = 0; place < rows.length; place += 1) {
    if (place % ROWS_A_TURN === 0) await setImmediate();
    const row = rows[place] as SqlValue[];
    for (let index = 0; index < length; index += 1) values[index] = toSqlite(row[index] as SqlValue);
    const { lastInsertRowid } = run(statement, values);
    if (lastInsertRowid !== last) made.set(place, lastInsertRowid);
    last = lastInsertRowid;
  }
  return made;
};

/** Rows of few values, such as links: many in one statement take half the time. */
const insertByMany = async (connection: SqliteConnection, insertion: Insertion): Promise<MadeRows> => {
  const { rows, columns, suffix } = insertion;
  const { length } = columns;
  const blankFor = (count: number) => blankValues(count * length, suffix.bindings);
  const valuesOfMany = blankFor(MANY);
  const valuesOfOne = blankFor(1);
  const many = rows.length < MANY ? null : statementFor(connection, insertion, MANY);
  const single = statementFor(connection, insertion, 1);
  for (let start = 0, end = 0; start < rows.length; start = end) {
    if (start % ROWS_A_TURN === 0) await setImmediate();
    const statement = many && start + MANY <= rows.length ? many : single;
    end = start + (statement === many ? MANY : 1);
    const values = statement === many ? valuesOfMany : valuesOfOne;
    let place = 0;
    for (let row = start; row < end; row += 1)
      for (let index = 0; index < length; index += 1)
        values[place++] = toSqlite(rows[row]?.[index] as SqlValue);
    run(statement, values);
  }
  return new Map();
};

/**
 * Inserts rows by prepared statements. SQLite runs in this process: there is no round trip to save, and one takes a row in a third
 * of the time of a statement that is made for thousands.
 */
export const insertRows = (connection: SqliteConnection, insertion: Insertion): Promise<MadeRows> =>
  insertion.columns.includes(DOCUMENT_ID)
    ? insertOneByOne(connection, insertion)
    : insertByMany(connection, insertion);
