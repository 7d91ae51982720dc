import { isShopDomain, parseShopDomain, resolveShopOrigin } from '../../../server/src/shopify';

describe('parseShopDomain', () => {
  it.each([
    'acme',
    ' ACME ',
    'acme.myshopify.com',
    'https://acme.myshopify.com',
    'https://acme.myshopify.com/admin/products?x=1',
    'HTTPS://Acme.MyShopify.com/',
    'acme.myshopify.com?utm=1',
    'https://admin.shopify.com/store/acme',
    'admin.shopify.com/store/acme/orders',
  ])('reads %j', (input) => {
    expect(parseShopDomain(input)).toEqual({ ok: true, domain: 'acme.myshopify.com' });
  });

  it.each([
    'acme.myshopify.com.evil.example',
    'acme.myshopify.io',
    'evil.example',
    'evil.example/acme.myshopify.com',
    'evil.example#.myshopify.com',
    'evil.example?.myshopify.com',
    'user@acme.myshopify.com',
    'user:pass@acme.myshopify.com',
    'acme.myshopify.com:8443',
    'acme.myshopify.com@evil.example',
    '-acme',
    'ac me',
    'acme..myshopify.com',
    'a.b.myshopify.com',
    'аcme.myshopify.com',
    'acme\u212a.myshopify.com',
    'acme.myshopify.com\nevil.example',
    'javascript:alert(1)',
    'https://admin.shopify.com/',
    'admin.shopify.com/store/',
    '127.0.0.1',
    `${'a'.repeat(64)}.myshopify.com`,
  ])('refuses %j', (input) => {
    expect(parseShopDomain(input)).toEqual({ ok: false, reason: 'not_a_myshopify_domain' });
  });

  it.each(['', '   ', 'https://'])('calls %j empty', (input) => {
    expect(parseShopDomain(input)).toEqual({ ok: false, reason: 'empty' });
  });

  it('knows its own answers as domains, and nothing with a line break at the end', () => {
    expect(isShopDomain('acme.myshopify.com')).toBe(true);
    expect(isShopDomain('acme.myshopify.com\n')).toBe(false);
    expect(isShopDomain('Acme.myshopify.com')).toBe(false);
  });
});

describe('resolveShopOrigin', () => {
  it.each([
    ['https://{shop}', 'https://acme.myshopify.com'],
    ['http://127.0.0.1:4010/{shop}', 'http://127.0.0.1:4010/acme.myshopify.com'],
    ['http://127.8.9.1:1/{shop}/', 'http://127.8.9.1:1/acme.myshopify.com'],
    ['http://localhost:4010/{shop}//', 'http://localhost:4010/acme.myshopify.com'],
    ['http://[::1]:4010/{shop}', 'http://[::1]:4010/acme.myshopify.com'],
    ['https://proxy.example/shops/{shop}', 'https://proxy.example/shops/acme.myshopify.com'],
  ])('resolves %s', (template, origin) => {
    expect(resolveShopOrigin(template, 'acme.myshopify.com')).toBe(origin);
  });

  it.each([
    'http://{shop}',
    'http://10.0.0.1/{shop}',
    'http://127.0.0.1.evil.example/{shop}',
    'http://localhost.evil.example/{shop}',
    'ftp://{shop}',
    'https://user@{shop}',
    'https://{shop}?x=1',
    '{shop}',
  ])('refuses %s', (template) => {
    expect(() => resolveShopOrigin(template, 'acme.myshopify.com')).toThrow(TypeError);
  });

  it('refuses a domain that was not parsed', () => {
    expect(() => resolveShopOrigin('https://{shop}', 'evil.example')).toThrow(TypeError);
  });
});
