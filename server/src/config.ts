import type { Core } from '@strapi/strapi';
import { array, boolean, mixed, number, object, string } from 'yup';

import { explained } from './messages';
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

/** Where a Redis is: options as ioredis takes them, or `url`. */
export type RedisConnection = Readonly<Record<string, unknown>>;

const isRedisConnection = (value: unknown): boolean =>
  typeof value === 'string'
    ? URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol)
    : value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value));

const queueSchema = object({
  driver: string().oneOf(['database', 'bullmq'] as const, 'queue.driver must be "database" or "bullmq"'),
  connection: mixed<string | RedisConnection>()
    .transform((value: unknown) => (value === '' ? undefined : value))
    .test(
      'redis',
      'queue.connection must be a redis:// or rediss:// URL, or an object of options',
      isRedisConnection
    ),
})
  .exact()
  .typeError('queue must be an object')
  .test(
    'connection-needed',
    explained('queue_connection_missing'),
    (queue) => queue?.driver !== 'bullmq' || queue.connection !== undefined
  );

/** Every key of the plugin's configuration, with what it may be. */
export const configSchema = object({
  app: object({
    clientId: text('app.clientId'),
    clientSecret: text('app.clientSecret'),
    scopes: array().of(string().required()).typeError('app.scopes must be a list of scopes'),
    installFromShopify: boolean().typeError('app.installFromShopify must be true or false'),
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
  writeBack: boolean().typeError('writeBack must be true or false'),
  events: object({
    live: boolean().typeError('events.live must be true or false'),
    bulk: boolean().typeError('events.bulk must be true or false'),
  })
    .exact()
    .typeError('events must be an object')
    .default(undefined),
  retention: object({
    deletedDays: days('retention.deletedDays'),
    eventDays: days('retention.eventDays'),
  })
    .exact()
    .default(undefined),
}).exact();

/** The standard app: one Shopify app for all stores, given in the configuration. */
export interface StandardApp {
  clientId: string;
  clientSecret: string;
  /** Replaces the scopes that the import needs, where given. */
  scopes: string[] | null;
  /** Whether whoever may install the app in Shopify connects a store by that, without an admin of Strapi. */
  installFromShopify: boolean;
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
  /** Who is woken when events wait: this process, or by a Redis whichever process of a fleet is free. */
  queue: { driver: 'database' } | { driver: 'bullmq'; connection: RedisConnection };
  /** Whether people and code may write to Shopify through the plugin. */
  writeBack: boolean;
  /** Whether Strapi's entry events are sent: for changes one by one, and for first and full syncs. */
  events: { live: boolean; bulk: boolean };
  /** Days. */
  retention: { deletedDays: number; eventDays: number };
}

/**
 * The configuration as people write it in `config/plugins.ts`. All of it has defaults; undefined and empty texts, as of environment
 * variables that are not set, count as left out.
 */
export interface ShopifyCrmConfig extends Partial<
  Pick<
    PluginConfig,
    | 'previousEncryptionKeys'
    | 'publicUrl'
    | 'shopOrigin'
    | 'apiVersion'
    | 'expiringTokens'
    | 'downloadHosts'
    | 'backfill'
    | 'writeBack'
  >
> {
  /** The standard app; its Client ID and secret are given together. */
  app?: Partial<Pick<StandardApp, 'clientId' | 'clientSecret' | 'installFromShopify'>> & {
    /** Instead of the scopes that the import needs. */
    scopes?: string[];
  };
  /** Secret that the stores' credentials are encrypted with; Strapi's `admin.secrets.encryptionKey` by default. */
  encryptionKey?: string;
  queue?: {
    driver?: PluginConfig['queue']['driver'];
    /** With `bullmq`: the Redis, by its `redis://` or `rediss://` URL or by options as ioredis takes them. */
    connection?: string | RedisConnection;
  };
  /** Whether Strapi's entry events are sent: for changes one by one, and for first and full syncs. */
  events?: Partial<PluginConfig['events']>;
  /** In days. */
  retention?: Partial<PluginConfig['retention']>;
}

const defaults = {
  shopOrigin: DEFAULT_SHOP_ORIGIN,
  apiVersion: '2026-07',
  expiringTokens: true,
  backfill: 'auto' as const,
  queue: { driver: 'database' as const },
  writeBack: false,
  events: { live: true, bulk: false },
  retention: { deletedDays: 30, eventDays: 14 },
};

const nonEmpty = (value: unknown): string | null =>
  typeof value === 'string' && value.length > 0 ? value : null;

const standardApp = (app: ShopifyCrmConfig['app']): StandardApp | null =>
  app?.clientId && app.clientSecret
    ? {
        clientId: app.clientId,
        clientSecret: app.clientSecret,
        scopes: app.scopes ?? null,
        installFromShopify: app.installFromShopify ?? false,
      }
    : null;

const queueOf = (queue: ShopifyCrmConfig['queue']): PluginConfig['queue'] => {
  if (queue?.driver !== 'bullmq') return defaults.queue;
  const { connection = {} } = queue;
  return { driver: 'bullmq', connection: typeof connection === 'string' ? { url: connection } : connection };
};

/**
 * Reads the plugin's configuration and applies the defaults that depend on Strapi's own settings: `publicUrl` (Strapi's
 * absolute server URL) and `encryptionKey` (`admin.secrets.encryptionKey`). Lists have their defaults here and not in
 * `config.default`: Strapi merges defaults by `defaultsDeep`, which would mix the items of two lists.
 */
export const pluginConfig = (strapi: Core.Strapi): PluginConfig => {
  const raw: ShopifyCrmConfig = configSchema.cast(strapi.config.get(`plugin::${PLUGIN_ID}`, {}), {
    assert: false,
  });
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
    queue: queueOf(raw.queue),
    writeBack: raw.writeBack ?? defaults.writeBack,
    events: { ...defaults.events, ...raw.events },
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
