import { factories } from '@strapi/strapi';

import { SHOWN_TYPES, uidOf } from '../shown-types';

/** Open to the world: each is guarded by Shopify's signature, or by a handshake that an admin began. */
const open = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const },
});

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
  routes: [
    open('POST', '/webhooks', 'webhooks.receive'),
    open('GET', '/oauth/install', 'oauth.install'),
    open('GET', '/oauth/callback', 'oauth.callback'),
    ...SHOWN_TYPES.flatMap(readRoutes),
  ],
});
