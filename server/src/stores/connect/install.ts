import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';
import { toCrmError } from '../../errors';
import { getService } from '../../services';
import { verifyCallback } from '../../shopify/auth';
import { parseShopDomain } from '../../shopify/origin';
import type { Begun } from './oauth-states';

/** Where an install goes on: to Shopify, or to the settings page with these parameters. */
export type InstallOutcome =
  { kind: 'begun'; begun: Begun } | { kind: 'settings'; query: Record<string, string> };

const settings = (query: Record<string, string>): InstallOutcome => ({ kind: 'settings', query });

/**
 * Answers the App URL (shopify.dev: "Authorization code grant", step 1): an admin finds the store's domain filled in on the
 * settings page and presses Connect. Shopify's signature tells that the request is genuine, not that this Strapi wants the
 * store: with an app that others can install, anybody's shop would come in. So only where `app.installFromShopify` says that
 * whoever may install the standard app may connect, that signature starts a handshake.
 *
 * @param begin starts the handshake with the standard app.
 */
export const answerInstall = async (
  strapi: Core.Strapi,
  query: string,
  begin: (domain: string) => Promise<Begun>
): Promise<InstallOutcome> => {
  const shop = parseShopDomain(new URLSearchParams(query).get('shop') ?? '');
  if (!shop.ok) return settings({ error: 'oauth_hmac_invalid' });
  const { app } = pluginConfig(strapi);
  try {
    const known = await getService(strapi, 'stores').signersOf(shop.domain);
    const secrets = [...(app ? [app.clientSecret] : []), ...(known?.secrets ?? [])];
    // Without any secret nothing can be verified, and nothing is begun either: the page only has a field filled in.
    if (secrets.length === 0) return settings({ shop: shop.domain });
    const outcomes = secrets.map((secret) => verifyCallback(query, secret));
    const valid = outcomes.findIndex(({ ok }) => ok);
    if (valid < 0) return settings({ error: outcomes.find((one) => !one.ok)?.code ?? 'oauth_hmac_invalid' });
    const mayBegin = app !== null && app.installFromShopify && valid === 0;
    if (!mayBegin || known?.status === 'connected') return settings({ shop: shop.domain });
    return { kind: 'begun', begun: await begin(shop.domain) };
  } catch (error) {
    const code = toCrmError(error)?.code;
    if (!code) strapi.log.error(error);
    return settings({ error: code ?? 'internal_error' });
  }
};
