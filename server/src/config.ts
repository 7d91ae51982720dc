import type { Core } from '@strapi/strapi';
import { array, boolean, number, object, string } from 'yup';
import type { InferType } from 'yup';

import { PLUGIN_ID } from './plugin-id';
import { DEFAULT_DOWNLOAD_HOSTS } from './shopify/api/download';
import { DEFAULT_SHOP_ORIGIN, resolveShopOrigin } from './shopify/origin';

const PLACEHOLDER_SHOP = 'shop.myshopify.com';

const httpUrl = (label: string) =>
  string()
    .transform((value: unknown) => (value === '' ? undefined : value))
    .test('http-url', `${label} must be an absolute http(s) URL`, (value) => {
      if (value === undefined || value === null) return true;
      if (!URL.canParse(value)) return false;
      return ['http:', 'https:'].includes(new URL(value).protocol);
    });

const text = (label: string) =>
  string()
    .typeError(`${label} must be a text`)
    .transform((value: unknown) => (value === '' ? undefined : value));

const days = (label: string) =>
  number().typeError(`${label} must be a number of days`).integer(`${label} must be whole days`).min(1);

const shopOriginIsSafe = (value: string | undefined): boolean => {
  if (value === undefined) return true;
  try {
    resolveShopOrigin(value, PLACEHOLDER_SHOP);
    return true;
  } catch {
    return false;
  }
};

const queueSchema = object({
  driver: string().oneOf(
    ['database'] as const,
    'queue.driver must be "database": the only one that this version has'
  ),
})
  .exact()
  .typeError('queue must be an object');

const configSchema = object({
  app: object({
    clientId: text('app.clientId'),
    clientSecret: text('app.clientSecret'),
    scopes: array().of(string().required()).typeError('app.scopes must be a list of scopes'),
  })
    .exact()
    .default(undefined)
    .test(
      'both-or-none',
      'app.clientId and app.clientSecret must be set together',
      (app) => Boolean(app?.clientId) === Boolean(app?.clientSecret)
    ),
  encryptionKey: text('encryptionKey'),
  previousEncryptionKeys: array()
    .of(string().required())
    .typeError('previousEncryptionKeys must be a list of keys'),
  publicUrl: httpUrl('publicUrl'),
  shopOrigin: text('shopOrigin').test(
    'safe-origin',
    'shopOrigin must be an https URL, or an http URL of a loopback host, such as "https://{shop}"',
    shopOriginIsSafe
  ),
  apiVersion: string().matches(/^(\d{4}-\d{2}|unstable)$/, {
    message: 'apiVersion must have the form "2026-07"',
    excludeEmptyString: true,
  }),
  expiringTokens: boolean().typeError('expiringTokens must be true or false'),
  downloadHosts: array().of(string().required()).typeError('downloadHosts must be a list of host names'),
  backfill: string().oneOf(['auto', 'bulk', 'paged'] as const, 'backfill must be "auto", "bulk" or "paged"'),
  queue: queueSchema.default(undefined),
  retention: object({
    deletedDays: days('retention.deletedDays'),
    eventDays: days('retention.eventDays'),
  })
    .exact()
    .default(undefined),
}).exact();

type RawConfig = InferType<typeof configSchema>;

/** The standard app: one Shopify app for all stores, given in the configuration. */
export interface StandardApp {
  clientId: string;
  clientSecret: string;
  /** Replaces the scopes that the import needs, where given. */
  scopes: string[] | null;
}

/** The plugin's configuration with every default applied. */
export interface PluginConfig {
  app: StandardApp | null;
  /** Secret that the credentials are encrypted with; null where neither the plugin nor Strapi has one. */
  encryptionKey: string | null;
  previousEncryptionKeys: string[];
  /** Absolute URL under which Shopify reaches Strapi, without a trailing slash. */
  publicUrl: string;
  /** Template with `{shop}` for a shop's domain. */
  shopOrigin: string;
  /** Admin API version, such as `2026-07`. */
  apiVersion: string;
  expiringTokens: boolean;
  downloadHosts: string[];
  backfill: 'auto' | 'bulk' | 'paged';
  queue: { driver: 'database' };
  /** Days. */
  retention: { deletedDays: number; eventDays: number };
}

const defaults = {
  shopOrigin: DEFAULT_SHOP_ORIGIN,
  apiVersion: '2026-07',
  expiringTokens: true,
  backfill: 'auto' as const,
  queue: { driver: 'database' as const },
  retention: { deletedDays: 30, eventDays: 14 },
};

const nonEmpty = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 ? value : null;

const standardApp = (app: RawConfig['app']): StandardApp | null =>
  app?.clientId && app.clientSecret
    ? { clientId: app.clientId, clientSecret: app.clientSecret, scopes: app.scopes ?? null }
    : null;

/**
 * Reads the plugin's configuration and applies the defaults that depend on Strapi's own settings: `publicUrl` (Strapi's
 * absolute server URL) and `encryptionKey` (`admin.secrets.encryptionKey`). Lists have their defaults here and not in
 * `config.default`: Strapi merges defaults by `defaultsDeep`, which would mix the items of two lists.
 */
export const pluginConfig = (strapi: Core.Strapi): PluginConfig => {
  const raw = configSchema.cast(strapi.config.get(`plugin::${PLUGIN_ID}`, {}), { assert: false });
  return {
    app: standardApp(raw.app),
    encryptionKey: raw.encryptionKey ?? nonEmpty(strapi.config.get('admin.secrets.encryptionKey')),
    previousEncryptionKeys: raw.previousEncryptionKeys ?? [],
    publicUrl: (raw.publicUrl ?? String(strapi.config.get('server.absoluteUrl'))).replace(/\/+$/, ''),
    shopOrigin: raw.shopOrigin ?? defaults.shopOrigin,
    apiVersion: raw.apiVersion || defaults.apiVersion,
    expiringTokens: raw.expiringTokens ?? defaults.expiringTokens,
    downloadHosts: raw.downloadHosts ?? [...DEFAULT_DOWNLOAD_HOSTS],
    backfill: raw.backfill ?? defaults.backfill,
    queue: { driver: raw.queue?.driver ?? defaults.queue.driver },
    retention: { ...defaults.retention, ...raw.retention },
  };
};

/** What Strapi loads as the plugin's `config`. The validator throws at boot, naming each key that is wrong. */
export const config = {
  default: defaults,
  validator(value: unknown): void {
    configSchema.validateSync(value, { abortEarly: false });
  },
};
