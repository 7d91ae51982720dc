import {
  asOwnMethod,
  chosenMethod,
  findMissing,
  initialValues,
  isRedirecting,
  toRequest,
} from '../../../admin/src/pages/connect/connectRequest';
import type { ConnectMethod } from '../../../shared/contracts';
import { parseConnectReturn } from '../../../admin/src/utils/connectReturn';
import { isSafeRedirect } from '../../../admin/src/utils/redirect';

const filled = {
  ...initialValues(),
  domain: ' acme ',
  useCustomApp: true,
  clientId: ' id ',
  clientSecret: ' secret ',
};

describe('the connect form', () => {
  test('has no method until there is a standard app or a custom one is chosen', () => {
    expect(chosenMethod(initialValues(), false)).toBeNull();
    expect(chosenMethod(initialValues(), true)).toBe('app');
    expect(chosenMethod(filled, true)).toBe('custom-app');
    expect(chosenMethod(filled, false)).toBe('custom-app');
    expect(chosenMethod({ ...filled, ownMethod: 'access-token' }, true)).toBe('access-token');
    expect(chosenMethod({ ...initialValues(), ownMethod: 'access-token' }, true)).toBe('app');
  });

  test('asks for what the method needs, blanks not counting', () => {
    expect(findMissing({ ...initialValues(), domain: '  ' }, 'custom-app')).toEqual({
      domain: 'connect.domain.required',
      clientId: 'connect.clientId.required',
      clientSecret: 'connect.clientSecret.required',
    });
    expect(findMissing(filled, 'access-token')).toEqual({ accessToken: 'connect.accessToken.required' });
    expect(findMissing({ ...initialValues(), domain: 'acme' }, 'app')).toEqual({});
    expect(findMissing(filled, 'custom-app')).toEqual({});
  });

  test('sends trimmed texts', () => {
    expect(toRequest(filled, 'custom-app')).toEqual({
      domain: 'acme',
      method: 'custom-app',
      clientId: 'id',
      clientSecret: 'secret',
      legacyInstallFlow: false,
      includeOldOrders: false,
    });
  });

  test('sends the token and secret of a legacy app alone, and no install flow where nothing is installed', () => {
    const request = toRequest(
      { ...filled, accessToken: ' shpat_1 ', legacyInstallFlow: true },
      'access-token'
    );
    expect(request).toEqual({
      domain: 'acme',
      method: 'access-token',
      accessToken: 'shpat_1',
      clientSecret: 'secret',
      includeOldOrders: false,
    });
  });

  test('sends no credentials that the method does not take', () => {
    const request = toRequest({ ...filled, useCustomApp: false }, 'app');
    expect(request).not.toHaveProperty('clientId');
    expect(request).not.toHaveProperty('clientSecret');
  });

  test('keeps the choices of a store that is connected again', () => {
    const options = {
      importCustomers: true,
      importOrders: true,
      importProducts: true,
      importLineItems: true,
      includeOldOrders: true,
      enabled: true,
    };
    expect(initialValues({ domain: 'acme.myshopify.com', method: 'custom-app', options })).toMatchObject({
      domain: 'acme.myshopify.com',
      useCustomApp: true,
      includeOldOrders: true,
      clientSecret: '',
    });
  });
});

describe('the choice of a method', () => {
  test.each(['custom-app', 'client-credentials', 'access-token'] as const)('keeps %s', (method) => {
    expect(asOwnMethod(method)).toBe(method);
  });

  test.each(['app', '', 7])('falls back to the one with a redirect for %j', (text) => {
    expect(asOwnMethod(text)).toBe('custom-app');
  });

  test('tells those that go over Shopify from those that do not', () => {
    expect(
      ['app', 'custom-app', 'client-credentials', 'access-token', null].map((one) =>
        isRedirecting(one as ConnectMethod | null)
      )
    ).toEqual([true, true, false, false, true]);
  });
});

describe('parseConnectReturn', () => {
  const parse = (query: string) => parseConnectReturn(new URLSearchParams(query));

  test('reads a success, a failure and a missing scope', () => {
    expect(parse('connected=acme.myshopify.com')).toEqual({
      kind: 'connected',
      domain: 'acme.myshopify.com',
    });
    expect(parse('error=oauth_hmac_invalid')).toEqual({ kind: 'failed', code: 'oauth_hmac_invalid' });
    expect(parse('error=missing_shopify_permission&permission=read_all_orders')).toEqual({
      kind: 'failed',
      code: 'missing_shopify_permission',
      permission: 'read_all_orders',
    });
  });

  test.each(['', 'connected=', 'connected=evil.example', 'error=Call%20this%20number', 'other=1'])(
    'takes nothing from %j',
    (query) => {
      expect(parse(query)).toBeNull();
    }
  );
});

describe('isSafeRedirect', () => {
  test.each([
    'https://acme.myshopify.com/admin/oauth/authorize?client_id=1',
    'http://127.0.0.1:4010/acme.myshopify.com/admin',
    'http://localhost:4010/',
    'http://[::1]:4010/',
  ])('allows %s', (address) => {
    expect(isSafeRedirect(address)).toBe(true);
  });

  test.each([
    'http://acme.myshopify.com/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    '/admin',
    '',
  ])('refuses %j', (address) => {
    expect(isSafeRedirect(address)).toBe(false);
  });
});
