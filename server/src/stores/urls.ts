import type { Core } from '@strapi/strapi';

import { pluginConfig, type PluginConfig } from '../config';
import { PLUGIN_ID } from '../plugin-id';
import { isLoopback, resolveShopOrigin } from '../shopify/origin';

/** Where the path of one of the plugin's public routes begins, with the prefix that Strapi is configured to have. */
export const publicPath = (strapi: Core.Strapi, path: string): string =>
  `${strapi.config.get<string>('api.rest.prefix', '/api').replace(/\/+$/, '')}/${PLUGIN_ID}/${path}`;

/** The addresses that Shopify is told. */
export interface PublicUrls {
  /** The App URL: where an install that begins in Shopify arrives. */
  app: string;
  /** Where Shopify sends the browser back to. */
  redirect: string;
  /** Where webhooks are posted to. */
  webhooks: string;
}

/** The public routes' absolute URLs. */
export const publicUrls = (strapi: Core.Strapi): PublicUrls => {
  const { publicUrl } = pluginConfig(strapi);
  const url = (path: string) => `${publicUrl}${publicPath(strapi, path)}`;
  return { app: url('oauth/install'), redirect: url('oauth/callback'), webhooks: url('webhooks') };
};

/** The settings page in the admin, which the handshake ends on; what is null or undefined is left out of its query. */
export const settingsPageUrl = (
  strapi: Core.Strapi,
  query: Record<string, string | null | undefined>
): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] != null);
  const admin = String(strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
  return `${admin}/settings/${PLUGIN_ID}?${new URLSearchParams(given)}`;
};

/** Hosts that no one outside of the own network reaches: RFC 1918, link-local, unspecified, and names without a dot. */
const isPrivateHost = ({ hostname }: URL): boolean =>
  /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.)/.test(hostname) ||
  /^\[(::|f[cd]|fe80)/.test(hostname) ||
  !hostname.includes('.');

/**
 * Whether Shopify can reach the public URL: https on the internet; where Shopify itself is on this machine (a loopback
 * `shopOrigin`, thus the simulator), any.
 */
export const isPublicUrlUsable = ({ publicUrl, shopOrigin }: PluginConfig): boolean => {
  if (!URL.canParse(publicUrl)) return false;
  if (isLoopback(new URL(resolveShopOrigin(shopOrigin, 'shop.myshopify.com')))) return true;
  const url = new URL(publicUrl);
  return url.protocol === 'https:' && !isLoopback(url) && !isPrivateHost(url);
};
