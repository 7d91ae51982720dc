import { factories } from '@strapi/strapi';

import { SHOWN_TYPES, uidOf } from '../shown-types';
import { shopifyRoutes } from './shopify';

const readRoutes = (name: string) => {
  const { routes } = factories.createCoreRouter(uidOf(name), { only: ['find', 'findOne'] });
  return typeof routes === 'function' ? routes() : routes;
};

/**
 * The routes that Shopify calls, and those of the synced records, below `/api/shopify-crm`. A function, because Strapi makes
 * the records' routes from content types that are not loaded yet when the plugin is.
 */
export const contentApiRoutes = () => ({
  type: 'content-api' as const,
  routes: [...shopifyRoutes, ...SHOWN_TYPES.flatMap(readRoutes)],
});
