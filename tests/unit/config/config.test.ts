import { config, pluginConfig } from '../../../server/src/config';
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
      retention: { eventDays: 3 },
    };
    expect(problemOf(given)).toBe('');
    expect(pluginConfig(strapiWithPlugin(given))).toEqual({
      ...given,
      publicUrl: 'https://public.example.com',
      queue: { driver: 'database' },
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
    ['queue.driver', { queue: { driver: 'bullmq' } }],
    ['retention.eventDays', { retention: { eventDays: 'soon' } }],
    ['retention.deletedDays', { retention: { deletedDays: 0 } }],
    ['publicURL', { publicURL: 'https://crm.example.com' }],
  ])('refuses a wrong %s by its name', (key, value) => {
    expect(problemOf(value)).toContain(key);
  });
});
