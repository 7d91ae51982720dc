import { knownState } from '../../../admin/src/content-manager/states';
import { parseDeletedQuery } from '../../../admin/src/pages/deleted/deletedTypes';
import { dueState } from '../../../admin/src/pages/privacy/dueState';
import { totalDrift, totalFailed } from '../../../admin/src/pages/stores/progress';
import { recordPath, settingsPath, storeRecordsPath } from '../../../admin/src/paths';
import { parseConnectReturn } from '../../../admin/src/utils/connectReturn';
import { isWebAddress } from '../../../admin/src/utils/webAddress';
import { barHeights } from '../../../admin/src/widgets/bars';
import { shopifyAdminUrl } from '../../../shared/shopify-admin';
import type { PrivacyRequest, SyncRun } from '../../../shared/contracts';

describe('the urgency of a privacy request', () => {
  const dueAt = '2026-05-31T00:00:00.000Z';
  const at = (time: string, status: PrivacyRequest['status'] = 'open') =>
    dueState({ status, dueAt } as PrivacyRequest, Date.parse(time));

  test('grows in the last week, and ends with the request', () => {
    expect(at('2026-05-20T00:00:00Z')).toBe('open');
    expect(at('2026-05-24T00:00:01Z')).toBe('soon');
    expect(at('2026-05-31T00:00:01Z')).toBe('overdue');
    expect(at('2026-06-30T00:00:00Z', 'done')).toBe('done');
  });
});

test('the deleted records that an address asks for are of a known type', () => {
  expect(parseDeletedQuery({ type: 'refund', page: '2', pageSize: '50' })).toEqual({
    type: 'refund',
    page: 2,
    pageSize: 50,
  });
  expect(parseDeletedQuery({ type: 'store', page: '-1', pageSize: '7' })).toEqual({
    type: 'contact',
    page: 1,
    pageSize: 20,
  });
});

test('what a run found and failed at is summed over its kinds of records', () => {
  const counts = { expected: 1, fetched: 1, written: 0, unchanged: 0 };
  const run = {
    drift: { customers: { missing: 1, stale: 2, surplus: 3 }, orders: { missing: 0, stale: 0, surplus: 1 } },
    resources: { customers: { ...counts, failed: 1 }, orders: { ...counts, failed: 2 } },
  } as SyncRun;
  expect(totalDrift(run)).toBe(7);
  expect(totalDrift({ ...run, drift: null })).toBe(0);
  expect(totalFailed(run)).toBe(3);
});

test('a store that another Strapi holds comes back with who that is, as far as it has the right form', () => {
  const parse = (query: string) => parseConnectReturn(new URLSearchParams(query));
  const taken = 'error=store_already_connected&shop=acme.myshopify.com';
  expect(parse(`${taken}&holder=https://crm.example:1337&since=2026-05-01T00:00:00Z`)).toMatchObject({
    taken: {
      domain: 'acme.myshopify.com',
      holder: { publicUrl: 'https://crm.example:1337', since: '2026-05-01T00:00:00Z' },
    },
  });
  expect(parse(`${taken}&holder=javascript:alert(1)&since=never`)).toMatchObject({
    taken: { holder: { publicUrl: null, since: null } },
  });
  expect(parse('error=store_already_connected&shop=evil.example')).not.toHaveProperty('taken');
  expect(parse('error=oauth_access_denied&shop=acme.myshopify.com')).not.toHaveProperty('taken');
});

test('a record is found in the Shopify admin by its store and id', () => {
  const gid = 'gid://shopify/Customer/9007199254740993';
  expect(shopifyAdminUrl('acme.myshopify.com', { page: 'customers', gid })).toBe(
    'https://admin.shopify.com/store/acme/customers/9007199254740993'
  );
  expect(shopifyAdminUrl('acme.myshopify.com')).toBe('https://admin.shopify.com/store/acme');
  expect(shopifyAdminUrl('acme.example', { page: 'customers', gid })).toBeNull();
  expect(shopifyAdminUrl('acme.myshopify.com', { page: 'orders', gid: undefined })).toBeNull();
});

test('only addresses of web pages become links', () => {
  expect(isWebAddress('https://track.example/1')).toBe(true);
  expect(isWebAddress('http://track.example/1')).toBe(true);
  expect(isWebAddress('javascript:alert(1)')).toBe(false);
  expect(isWebAddress('track.example/1')).toBe(false);
});

test('bars are as high as their share of the largest; nothing has none, little can be seen', () => {
  expect(barHeights([50, 100, 0, -5, 0.1], 100)).toEqual([50, 100, 0, 0, 2]);
  expect(barHeights([0, 0], 100)).toEqual([0, 0]);
});

test('states of Shopify have words, unknown ones their own', () => {
  expect(knownState('partially_refunded')).toBe('partially_refunded');
  expect(knownState('teleported')).toBeNull();
});

test('pages and records have their addresses', () => {
  expect(settingsPath('stores')).toBe('/settings/shopify-crm');
  expect(settingsPath('deleted')).toBe('/settings/shopify-crm/deleted');
  expect(recordPath('invoice', 'abc')).toBe(
    '/content-manager/collection-types/plugin::shopify-crm.invoice/abc'
  );
  expect(decodeURIComponent(storeRecordsPath('product', 'acme.myshopify.com'))).toContain(
    'filters[$and][0][storeDomain][$eq]=acme.myshopify.com'
  );
});
