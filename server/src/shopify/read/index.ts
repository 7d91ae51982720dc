export { readByIds } from './by-id';
export { readCount, readPages } from './pages';
export { withRefunds } from './refunds';
export { readShop } from './shop';
export type { CompleteCustomer, CompleteNode, CompleteOrder, CompleteProduct, Unread } from './types';
export { readVersions } from './versions';
export type { VersionPage } from './versions';
