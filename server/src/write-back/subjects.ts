import type { Core } from '@strapi/strapi';

import type { WriteObstacle } from '../../../shared/write-back';
import { CrmError, fieldError } from '../errors';
import { missingScopes } from '../shopify/auth';
import { getService } from '../services';
import { hasCredentials, type StoreRow } from '../stores/rows';
import type { WriteScope } from '../stores/scopes';

/** A customer in one store. */
export interface KnownCustomer {
  storeDomain: string;
  shopifyId: string;
}

/** A contact with the customers that it is in the stores. */
export interface KnownContact {
  email: string | null;
  customers: KnownCustomer[];
}

/** @throws CrmError `not_found` */
export const requireContact = async (strapi: Core.Strapi, documentId: string): Promise<KnownContact> => {
  const contact: KnownContact | null = await strapi.db.query('plugin::shopify-crm.contact').findOne({
    select: ['id', 'email'],
    where: { documentId, deletedAt: null },
    populate: { customers: { select: ['storeDomain', 'shopifyId'], where: { deletedAt: null } } },
  });
  if (!contact) throw new CrmError('not_found', { message: 'There is no such contact.' });
  return contact;
};

/**
 * Shopify's ids of variants, and the one store that they are of.
 *
 * @throws CrmError `request_invalid` where one is missing, or they are of several stores.
 */
export const requireVariants = async (strapi: Core.Strapi, documentIds: readonly string[]) => {
  const rows: { documentId: string; storeDomain: string; shopifyId: string }[] = await strapi.db
    .query('plugin::shopify-crm.product-variant')
    .findMany({
      select: ['documentId', 'storeDomain', 'shopifyId'],
      where: { documentId: { $in: [...documentIds] }, deletedAt: null },
    });
  const ids = new Map(rows.map(({ documentId, shopifyId }) => [documentId, shopifyId]));
  if (documentIds.some((documentId) => !ids.has(documentId)))
    throw fieldError('lines', 'There is no such product variant.');
  const [store, ...others] = new Set(rows.map(({ storeDomain }) => storeDomain));
  if (store === undefined || others.length > 0)
    throw fieldError('lines', 'A draft order takes variants of one store.');
  return { store, ids };
};

/** What keeps something that needs a scope from being written to a store; null where nothing does. */
export const obstacleOf = (store: StoreRow | null, scope: WriteScope): WriteObstacle | null => {
  if (!store || !hasCredentials(store)) return { code: 'store_not_connected' };
  const [permission] = missingScopes([scope], store.scopes ?? []);
  return permission ? { code: 'missing_shopify_permission', permission } : null;
};

/**
 * A store that may be written to.
 *
 * @throws CrmError `store_not_connected`, `missing_shopify_permission`.
 */
export const requireWritable = async (
  strapi: Core.Strapi,
  domain: string,
  scope: WriteScope
): Promise<StoreRow> => {
  const store = await getService(strapi, 'stores').findByDomain(domain);
  const obstacle = obstacleOf(store, scope);
  if (!store || obstacle) throw new CrmError(obstacle?.code ?? 'store_not_connected', { ...obstacle });
  return store;
};
