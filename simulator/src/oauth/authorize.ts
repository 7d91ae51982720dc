import type { Context } from 'koa';
import { parseScopes } from '../platform/scopes';
import type { App, HostedShop, Platform } from '../platform/types';
import { html, page, type Html } from '../page/html';
import type { Grants } from './grants';
import { hostParameter, signQuery } from './sign';

/** What an app asks for with the authorize URL. */
interface AuthorizeRequest {
  app: App;
  scopes: string[];
  redirectUri: string;
  state: string;
}

const answerPage = (ctx: Context, status: number, title: string, body: Html): void => {
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = page(title, html`<div class="card narrow">${body}</div>`);
};

const refuse = (ctx: Context, message: string): void =>
  answerPage(ctx, 400, 'Something went wrong', html`<p>${message}</p>`);

/** Shopify's page for an app that has no released version, is not for this shop, or asks in the wrong way. */
const refuseLink = (ctx: Context): void =>
  answerPage(
    ctx,
    403,
    'The installation link for this app is invalid',
    html`<p>The app developer needs to send you a valid installation link.</p>
      <p class="soft">
        Check that the app has a released version, that this store is in its distribution, and that the
        install flow is the one the app is configured for.
      </p>`
  );

const refuseUnderReview = (ctx: Context): void =>
  answerPage(
    ctx,
    403,
    'This app is under review',
    html`<p>This app can't be installed until Shopify has reviewed it.</p>`
  );

/**
 * Reads and checks an authorize request; answers it and returns null where it is not acceptable. A managed app's scopes
 * come from its configuration and a `scope` parameter is refused; with the legacy flow they come with the URL.
 */
const readRequest = (
  ctx: Context,
  shop: HostedShop,
  platform: Platform,
  parameters: Record<string, unknown>
): AuthorizeRequest | null => {
  const value = (name: string): string => (typeof parameters[name] === 'string' ? parameters[name] : '');
  const app = platform.apps.get(value('client_id'));
  if (!app) {
    refuse(ctx, 'Oauth error application_cannot_be_found: The application could not be found.');
    return null;
  }
  if (app.underReview) {
    refuseUnderReview(ctx);
    return null;
  }
  const allowed = app.distribution === 'any' || app.distribution.includes(shop.domain);
  const flowMatches = app.legacyInstallFlow ? value('scope') !== '' : value('scope') === '';
  if (!app.released || !allowed || !flowMatches) {
    refuseLink(ctx);
    return null;
  }
  const redirectUri = value('redirect_uri');
  if (!app.redirectUrls.includes(redirectUri)) {
    refuse(ctx, 'Oauth error invalid_request: The redirect_uri is not whitelisted');
    return null;
  }
  const scopes = app.legacyInstallFlow ? parseScopes(value('scope')) : app.scopes;
  return { app, scopes, redirectUri, state: value('state') };
};

const consentPage = (
  shop: HostedShop,
  request: AuthorizeRequest,
  parameters: Record<string, unknown>
): string => {
  const hidden = ['client_id', 'scope', 'redirect_uri', 'state'].map(
    (name) => html`<input type="hidden" name="${name}" value="${parameters[name] ?? ''}" />`
  );
  return page(
    `Install ${request.app.title}`,
    html`<div class="card narrow">
      <p>On <strong>${shop.state.shop.name}</strong> (${shop.domain}), this app will be able to:</p>
      <ul>
        ${request.scopes.map((scope) => html`<li>${scope.replace(/_/g, ' ')}</li>`)}
      </ul>
      <form method="post" action="authorize">
        ${hidden}
        <button class="primary" name="decision" value="install">Install app</button>
        <button name="decision" value="cancel">Cancel</button>
      </form>
    </div>`
  );
};

/** The handlers of the authorize URL. */
export const createAuthorize = (platform: Platform, grants: Grants) => {
  const sendBack = (
    ctx: Context,
    shop: HostedShop,
    request: AuthorizeRequest,
    outcome: Record<string, string>
  ): void => {
    const parameters = {
      ...outcome,
      host: hostParameter(shop.domain),
      shop: shop.domain,
      ...(request.state ? { state: request.state } : {}),
      timestamp: String(Math.floor(platform.clock.now().getTime() / 1000)),
    };
    const url = new URL(request.redirectUri);
    for (const [key, value] of signQuery(parameters, request.app.clientSecret))
      url.searchParams.append(key, value);
    ctx.redirect(url.toString());
  };

  const approve = (ctx: Context, shop: HostedShop, request: AuthorizeRequest): void =>
    sendBack(ctx, shop, request, { code: grants.issueCode(shop, request.app, request.scopes) });

  return {
    /** Shows the consent page; an app that already holds all it asks for, or that is auto-approved, is sent on at once. */
    show(ctx: Context, shop: HostedShop): void {
      const request = readRequest(ctx, shop, platform, ctx.query);
      if (!request) return;
      const granted = shop.installations.get(request.app.clientId)?.scopes;
      const isKnown = granted !== undefined && request.scopes.every((scope) => granted.includes(scope));
      if (isKnown || request.app.autoApprove) return approve(ctx, shop, request);
      ctx.type = 'html';
      ctx.body = consentPage(shop, request, ctx.query);
    },
    /** Carries out what was chosen on the consent page. */
    decide(ctx: Context, shop: HostedShop, fields: Record<string, unknown>): void {
      const request = readRequest(ctx, shop, platform, fields);
      if (!request) return;
      if (fields.decision === 'install') return approve(ctx, shop, request);
      sendBack(ctx, shop, request, {
        error: 'access_denied',
        error_description: 'The merchant cancelled the installation',
      });
    },
    /** An install that starts in Shopify: the browser goes to the App URL with a signed query. */
    begin(ctx: Context, shop: HostedShop, clientId: string): void {
      const app = platform.apps.get(clientId);
      if (!app?.appUrl || !app.released) return refuseLink(ctx);
      const parameters = {
        host: hostParameter(shop.domain),
        shop: shop.domain,
        timestamp: String(Math.floor(platform.clock.now().getTime() / 1000)),
      };
      const url = new URL(app.appUrl);
      for (const [key, value] of signQuery(parameters, app.clientSecret)) url.searchParams.append(key, value);
      ctx.redirect(url.toString());
    },
  };
};
