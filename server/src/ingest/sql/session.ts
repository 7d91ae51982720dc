import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { dialectOf, type Dialect } from './dialect';
import { schemaOf, type Schema } from './schema';

/** One transaction, with what is needed to speak to the database in it. */
export interface Session {
  trx: Knex.Transaction;
  dialect: Dialect;
  schema: Schema;
  /** The moment that created and changed rows are stamped with. */
  now: Date;
}

/** A value that a driver takes as a binding. */
export type SqlValue = string | number | boolean | Date | null;

const MAX_TRIES = 5;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Opens transactions for the ingest. A transaction that lost against another one (deadlock, lock timeout, a unique key
 * taken meanwhile) is run again, up to five times; `work` must have no effect outside the transaction.
 */
export const createSessions = (strapi: Core.Strapi) => {
  const schema = schemaOf(strapi);
  const dialect = dialectOf(strapi.db.connection);

  const attempt = <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    strapi.db.connection.transaction(
      (trx) => work({ trx, dialect, schema, now: new Date() }),
      dialect.transactionConfig
    );

  return {
    dialect,
    schema,

    async run<T>(work: (session: Session) => Promise<T>): Promise<T> {
      for (let tries = 1; ; tries += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (tries >= MAX_TRIES || !dialect.isTransient(error)) throw error;
          await pause(Math.random() * 50 * 2 ** tries);
        }
      }
    },
  };
};

export type Sessions = ReturnType<typeof createSessions>;
