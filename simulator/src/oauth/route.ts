import type Router from '@koa/router';
import type { Context } from 'koa';
import { loseAnswer } from '../faults/lose-answer';
import type { Faults } from '../faults/registry';
import { queryText, readFields, textField } from '../http';
import type { Traffic } from '../platform/traffic';
import type { App, HostedShop, Installation, Platform } from '../platform/types';
import { createAuthorize } from './authorize';
import type { GrantError, Grants, TokenAnswer } from './grants';

/** How a route finds the shop of its path and who calls. */
export interface ShopRoutes {
  /** Runs the handler with the shop of the path; 404 where there is none. */
  withShop(handle: (ctx: Context, shop: HostedShop) => void | Promise<void>): (ctx: Context) => Promise<void>;
  /** The same with the installation of the access token; 401 without a valid one. */
  withToken(
    handle: (ctx: Context, installation: Installation) => void | Promise<void>
  ): (ctx: Context) => Promise<void>;
}

const isTrue = (value: unknown): boolean =>
  value === true || value === 1 || value === '1' || value === 'true';

/** Adds the OAuth endpoints of every shop. */
export const addOauthRoutes = (
  router: Router,
  routes: ShopRoutes,
  {
    platform,
    grants,
    faults,
    traffic,
  }: {
    platform: Platform;
    grants: Grants;
    faults: Faults;
    traffic: Traffic;
  }
): void => {
  const authorize = createAuthorize(platform, grants);

  const exchange = (
    shop: HostedShop,
    app: App,
    fields: Record<string, unknown>
  ): TokenAnswer | GrantError => {
    switch (textField(fields, 'grant_type')) {
      case 'refresh_token':
        return grants.refresh(shop, app, textField(fields, 'refresh_token'));
      case 'client_credentials':
        return grants.clientCredentials(shop, app);
      case '':
      case 'authorization_code':
        return grants.exchangeCode(shop, app, textField(fields, 'code'), isTrue(fields.expiring));
      default:
        return { error: 'unsupported_grant_type', error_description: 'The grant type is not supported' };
    }
  };

  router.get(
    '/:shop/admin/oauth/authorize',
    routes.withShop((ctx, shop) => authorize.show(ctx, shop))
  );
  router.post(
    '/:shop/admin/oauth/authorize',
    routes.withShop(async (ctx, shop) => authorize.decide(ctx, shop, await readFields(ctx)))
  );
  router.get(
    '/:shop/install',
    routes.withShop((ctx, shop) => authorize.begin(ctx, shop, queryText(ctx, 'client_id')))
  );
  router.post(
    '/:shop/admin/oauth/access_token',
    routes.withShop(async (ctx, shop) => {
      const fields = await readFields(ctx);
      const app = platform.apps.get(textField(fields, 'client_id'));
      if (!app || app.clientSecret !== textField(fields, 'client_secret')) {
        ctx.status = app ? 401 : 400;
        ctx.body = app
          ? { error: 'invalid_client', error_description: 'The client secret is not valid' }
          : { error: 'application_cannot_be_found', error_description: 'The application could not be found' };
        return;
      }
      traffic.count(shop.domain, textField(fields, 'grant_type') || 'authorization_code');
      const answer = exchange(shop, app, fields);
      const lost = faults.take('lostTokenAnswers', shop.domain);
      if (lost) return loseAnswer(ctx, lost);
      if ('error' in answer) ctx.status = 400;
      ctx.body = answer;
    })
  );
  router.get(
    '/:shop/admin/oauth/access_scopes.json',
    routes.withToken((ctx, installation) => {
      ctx.body = { access_scopes: installation.scopes.map((handle) => ({ handle })) };
    })
  );
  router.delete(
    '/:shop/admin/api_permissions/current.json',
    routes.withToken((ctx, installation) => {
      platform.uninstall(installation);
      ctx.body = {};
    })
  );
};
