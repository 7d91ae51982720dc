/** The plugin's id in Strapi: part of its uids, its routes and its configuration key. */
export const PLUGIN_ID = 'shopify-crm';
