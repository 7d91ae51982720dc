export { readByIds } from './by-id';
export { readCount, readPages } from './pages';
export type { ReadPagesOptions } from './pages';
export { readShop } from './shop';
export type { ShopDetails } from './shop';
export type {
  CompleteByResource,
  CompleteCustomer,
  CompleteNode,
  CompleteOrder,
  CompleteProduct,
  Page,
  ReadResult,
  Unread,
} from './types';
export { readVersions } from './versions';
export type { Version, VersionPage } from './versions';
