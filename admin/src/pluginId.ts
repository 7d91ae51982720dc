/** The plugin's id in Strapi: prefix of its routes, permissions and translation keys. */
export const PLUGIN_ID = 'shopify-crm';
