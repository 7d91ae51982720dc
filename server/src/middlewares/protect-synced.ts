import type { Core } from '@strapi/strapi';

import { contentTypes } from '../content-types';
import { CrmError } from '../errors';
import { SYNCED_UIDS, uidOf } from '../shown-types';

const REFUSED = new Set(['create', 'clone', 'delete']);

/** The fields and relations of each synced type that are Shopify's; what an extension added is not among them. */
const syncedFields = new Map<string, ReadonlySet<string>>(
  Object.entries(contentTypes).map(([name, { schema }]) => [
    uidOf(name),
    new Set(Object.keys(schema.attributes)),
  ])
);

const withoutSynced = (uid: string, data: object): object => {
  const synced = syncedFields.get(uid);
  return Object.fromEntries(Object.entries(data).filter(([field]) => !synced?.has(field)));
};

/**
 * Keeps what is Shopify's as Shopify says it, whoever writes through the document service (Content Manager, APIs, code): a
 * synced record is neither created, duplicated nor deleted here, and of an update only fields and relations are taken that
 * a user added. The Content Manager always sends the whole form back, so synced fields in it are left out, not refused.
 *
 * The ingest writes past the document service, and so does an import of Strapi's.
 */
export const protectSynced = (strapi: Core.Strapi): void => {
  strapi.documents.use((context, next) => {
    if (!SYNCED_UIDS.has(context.uid)) return next();
    if (REFUSED.has(context.action)) throw new CrmError('record_belongs_to_shopify');
    if (context.action === 'update') {
      const params = context.params as { data?: object };
      params.data = withoutSynced(context.uid, params.data ?? {});
    }
    return next();
  });
};
