import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { settingsPageUrl } from '../stores/urls';
import { setHandshakeCookie } from './support/handshake-cookie';
import type { Action } from './support/handle';

/** The browser's way to Shopify and back: every answer is a redirect, and always to one of these two places. */
export const createOauthController = ({
  strapi,
}: {
  strapi: Core.Strapi;
}): { install: Action; callback: Action } => ({
  install: async (ctx) => {
    const outcome = await getService(strapi, 'connect').install(ctx.querystring);
    if (outcome.kind === 'begun') {
      setHandshakeCookie(ctx, strapi, outcome.begun.cookie);
      ctx.redirect(outcome.begun.redirectUrl);
      return;
    }
    ctx.redirect(settingsPageUrl(strapi, outcome.query));
  },

  callback: async (ctx) => {
    const outcome = await getService(strapi, 'connect').finish(ctx.querystring, (name) =>
      ctx.cookies.get(name)
    );
    if (outcome.ok) {
      ctx.redirect(settingsPageUrl(strapi, { connected: outcome.domain }));
      return;
    }
    const { code, permission, domain, holder } = outcome;
    const told = { error: code, permission, shop: domain, holder: holder?.publicUrl, since: holder?.since };
    ctx.redirect(settingsPageUrl(strapi, told));
  },
});
