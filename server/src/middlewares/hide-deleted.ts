import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { SYNCED_UIDS } from '../shown-types';
import { extendQueries } from './query-builder';

const READS = new Set(['select', 'count', 'max', 'min']);

/** Whether deleted rows are hidden, where something says so. */
const hiding = new AsyncLocalStorage<boolean>();

/** Reads as the document service does, wherever it is called: what is deleted is not there. */
export const withoutDeleted = <T>(read: () => Promise<T>): Promise<T> => hiding.run(true, read);

/** Reads rows as they are, in a request too. */
export const withDeleted = <T>(read: () => Promise<T>): Promise<T> => hiding.run(false, read);

/** A row's own id while it is live, null once it is deleted: no planner takes the index on `deleted_at` for it. */
const idWhileLive = (knex: Knex, alias: string): Knex.Raw =>
  knex.raw('CASE WHEN ?? IS NULL THEN ?? END', [`${alias}.deleted_at`, `${alias}.id`]);

/**
 * Hides what is deleted in Shopify from every request (Content Manager, REST, GraphQL, users' own routes) and from the
 * document service: in lists, counts and relations of any type (those that users made too), in filters and sorting.
 *
 * A deleted row is left out where its table is read, and joins nothing where its table is joined, as if it were not there.
 * Outside of these, `strapi.db.query` and exports read rows as they are.
 */
export const hideDeleted = (strapi: Core.Strapi): void => {
  strapi.documents.use((_context, next) => hiding.run(true, next));
  const isHiding = () => hiding.getStore() ?? strapi.requestContext.get() !== undefined;
  const knex = () => strapi.db.connection;

  let tables: Set<string> | undefined;
  const isSyncedTable = (table: string) => {
    // The metadata is there once the database is.
    tables ??= new Set([...SYNCED_UIDS].map((uid) => strapi.db.metadata.get(uid).tableName));
    return tables.has(table);
  };

  extendQueries(strapi, (uid, builder) => {
    const { state, processState } = builder;
    builder.processState = function hideAndProcess() {
      if (state.processed) return;
      processState.call(this);
      if (!READS.has(state.type) || !isHiding()) return;
      for (const join of state.joins)
        if (isSyncedTable(join.referencedTable))
          join.on = { ...join.on, id: idWhileLive(knex(), join.alias) };
      if (!SYNCED_UIDS.has(uid)) return;
      const { alias } = builder;
      state.where.push(
        state.joins.length > 0
          ? { [`${alias}.id`]: idWhileLive(knex(), alias) }
          : { [`${alias}.deleted_at`]: { $null: true } }
      );
    };
  });
};
