import { config, pluginConfig, type ShopifyCrmConfig } from '../../../server/src/config';
import { strapiWith, strapiWithPlugin } from '../stores/support/strapi';

const problemOf = (value: object): string => {
  try {
    config.validator({ ...config.default, ...value });
    return '';
  } catch (error) {
    return String(error);
  }
};

describe('the configuration', () => {
  it('takes each key of the type that people write it by', () => {
    const everything: Required<ShopifyCrmConfig> = {
      app: { clientId: 'id', clientSecret: 'secret', scopes: ['read_orders'], installFromShopify: true },
      encryptionKey: 'key',
      previousEncryptionKeys: ['old key'],
      publicUrl: 'https://crm.example.com',
      shopOrigin: 'https://{shop}',
      apiVersion: '2026-07',
      expiringTokens: false,
      downloadHosts: ['storage.example.com'],
      backfill: 'paged',
      queue: { driver: 'database' },
      writeBack: true,
      events: { live: false, bulk: true },
      retention: { deletedDays: 1, eventDays: 1 },
    };
    expect(problemOf(everything)).toBe('');
  });

  it('takes all defaults', () => {
    expect(problemOf({})).toBe('');
    expect(pluginConfig(strapiWithPlugin())).toMatchObject({
      app: null,
      encryptionKey: 'key from Strapi',
      previousEncryptionKeys: [],
      publicUrl: 'https://crm.example.com',
      shopOrigin: 'https://{shop}',
      apiVersion: '2026-07',
      expiringTokens: true,
      backfill: 'auto',
      queue: { driver: 'database' },
      writeBack: false,
      events: { live: true, bulk: false },
      retention: { deletedDays: 30, eventDays: 14 },
    });
  });

  it('takes what is given in place of the defaults', () => {
    const given = {
      app: { clientId: 'id', clientSecret: 'secret', scopes: ['read_customers'] },
      encryptionKey: 'own',
      previousEncryptionKeys: ['older'],
      publicUrl: 'https://public.example.com/',
      shopOrigin: 'http://127.0.0.1:4010/{shop}',
      apiVersion: '2026-10',
      expiringTokens: false,
      downloadHosts: ['files.example.com'],
      backfill: 'paged',
      writeBack: true,
      events: { bulk: true },
      retention: { eventDays: 3 },
    };
    expect(problemOf(given)).toBe('');
    expect(pluginConfig(strapiWithPlugin(given))).toEqual({
      ...given,
      app: { ...given.app, installFromShopify: false },
      publicUrl: 'https://public.example.com',
      queue: { driver: 'database' },
      events: { live: true, bulk: true },
      retention: { deletedDays: 30, eventDays: 3 },
    });
  });

  it('takes empty environment variables as unset', () => {
    const empty = {
      app: { clientId: '', clientSecret: '' },
      publicUrl: '',
      encryptionKey: '',
      shopOrigin: '',
    };
    expect(problemOf(empty)).toBe('');
    expect(pluginConfig(strapiWithPlugin(empty))).toMatchObject({
      app: null,
      publicUrl: 'https://crm.example.com',
      encryptionKey: 'key from Strapi',
      shopOrigin: 'https://{shop}',
    });
  });

  it('takes a Redis by its URL, or by options', () => {
    const url = 'rediss://user:secret@redis.example.com:6380/2';
    const options = { host: 'redis.example.com', tls: {} };
    for (const [connection, taken] of [
      [url, { url }],
      [options, options],
    ]) {
      const given = { queue: { driver: 'bullmq', connection } };
      expect(problemOf(given)).toBe('');
      expect(pluginConfig(strapiWithPlugin(given)).queue).toEqual({ driver: 'bullmq', connection: taken });
    }
  });

  it('says by code and remedy what to do about a Redis that is not named', () => {
    const problem = problemOf({ queue: { driver: 'bullmq' } });
    expect(problem).toContain('queue_connection_missing: ');
    expect(problem).toContain('redis://127.0.0.1:6379');
  });

  it('has no key where nobody set one', () => {
    const strapi = strapiWith({ 'plugin::shopify-crm': {}, 'server.absoluteUrl': 'http://localhost:1337' });
    expect(pluginConfig(strapi).encryptionKey).toBeNull();
  });

  it.each([
    ['shopOrigin', { shopOrigin: 'http://{shop}' }],
    ['shopOrigin', { shopOrigin: 'http://shopify.example.com/{shop}' }],
    ['shopOrigin', { shopOrigin: 'not a url' }],
    ['app.clientId', { app: { clientId: 'id' } }],
    ['app.clientId', { app: { clientSecret: 'secret' } }],
    ['app.scopes', { app: { clientId: 'id', clientSecret: 'secret', scopes: 'read_orders' } }],
    ['publicUrl', { publicUrl: 'crm.example.com' }],
    ['publicUrl', { publicUrl: 'ftp://crm.example.com' }],
    ['apiVersion', { apiVersion: 'latest' }],
    ['expiringTokens', { expiringTokens: 'perhaps' }],
    ['previousEncryptionKeys', { previousEncryptionKeys: 'old' }],
    ['downloadHosts', { downloadHosts: 'files.example.com' }],
    ['backfill', { backfill: 'fast' }],
    ['queue.driver', { queue: { driver: 'memory' } }],
    ['queue.connection', { queue: { driver: 'bullmq' } }],
    ['queue.connection', { queue: { driver: 'bullmq', connection: '' } }],
    ['queue.connection', { queue: { driver: 'bullmq', connection: 'http://127.0.0.1:6379' } }],
    ['queue.connection', { queue: { driver: 'bullmq', connection: ['127.0.0.1'] } }],
    ['events.live', { events: { live: 'often' } }],
    ['retention.eventDays', { retention: { eventDays: 'soon' } }],
    ['retention.deletedDays', { retention: { deletedDays: 0 } }],
    ['publicURL', { publicURL: 'https://crm.example.com' }],
  ])('refuses a wrong %s by its name', (key, value) => {
    expect(problemOf(value)).toContain(key);
  });
});
