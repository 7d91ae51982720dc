import type { Core } from '@strapi/strapi';
import { CrmError } from '../errors';

/** What is used of a join in Strapi's query builder. */
export interface Join {
  referencedTable: string;
  alias: string;
  on?: Record<string, unknown>;
}

/** What is used of a sort key in it. */
export interface SortKey {
  order?: string;
}

/** What is used of Strapi's query builder (`@strapi/database`, query/query-builder). */
export interface QueryBuilder {
  alias: string;
  state: { type: string; processed: boolean; where: unknown[]; joins: Join[]; orderBy: SortKey[] };
  processState(): void;
  /** Not in all versions of Strapi 5. */
  ensurePaginationOrderStability?(): void;
  clone(): QueryBuilder;
}

/** What is used of Strapi's entity manager, through which all of Strapi reads. */
interface EntityManager {
  createQueryBuilder(uid: string): QueryBuilder;
}

const isQueryBuilder = ({ state, processState, clone }: Partial<QueryBuilder>): boolean =>
  [state?.where, state?.joins, state?.orderBy].every(Array.isArray) &&
  [processState, clone].every((method) => typeof method === 'function');

/**
 * Extends the one builder of all of Strapi's queries: Strapi offers no hook that all of them pass, as GraphQL and the Content
 * Manager read relations past the document service.
 *
 * @param extend is given each builder, and each copy of one, before it is used.
 */
export const extendQueries = (
  strapi: Core.Strapi,
  extend: (uid: string, builder: QueryBuilder) => void
): void => {
  const entityManager = strapi.db.entityManager as EntityManager;
  const { createQueryBuilder } = entityManager;

  const extended = (uid: string, builder: QueryBuilder): QueryBuilder => {
    const { clone } = builder;
    builder.clone = function cloneExtended() {
      return extended(uid, clone.call(this));
    };
    extend(uid, builder);
    return builder;
  };

  let isKnown = false;
  entityManager.createQueryBuilder = (uid) => {
    const builder = createQueryBuilder.call(entityManager, uid);
    // Rather no answer than a wrong one.
    isKnown ||= isQueryBuilder(builder);
    if (!isKnown) throw new CrmError('strapi_not_supported');
    return extended(uid, builder);
  };
};
