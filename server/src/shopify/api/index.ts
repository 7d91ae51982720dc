export { createShopifyClient } from './client';
export { mayDownload } from './download';
export type { ShopifyClient, ShopifyClientOptions } from './types';
