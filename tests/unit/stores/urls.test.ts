import { pluginConfig } from '../../../server/src/config';
import { isPublicUrlUsable, publicUrls, settingsPageUrl } from '../../../server/src/stores/urls';
import { strapiWith, strapiWithPlugin } from './support/strapi';

describe('the public URLs', () => {
  it('lie below the public URL and Strapi’s API prefix', () => {
    expect(publicUrls(strapiWithPlugin())).toEqual({
      app: 'https://crm.example.com/api/shopify-crm/oauth/install',
      redirect: 'https://crm.example.com/api/shopify-crm/oauth/callback',
      webhooks: 'https://crm.example.com/api/shopify-crm/webhooks',
    });
    const strapi = strapiWith({
      'plugin::shopify-crm': { publicUrl: 'https://example.com/strapi/' },
      'api.rest.prefix': '/v1/api/',
    });
    expect(publicUrls(strapi).webhooks).toBe('https://example.com/strapi/v1/api/shopify-crm/webhooks');
  });

  it('lead back to the settings page, whatever is in the query', () => {
    const url = new URL(settingsPageUrl(strapiWithPlugin(), { error: '//evil.example.com?&x=' }));
    expect(`${url.origin}${url.pathname}`).toBe('https://crm.example.com/admin/settings/shopify-crm');
    expect([...url.searchParams]).toEqual([['error', '//evil.example.com?&x=']]);
  });
});

describe('whether Shopify reaches the public URL', () => {
  const usable = (plugin: Record<string, unknown>) =>
    isPublicUrlUsable(pluginConfig(strapiWithPlugin(plugin)));

  it.each(['https://crm.example.com', 'https://crm.example.com:8443/strapi', 'https://172.15.0.1'])(
    'is true for %s',
    (publicUrl) => expect(usable({ publicUrl })).toBe(true)
  );

  it.each([
    'http://crm.example.com',
    'https://localhost',
    'https://127.0.0.1',
    'https://[::1]',
    'https://10.0.0.1',
    'https://192.168.1.1',
    'https://172.16.0.1',
    'https://169.254.1.1',
    'https://0.0.0.0',
    'https://strapi',
    'https://[fd00::1]',
  ])('is false for %s', (publicUrl) => expect(usable({ publicUrl })).toBe(false));

  it('is true for this machine where Shopify is on it too', () => {
    const shopOrigin = 'http://127.0.0.1:4010/{shop}';
    expect(usable({ publicUrl: 'http://127.0.0.1:1337', shopOrigin })).toBe(true);
  });
});
