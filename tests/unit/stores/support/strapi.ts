import type { Core } from '@strapi/strapi';

/** As much of Strapi as the parts without a database ask for: its configuration. */
export const strapiWith = (config: Record<string, unknown>): Core.Strapi =>
  ({
    config: { get: (key: string, fallback?: unknown) => (key in config ? config[key] : fallback) },
  }) as Core.Strapi;

/** The same with the plugin's own configuration, on a Strapi that has a public URL and a key. */
export const strapiWithPlugin = (plugin: Record<string, unknown> = {}): Core.Strapi =>
  strapiWith({
    'plugin::shopify-crm': plugin,
    'server.absoluteUrl': 'https://crm.example.com',
    'admin.absoluteUrl': 'https://crm.example.com/admin',
    'admin.secrets.encryptionKey': 'key from Strapi',
  });
