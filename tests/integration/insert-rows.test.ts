import type { Knex } from 'knex';
import { dialectOf } from '../../server/src/ingest/sql/dialect';
import { keepValuesOutOfErrors } from '../../server/src/ingest/sql/error-values';
import { toJsonText } from '../../server/src/ingest/sql/statements';
import type { SqlValue } from '../../server/src/ingest/sql/session';
import { connectTo } from './support/connection';
import { createTestDatabase, type TestDatabase } from './support/database';
import { shared } from './support/shared';

const OWN = 'shopify_crm_own';
const COLUMNS = ['place', 'words', 'said', 'amount', 'whole', 'flag', 'local_at', 'zoned_at'];
/** What each database's quoting, lists and arrays make something of. */
const AWKWARD = [
  '',
  ' ',
  'NULL',
  '{}',
  '?',
  '??',
  ':name',
  '$1',
  'a,b',
  'a\u001Fb',
  '\u001F',
  "'; DROP TABLE plain; --",
  '"quoted"',
  'back\\slash\\',
  'line\nbreak\ttab\r',
  'Zoë 名前 🎉',
  '\\N',
  '%',
];

let database: TestDatabase;
let knex: Knex;

const row = (
  place: number,
  words: string | null,
  more: Partial<Record<string, SqlValue>> = {}
): SqlValue[] => {
  const said = words === null ? null : JSON.stringify({ words, list: [words] });
  const at = new Date(Date.UTC(2026, place % 12, 1 + (place % 28), place % 24, place % 60, 7, 89));
  const values: Record<string, SqlValue> = {
    place,
    words,
    said,
    amount: `${place}.1234`,
    whole: place * 7,
    flag: place % 2 === 0,
    local_at: at,
    zoned_at: place % 3 === 0 ? null : at,
    ...(more as Record<string, SqlValue>),
  };
  return COLUMNS.map((column) => values[column] as SqlValue);
};

const asObject = (values: SqlValue[]) =>
  Object.fromEntries(COLUMNS.map((column, index) => [column, values[index]]));

/** Inserts rows as the ingest does. @returns what is stored. */
const insertOwn = async (rows: SqlValue[][]): Promise<Record<string, unknown>[]> => {
  await knex(OWN).delete();
  await knex.transaction((trx) =>
    dialectOf(knex).insertRows(trx, {
      table: OWN,
      columns: COLUMNS,
      rows,
      suffix: { sql: '', bindings: [] },
    })
  );
  return knex(OWN).orderBy('place');
};

/** Inserts rows as the ingest does, and beside them as the query builder does. @returns what is stored of each. */
const insertBoth = async (rows: SqlValue[][]): Promise<[own: unknown[], plain: unknown[]]> => {
  const own = await insertOwn(rows);
  await knex('plain').delete();
  for (const values of rows) await knex('plain').insert(asObject(values));
  return [own, await knex('plain').orderBy('place')];
};

beforeAll(async () => {
  database = await createTestDatabase();
  knex = connectTo(database);
  keepValuesOutOfErrors(knex);
  for (const name of [OWN, 'plain'])
    await knex.schema.createTable(name, (table) => {
      table.integer('place').notNullable();
      table.text('words');
      table.jsonb('said');
      table.decimal('amount', 19, 4);
      table.bigInteger('whole');
      table.boolean('flag');
      table.datetime('local_at', { useTz: false, precision: 6 });
      table.datetime('zoned_at', { useTz: true, precision: 6 });
    });
});

afterAll(async () => {
  await knex.destroy();
  await database.drop();
});

describe('rows that are inserted together', () => {
  it('are what one INSERT a row stores, whatever stands in them', async () => {
    const texts = AWKWARD.flatMap((text) => [text, null]);
    for (const rows of [
      texts.map((text, place) => row(place, text)),
      // Nothing of these has to be written in another way than most.
      texts.map((text, place) => row(place, text === '' || text?.includes('\u001F') ? 'plain' : text)),
    ]) {
      const [own, plain] = await insertBoth(rows);
      expect(own).toHaveLength(rows.length);
      expect(own).toEqual(plain);
    }
  });

  it.each([...AWKWARD, null])('are so where all have the same: %j', async (text) => {
    const at = new Date('2026-03-29T01:30:00.001Z');
    const rows = [0, 1, 2].map((place) => row(place, text, { amount: null, local_at: at, zoned_at: at }));
    const [own, plain] = await insertBoth(rows);
    expect(own).toHaveLength(rows.length);
    expect(own).toEqual(plain);
  });

  it('are so where it is one, where they are equal, and where they are thousands', async () => {
    const one = row(1, 'one');
    for (const rows of [
      [one],
      [one, one, one],
      Array.from({ length: 3_000 }, (_, place) => row(place, `${place}`)),
    ]) {
      const [own, plain] = await insertBoth(rows);
      expect(own).toHaveLength(rows.length);
      expect(own).toEqual(plain);
    }
  });

  it('have what only looks like a quote as it is in any SQL mode', async () => {
    if (dialectOf(knex).name === 'mysql')
      await knex.raw("SET SESSION sql_mode = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES'");
    try {
      const texts = AWKWARD.filter((text) => !/['\\\n]/.test(text));
      const rows = texts.map((text, place) => row(place, text, { said: JSON.stringify({ place }) }));
      const own = await insertOwn(rows);
      expect(own.map(({ words, said }) => [words, toJsonText(said)?.replaceAll(' ', '')])).toEqual(
        texts.map((text, place) => [text, `{"place":${place}}`])
      );
    } finally {
      if (dialectOf(knex).name === 'mysql') await knex.raw('SET SESSION sql_mode = DEFAULT');
    }
  });

  it.each([
    ['the ingest’s', insertOwn],
    ['a query’s', (rows: SqlValue[][]) => knex(OWN).insert(rows.map(asObject))],
  ])('are not told by an error, only where they were to go: %s', async (_, insert) => {
    const refused = [row(1, 'a secret'), row(2, "another secret's", { place: null })];
    const error = await insert(refused).then(
      () => null,
      (thrown: unknown) => thrown
    );
    expect(error).toBeInstanceOf(Error);
    const { message, stack } = error as Error;
    expect(message).toContain(OWN);
    expect(message).toContain('place');
    expect([message, stack, JSON.stringify(error)].join('\n')).not.toContain('secret');
  });

  it.each(['UTC', 'America/St_Johns', 'Asia/Kolkata', 'Europe/Berlin'])(
    'have their dates in the time of the process, which is in %s',
    async (zone) => {
      const { env } = (shared?.globalThis ?? globalThis).process;
      const before = env.TZ;
      env.TZ = zone;
      try {
        const dates = ['2026-01-01T00:00:00.000Z', '2026-03-29T01:30:00.123Z', '1969-12-31T23:59:59.999Z'];
        const [own, plain] = await insertBoth(
          dates.map((date, place) => row(place, date, { local_at: new Date(date), zoned_at: new Date(date) }))
        );
        expect(own).toEqual(plain);
      } finally {
        if (before === undefined) delete env.TZ;
        else env.TZ = before;
      }
    }
  );
});
