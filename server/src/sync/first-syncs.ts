import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { allowedResources } from './gates';

/**
 * Starts a full sync of the resources that a store imports, that are allowed, and that were never synced completely. One
 * that is under way is left alone: whoever ends it calls this again.
 */
export const startFirstSyncs = async (strapi: Core.Strapi, domain: string): Promise<void> => {
  const store = await getService(strapi, 'stores').findConnected(domain);
  if (!store) return;
  const resources = (await allowedResources(strapi, store)).filter((resource) => !store.cursors?.[resource]);
  if (resources.length === 0) return;
  const started = await getService(strapi, 'sync').start(store.documentId, { mode: 'full', resources });
  if (started.ok || started.code === 'sync_already_running') return;
  strapi.log.warn(`[shopify-crm] The first sync of ${domain} did not start: ${started.message}`);
};
