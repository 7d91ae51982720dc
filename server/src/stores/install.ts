import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';
import { toCrmError } from '../errors';
import { getService } from '../services';
import { verifyCallback } from '../shopify/auth';
import { parseShopDomain } from '../shopify/origin';
import type { Begun } from './oauth-states';

/** Where an install goes on: to Shopify, or to the settings page with these parameters. */
export type InstallOutcome =
  { kind: 'begun'; begun: Begun } | { kind: 'settings'; query: Record<string, string> };

const settings = (query: Record<string, string>): InstallOutcome => ({ kind: 'settings', query });

/**
 * Answers the App URL (shopify.dev: "Authorization code grant", step 1). Only Shopify's signature by the standard app's
 * secret starts a handshake. A store with its own app is connected by an admin, who finds its domain filled in.
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
    const isStandard = app !== null && valid === 0;
    if (!isStandard || known?.status === 'connected') return settings({ shop: shop.domain });
    return { kind: 'begun', begun: await begin(shop.domain) };
  } catch (error) {
    const code = toCrmError(error)?.code;
    if (!code) strapi.log.error(error);
    return settings({ error: code ?? 'internal_error' });
  }
};
