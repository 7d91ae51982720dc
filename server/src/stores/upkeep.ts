import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { storeRows, type StoreRow } from './rows';

const rotateRow = (strapi: Core.Strapi, row: StoreRow) => {
  const vault = getService(strapi, 'credentials');
  const credentials = row.credentials && vault.rotate(row.domain, 'credentials', row.credentials);
  const keptSecret = row.keptSecret && vault.rotate(row.domain, 'kept-secret', row.keptSecret);
  return { ...(credentials ? { credentials } : {}), ...(keptSecret ? { keptSecret } : {}) };
};

/**
 * Done once at start: forgets the secrets whose time is over, and seals those anew that are sealed with a previous key. A
 * store whose secrets cannot be opened stays as it is, and says so when it is used.
 */
export const tidyStores = async (strapi: Core.Strapi): Promise<void> => {
  const rows = storeRows(strapi);
  const forgotten = { keptSecret: null, keptSecretUntil: null };
  await rows.updateWhere({ keptSecretUntil: { $lt: new Date() } }, forgotten);
  for (const row of await rows.all()) {
    try {
      const rotated = rotateRow(strapi, row);
      if (Object.keys(rotated).length === 0) continue;
      // Bound to what was read: a token that is refreshed meanwhile is sealed with the new key already.
      await rows.updateWhere(
        { id: row.id, credentials: row.credentials, keptSecret: row.keptSecret },
        rotated
      );
    } catch (error) {
      strapi.log.error(`[shopify-crm] The secrets of ${row.domain} cannot be opened: ${String(error)}`);
    }
  }
};
