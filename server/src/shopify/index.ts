/** All that speaks to Shopify. Knows nothing of Strapi. */
export * from './api';
export * from './auth';
export * from './bulk';
export { ShopifyError } from './errors';
export { isShopDomain, parseShopDomain, resolveShopOrigin } from './origin';
export * from './read';
export * from './webhooks';
