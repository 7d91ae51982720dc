import { adminApi } from '@strapi/strapi/admin';

import { PLUGIN_ID } from '../pluginId';

/** Strapi's own API slice, with the kinds of answers that our requests make stale. */
export const shopifyApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'ShopifyStore',
    'ShopifySolution',
    'ShopifySetup',
    'ShopifyEvent',
    'ShopifyDeleted',
    'ShopifyPrivacy',
    'ShopifyMapping',
    'ShopifyPanel',
    // The Content Manager's own, for its records.
    'Document',
  ],
});

/**
 * The address of one of the plugin's admin routes.
 * @param path - segments below the plugin's prefix; each is escaped
 */
export function route(...path: string[]): string {
  return `/${[PLUGIN_ID, ...path.map(encodeURIComponent)].join('/')}`;
}
