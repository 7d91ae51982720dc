import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { STATE_LIFETIME, type Begun } from '../../stores/connect/oauth-states';
import { publicUrls } from '../../stores/urls';

/**
 * Gives the browser what it must bring back from Shopify. The cookie is sent to the callback alone; `Lax` lets it come along
 * with Shopify's redirect.
 */
export const setHandshakeCookie = (
  ctx: Context,
  strapi: Core.Strapi,
  { name, value }: Begun['cookie']
): void => {
  const callback = new URL(publicUrls(strapi).redirect);
  const secure = callback.protocol === 'https:';
  // Koa refuses secure cookies where the proxy's https is not known to it; the browser's own address is what counts.
  ctx.cookies.secure = secure;
  ctx.cookies.set(name, value, {
    path: callback.pathname,
    maxAge: STATE_LIFETIME,
    httpOnly: true,
    sameSite: 'lax',
    secure,
    signed: false,
  });
};
