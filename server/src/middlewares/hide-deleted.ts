import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

import { CrmError } from '../errors';
import { SYNCED_UIDS } from '../shown-types';

interface Join {
  referencedTable: string;
  alias: string;
  on?: Record<string, unknown>;
}

/** What is used of Strapi's query builder (`@strapi/database`, query/query-builder). */
interface QueryBuilder {
  alias: string;
  state: { type: string; processed: boolean; where: unknown[]; joins: Join[] };
  processState(): void;
  clone(): QueryBuilder;
}

/** What is used of Strapi's entity manager, through which all of Strapi reads. */
interface EntityManager {
  createQueryBuilder(uid: string): QueryBuilder;
}

const READS = new Set(['select', 'count', 'max', 'min']);

const isQueryBuilder = ({ state, processState, clone }: Partial<QueryBuilder>): boolean =>
  Array.isArray(state?.where) &&
  Array.isArray(state.joins) &&
  [processState, clone].every((method) => typeof method === 'function');

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
 * Strapi offers no hook that all of these pass: GraphQL and the Content Manager read relations past the document service.
 * So the one builder of all queries is extended. A deleted row is left out where its table is read, and joins nothing where
 * its table is joined, as if it were not there. Outside of these, `strapi.db.query` and exports read rows as they are.
 */
export const hideDeleted = (strapi: Core.Strapi): void => {
  const entityManager = strapi.db.entityManager as EntityManager;
  strapi.documents.use((_context, next) => hiding.run(true, next));
  const isHiding = () => hiding.getStore() ?? strapi.requestContext.get() !== undefined;
  const knex = () => strapi.db.connection;

  let tables: Set<string> | undefined;
  const isSyncedTable = (table: string) => {
    // The metadata is there once the database is.
    tables ??= new Set([...SYNCED_UIDS].map((uid) => strapi.db.metadata.get(uid).tableName));
    return tables.has(table);
  };

  const hideIn = (uid: string, builder: QueryBuilder): QueryBuilder => {
    const { state, processState, clone } = builder;
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
    builder.clone = function cloneHiding() {
      return hideIn(uid, clone.call(this));
    };
    return builder;
  };

  const { createQueryBuilder } = entityManager;
  let isKnown = false;
  entityManager.createQueryBuilder = (uid) => {
    const builder = createQueryBuilder.call(entityManager, uid);
    // Rather no answer than one with what was deleted.
    isKnown ||= isQueryBuilder(builder);
    if (!isKnown) throw new CrmError('strapi_not_supported');
    return hideIn(uid, builder);
  };
};
