/** All that speaks to Shopify. Knows nothing of Strapi. */
export * from './api';
export * from './auth';
export * from './bulk';
export { ShopifyError } from './errors';
export type { ShopifyErrorCode } from './errors';
export { gidType, toGid } from './gid';
export { DEFAULT_SHOP_ORIGIN, isLoopback, isShopDomain, parseShopDomain, resolveShopOrigin } from './origin';
export type { ParsedShopDomain, ShopDomainProblem } from './origin';
export * from './read';
export { RESOURCE_DEFINITIONS, updatedSinceQuery } from './resources';
export type { NestedList, ResourceDefinition } from './resources';
export * from './webhooks';
