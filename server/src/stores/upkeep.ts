import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';
import { getService } from '../services';
import { hasCredentials, storeRows, type StorePatch, type StoreRow } from './rows';
import { openCredentials, sealCredentials, withSecret } from './credentials/vault';

/** The standard app's secret is the configuration's: the stores that were connected with an older one take it over. */
const withConfiguredSecret = (
  strapi: Core.Strapi,
  row: StoreRow & { credentials: string }
): string | null => {
  const { app } = pluginConfig(strapi);
  if (row.method !== 'app' || !app) return null;
  const vault = getService(strapi, 'credentials');
  const held = openCredentials(vault, row);
  if (held.app.clientId !== app.clientId) return null;
  const changed = withSecret(held, app.clientSecret, new Date());
  return changed === held ? null : sealCredentials(vault, row.domain, changed);
};

const renewedSecrets = (
  strapi: Core.Strapi,
  row: StoreRow
): Pick<StorePatch, 'credentials' | 'keptSecret'> => {
  const vault = getService(strapi, 'credentials');
  const credentials = hasCredentials(row)
    ? (withConfiguredSecret(strapi, row) ?? vault.rotate(row.domain, 'credentials', row.credentials))
    : null;
  const keptSecret = row.keptSecret && vault.rotate(row.domain, 'kept-secret', row.keptSecret);
  return { ...(credentials ? { credentials } : {}), ...(keptSecret ? { keptSecret } : {}) };
};

/**
 * Done once at start: forgets the secrets whose time is over, seals those anew that are sealed with a previous key, and takes
 * over the standard app's secret. A store whose secrets cannot be opened stays as it is, and says so when it is used.
 */
export const tidyStores = async (strapi: Core.Strapi): Promise<void> => {
  const rows = storeRows(strapi);
  const forgotten = { keptSecret: null, keptSecretUntil: null };
  await rows.updateWhere({ keptSecretUntil: { $lt: new Date() } }, forgotten);
  for (const row of await rows.all()) {
    try {
      const renewed = renewedSecrets(strapi, row);
      if (Object.keys(renewed).length === 0) continue;
      // Bound to what was read: a token that is refreshed meanwhile is sealed with the new key already.
      await rows.updateWhere(
        { id: row.id, credentials: row.credentials, keptSecret: row.keptSecret },
        renewed
      );
    } catch (error) {
      strapi.log.error(`[shopify-crm] The secrets of ${row.domain} cannot be opened: ${String(error)}`);
    }
  }
};
