import type { Knex } from 'knex';

/** What all our tables' names begin with. */
const OUR_TABLES = 'shopify_crm_';

/** Where drivers' errors have values: mysql2 the statement and the reason, pg the row or the key and what it was about. */
const WITH_VALUES = ['sql', 'sqlMessage', 'detail', 'where'];

/** The reason of a failed statement without the value that MySQL quotes in it. */
export const withoutQuotedValue = (reason: string): string =>
  reason.replace(/((?:value|entry):? )'[^']*'/gi, '$1…');

/** Takes the values of the statement that failed, which are somebody's data, off the error. */
export const takeValuesOff = (error: unknown): void => {
  if (!(error instanceof Error)) return;
  error.message = withoutQuotedValue(error.message);
  for (const property of WITH_VALUES) Reflect.deleteProperty(error, property);
};

/**
 * Has errors of statements tell no values, as they are logged. A statement stands in its error's message with `?` for each value, in the
 * whole app, unless the app says otherwise of its connection. (https://knexjs.org/guide/#compilesqlonerror) The rest is of our
 * statements alone: an app may read what its own errors hold.
 */
export const keepValuesOutOfErrors = (knex: Knex): void => {
  knex.client.config.compileSqlOnError ??= false;
  knex.on('query-error', (error: unknown, { sql }: { sql: string }) => {
    if (sql.includes(OUR_TABLES)) takeValuesOff(error);
  });
};
