import type { Core } from '@strapi/strapi';

import { SHOWN_TYPES, uidOf } from '../shown-types';

const READS = new Set(['findOne', 'findFirst', 'findMany', 'count']);

/**
 * Hides what is deleted in Shopify from everything that reads documents (Content Manager, REST, GraphQL, code), whatever the
 * filter. Relations need no filter: the ingest takes a deleted record's links away.
 */
export const hideDeleted = (strapi: Core.Strapi): void => {
  const synced = new Set([...SHOWN_TYPES, 'customer'].map(uidOf));
  strapi.documents.use((context, next) => {
    if (synced.has(context.uid) && READS.has(context.action)) {
      const params = context.params as { filters?: Record<string, unknown> };
      const notDeleted = { deletedAt: { $null: true } };
      params.filters = params.filters ? { $and: [params.filters, notDeleted] } : notDeleted;
    }
    return next();
  });
};
