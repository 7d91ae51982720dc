export { createShopifyClient } from './client';
export { DEFAULT_DOWNLOAD_HOSTS, mayDownload } from './download';
export type { FieldError } from './graphql-errors';
export type {
  Answer,
  DownloadOptions,
  QueryCost,
  RequestOptions,
  ShopifyClient,
  ShopifyClientOptions,
} from './types';
