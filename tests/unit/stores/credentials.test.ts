import { createCredentialsService } from '../../../server/src/stores/credentials';
import { deriveKey } from '../../../server/src/stores/credentials/envelope';
import { strapiWith, strapiWithPlugin } from './support/strapi';

const SHOP = 'acme.myshopify.com';
const SECRET = { token: 'shpat_0123456789abcdef' };

const serviceWith = (plugin: Record<string, unknown> = {}) =>
  createCredentialsService({ strapi: strapiWithPlugin(plugin) });

describe('sealed credentials', () => {
  it('open again, and show nothing of what they hold', () => {
    const service = serviceWith();
    const envelope = service.seal(SHOP, 'credentials', SECRET);
    expect(envelope).toMatch(/^v1\.[0-9a-f]{8}(\.[\w-]+){3}$/);
    expect(envelope).not.toContain('shpat');
    expect(Buffer.from(envelope.split('.')[4] ?? '', 'base64url').toString()).not.toContain('shpat');
    expect(service.open(SHOP, 'credentials', envelope)).toEqual(SECRET);
  });

  it('are different each time, under the same key', () => {
    const service = serviceWith();
    const [one, other] = [
      service.seal(SHOP, 'credentials', SECRET),
      service.seal(SHOP, 'credentials', SECRET),
    ];
    expect(one).not.toBe(other);
    expect(one.split('.')[1]).toBe(deriveKey('key from Strapi').id);
    expect(one.split('.')[1]).toBe(other.split('.')[1]);
  });

  it('are of no use to another store or for another purpose', () => {
    const service = serviceWith();
    const envelope = service.seal(SHOP, 'credentials', SECRET);
    expect(() => service.open('other.myshopify.com', 'credentials', envelope)).toThrow('not_authentic');
    expect(() => service.open(SHOP, 'kept-secret', envelope)).toThrow('not_authentic');
  });

  it.each([2, 3, 4])('do not open once part %i was changed', (part) => {
    const service = serviceWith();
    const parts = service.seal(SHOP, 'credentials', SECRET).split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    parts[part] = bytes.toString('base64url');
    expect(() => service.open(SHOP, 'credentials', parts.join('.'))).toThrow('not_authentic');
  });

  it.each(['', 'v1', 'v2.a.b.c.d', 'v1.00000000.AA.AA.AA', 'clear text'])('are not %p', (envelope) => {
    expect(() => serviceWith().open(SHOP, 'credentials', envelope)).toThrow('malformed');
  });

  it('refuse a tag that was shortened', () => {
    const service = serviceWith();
    const parts = service.seal(SHOP, 'credentials', SECRET).split('.');
    parts[3] = Buffer.from(parts[3] ?? '', 'base64url')
      .subarray(0, 4)
      .toString('base64url');
    expect(() => service.open(SHOP, 'credentials', parts.join('.'))).toThrow('malformed');
  });

  it('open with a previous key, and are rotated to the current one', () => {
    const before = serviceWith({ encryptionKey: 'old' }).seal(SHOP, 'credentials', SECRET);
    const service = serviceWith({ encryptionKey: 'new', previousEncryptionKeys: ['older', 'old'] });
    expect(service.open(SHOP, 'credentials', before)).toEqual(SECRET);
    const after = service.rotate(SHOP, 'credentials', before);
    expect(after).not.toBeNull();
    expect(serviceWith({ encryptionKey: 'new' }).open(SHOP, 'credentials', after ?? '')).toEqual(SECRET);
    expect(service.rotate(SHOP, 'credentials', after ?? '')).toBeNull();
  });

  it('name the missing key where it is no longer configured', () => {
    const before = serviceWith({ encryptionKey: 'old' }).seal(SHOP, 'credentials', SECRET);
    const open = () => serviceWith({ encryptionKey: 'new' }).open(SHOP, 'credentials', before);
    expect(open).toThrow(expect.objectContaining({ code: 'encryption_key_missing' }));
  });

  it('are neither made nor opened without a key', () => {
    const strapi = strapiWith({ 'plugin::shopify-crm': {}, 'server.absoluteUrl': 'https://crm.example.com' });
    const service = createCredentialsService({ strapi });
    const missing = expect.objectContaining({ code: 'encryption_key_missing' });
    expect(() => service.assertKey()).toThrow(missing);
    expect(() => service.seal(SHOP, 'credentials', SECRET)).toThrow(missing);
    expect(() => service.open(SHOP, 'credentials', 'v1.x.x.x.x')).toThrow(missing);
  });
});
