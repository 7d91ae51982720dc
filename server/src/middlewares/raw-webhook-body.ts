import type { Core } from '@strapi/strapi';

import { publicPath } from '../stores/urls';

/**
 * Keeps Strapi's body parser away from webhooks: their signature is over the bytes as they came. The parser leaves unknown
 * content types alone, so the route can read the untouched stream, and nobody has to configure anything.
 *
 * Called in `register`, which puts it ahead of Strapi's own middlewares.
 */
export const installRawBody = (strapi: Core.Strapi): void => {
  const webhookPath = publicPath(strapi, 'webhooks');
  strapi.server.use((ctx, next) => {
    if (ctx.method === 'POST' && ctx.path.replace(/\/$/, '') === webhookPath) {
      ctx.req.headers['content-type'] = 'application/octet-stream';
    }
    return next();
  });
};
