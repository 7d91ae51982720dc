import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { createChangeLog, NO_LOG, type Change, type ChangeLog, type Followers } from '../changes';
import { createEmailDigests, type EmailDigests } from '../redact/email-digests';
import { dialectOf, type Dialect } from './dialect';
import { schemaOf, type Schema } from './schema';

/** One transaction, with what is needed to speak to the database in it. */
export interface Session {
  /** The transaction; the database itself where what is written is one statement, see `runSingle`. */
  trx: Knex;
  dialect: Dialect;
  schema: Schema;
  /** The moment that created and changed rows are stamped with. */
  now: Date;
  emailDigests: EmailDigests;
  changes: ChangeLog;
}

/** A value that a driver takes as a binding. */
export type SqlValue = string | number | boolean | Date | null;

const NOBODY: Followers = { areThere: () => Promise.resolve(false), announce: () => Promise.resolve() };

const MAX_TRIES = 5;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Opens transactions for the ingest. A transaction that lost against another one (deadlock, lock timeout, a unique key
 * taken meanwhile) is run again, up to five times; `work` must have no effect outside the transaction. What it changed is
 * announced once it is committed.
 */
export const createSessions = (strapi: Core.Strapi, followers: Followers = NOBODY) => {
  const schema = schemaOf(strapi);
  const dialect = dialectOf(strapi.db.connection);
  const emailDigests = createEmailDigests(strapi);

  const attempt = async <T>(
    work: (session: Session) => Promise<T>,
    changes: ChangeLog
  ): Promise<{ result: T; changed: Change[] }> => {
    let failure: { error: unknown } | undefined;
    try {
      return await strapi.db.connection.transaction(async (trx) => {
        const session = { trx, dialect, schema, now: new Date(), emailDigests, changes };
        try {
          const result = await work(session);
          return { result, changed: await changes.settle(session) };
        } catch (error) {
          failure = { error };
          throw error;
        }
      }, dialect.transactionConfig);
    } catch (error) {
      // SQLite may have rolled back by itself, as on a full disk: that there was nothing left to roll back says nothing.
      throw failure ? failure.error : error;
    }
  };

  const untilItHolds = async <T>(tryOnce: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await tryOnce();
      } catch (error) {
        if (tries >= MAX_TRIES || !dialect.isTransient(error)) throw error;
        await pause(Math.random() * 50 * 2 ** tries);
      }
    }
  };

  const run = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    // Before the transaction: SQLite has one connection.
    const isFollowed = await followers.areThere();
    return untilItHolds(async () => {
      const { result, changed } = await attempt(work, isFollowed ? createChangeLog() : NO_LOG);
      await followers.announce(changed);
      return result;
    });
  };

  return {
    dialect,
    schema,
    emailDigests,
    run,

    /**
     * As `run`, of work that writes by one INSERT of some hundred rows, which nobody follows. Where that is one statement it takes
     * no transaction: beginning, setting up and committing one are round trips that somebody waits for.
     */
    runSingle: <T>(work: (session: Session) => Promise<T>): Promise<T> =>
      dialect.insertsAtOnce
        ? untilItHolds(() =>
            work({
              trx: strapi.db.connection,
              dialect,
              schema,
              now: new Date(),
              emailDigests,
              changes: NO_LOG,
            })
          )
        : run(work),
  };
};

export type Sessions = ReturnType<typeof createSessions>;
