import { createSetupService } from '../../../server/src/setup';
import { appToml } from '../../../server/src/setup/app-toml';
import { FULL_SCOPES } from '../../../server/src/setup/full-scopes';
import { strapiWith, strapiWithPlugin } from '../stores/support/strapi';

const setupWith = (plugin: Record<string, unknown> = {}) =>
  createSetupService({ strapi: strapiWithPlugin(plugin) }).get();

describe('the app’s configuration file', () => {
  const lines = setupWith({ app: { clientId: 'abc', clientSecret: 'secret' } }).appToml.split('\n');

  it.each([
    'client_id = "abc"',
    'application_url = "https://crm.example.com/api/shopify-crm/oauth/install"',
    'embedded = false',
    'use_legacy_install_flow = false',
    'redirect_urls = [ "https://crm.example.com/api/shopify-crm/oauth/callback" ]',
    'api_version = "2026-07"',
    'compliance_topics = [ "customers/data_request", "customers/redact", "shop/redact" ]',
    'uri = "https://crm.example.com/api/shopify-crm/webhooks"',
  ])('has the line %s', (line) => expect(lines).toContain(line));

  it('lists the scopes in one line, without the app’s secret anywhere', () => {
    const scopes = lines.find((line) => line.startsWith('scopes = ')) ?? '';
    expect(scopes).toMatch(/^scopes = "read_\w+(,read_\w+)+"$/);
    expect(lines.join('\n')).not.toContain('secret');
  });

  it('escapes what would end a text', () => {
    const urls = { app: 'https://x/"\\', redirect: 'https://x', webhooks: 'https://x' };
    const toml = appToml({
      urls,
      scopes: [],
      apiVersion: '2026-07',
      clientId: null,
      legacyInstallFlow: true,
    });
    expect(toml).toContain('use_legacy_install_flow = true');
    expect(toml).toContain(String.raw`application_url = "https://x/\"\\"`);
  });
});

describe('the scopes of the setup', () => {
  const setup = createSetupService({ strapi: strapiWithPlugin({}) });

  it('are the least, or on request the long list of 56 with them', () => {
    const least = setup.get();
    const full = setup.get({ scopes: 'full' });
    expect(new Set(FULL_SCOPES).size).toBe(56);
    expect(full.scopes).toEqual(expect.arrayContaining([...least.scopes, ...FULL_SCOPES]));
    expect(new Set(full.scopes).size).toBe(full.scopes.length);
    expect(full.appToml).toContain(`scopes = "${full.scopes.join(',')}"`);
    expect(least.scopes.length).toBeLessThan(10);
  });
});

describe('the setup', () => {
  it('is ready with a public URL and a key', () => {
    expect(setupWith().checks.map(({ code, ok }) => [code, ok])).toEqual([
      ['public_url_missing', true],
      ['encryption_key_missing', true],
    ]);
    expect(setupWith().standardApp).toBe(false);
  });

  it('is not ready where the credentials of a store need another key', () => {
    const { checks } = createSetupService({ strapi: strapiWithPlugin({}) }).get({
      unreadable: ['acme.myshopify.com'],
    });
    expect(checks[1]).toMatchObject({
      ok: false,
      message: expect.stringContaining('acme.myshopify.com'),
      remedy: expect.stringContaining('previousEncryptionKeys'),
    });
  });

  it('says what is missing and what to do', () => {
    const strapi = strapiWith({ 'plugin::shopify-crm': {}, 'server.absoluteUrl': 'http://localhost:1337' });
    const { checks } = createSetupService({ strapi }).get();
    expect(checks.map(({ ok }) => ok)).toEqual([false, false]);
    expect(checks.every(({ remedy }) => remedy !== null)).toBe(true);
  });
});
