import type { ConnectRequest } from '../../../shared/contracts';
import { pluginConfig } from '../../../server/src/config';
import { CrmError } from '../../../server/src/errors';
import { parseConnect } from '../../../server/src/stores/connect/request';
import { strapiWithPlugin } from './support/strapi';

const OWN: ConnectRequest = {
  domain: 'acme',
  method: 'custom-app',
  clientId: ' 0123456789abcdef ',
  clientSecret: 'shpss_1',
};

const parse = (request: ConnectRequest, plugin = {}) =>
  parseConnect(request, pluginConfig(strapiWithPlugin(plugin)));

const refusalOf = (request: ConnectRequest): CrmError => {
  try {
    parse(request);
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
  throw new Error('It was not refused');
};

const pathsOf = (request: ConnectRequest) =>
  refusalOf(request).fieldErrors?.map(({ path }) => path.join('.'));

describe('a connect request', () => {
  it('is read with the store’s permanent domain and trimmed credentials', () => {
    expect(parse(OWN)).toEqual({
      domain: 'acme.myshopify.com',
      method: 'custom-app',
      app: { clientId: '0123456789abcdef', clientSecret: 'shpss_1' },
      legacyInstallFlow: false,
      includeOldOrders: undefined,
      takeOver: false,
    });
  });

  it.each([
    '',
    '  ',
    'acme.example.com',
    'acme.myshopify.com.evil.com',
    'a@b.myshopify.com',
    'acme.myshopify.com:443',
  ])('is refused beside the domain for %p', (domain) =>
    expect(pathsOf({ ...OWN, domain })).toEqual(['domain'])
  );

  it('is refused beside every wrong field at once', () => {
    expect(pathsOf({ domain: '?', method: 'custom-app', clientSecret: 'two words' })).toEqual([
      'domain',
      'clientId',
      'clientSecret',
    ]);
  });

  it('takes the standard app from the configuration, and nothing that the browser sends in its place', () => {
    const app = { clientId: 'standard', clientSecret: 'shpss_standard' };
    expect(parse({ ...OWN, method: 'app' }, { app })).toMatchObject({ method: 'app', app });
  });

  it('says so where no standard app is configured', () => {
    expect(refusalOf({ ...OWN, method: 'app' }).code).toBe('standard_app_missing');
  });

  it('carries what a method without a redirect needs, and nothing else that came along', () => {
    const accessToken = ' shpat_1 ';
    expect(parse({ ...OWN, method: 'client-credentials', accessToken, legacyInstallFlow: true })).toEqual({
      domain: 'acme.myshopify.com',
      method: 'client-credentials',
      app: { clientId: '0123456789abcdef', clientSecret: 'shpss_1' },
      takeOver: false,
    });
    expect(
      parse({ ...OWN, method: 'access-token', accessToken, includeOldOrders: true, takeOver: true })
    ).toEqual({
      domain: 'acme.myshopify.com',
      method: 'access-token',
      accessToken: 'shpat_1',
      clientSecret: 'shpss_1',
      includeOldOrders: true,
      takeOver: true,
    });
  });

  it.each([
    ['client-credentials', {}, ['clientId', 'clientSecret']],
    ['access-token', { clientId: 'a' }, ['accessToken', 'clientSecret']],
    ['access-token', { accessToken: 'shpat_1\r\nX: 1', clientSecret: 'b' }, ['accessToken']],
    ['access-token', { accessToken: 'shpat_ü', clientSecret: 'b' }, ['accessToken']],
    ['access-token', { accessToken: 'a'.repeat(256), clientSecret: 'b' }, ['accessToken']],
  ] as const)('with %s and %j is refused beside %j', (method, fields, paths) =>
    expect(pathsOf({ domain: 'acme', method, ...fields })).toEqual(paths)
  );
});
