import {
  isFiltered,
  parseEventQuery,
  shortResource,
  topicsOf,
} from '../../../admin/src/pages/queue/eventQuery';
import { canReplay } from '../../../admin/src/pages/queue/eventStatus';
import { changedOptions } from '../../../admin/src/pages/stores/importChoices';
import { queuePath } from '../../../admin/src/paths';
import { durationParts } from '../../../admin/src/utils/duration';

import type { Store, StoreOptions, WebhookEvent } from '../../../shared/contracts';

describe('parseEventQuery', () => {
  test('reads filters and page', () => {
    const query = parseEventQuery({ status: 'failed', store: 'a', topic: 't', page: '3', pageSize: '50' });
    expect(query).toEqual({ status: 'failed', store: 'a', topic: 't', page: 3, pageSize: 50 });
    expect(isFiltered(query)).toBe(true);
  });

  test('leaves out what an address should not hold', () => {
    const query = parseEventQuery({ status: 'lost', store: '', topic: ['x'], page: '-1', pageSize: '9999' });
    expect(query).toEqual({ page: 1, pageSize: 20 });
    expect(isFiltered(query)).toBe(false);
  });

  test('reads what the links to the queue say', () => {
    const [path, address] = queuePath({ store: 'acme.myshopify.com', status: 'failed' }).split('?');
    expect(path).toBe('/settings/shopify-crm/queue');
    expect(parseEventQuery(Object.fromEntries(new URLSearchParams(address)))).toMatchObject({
      store: 'acme.myshopify.com',
      status: 'failed',
    });
    expect(queuePath()).toBe('/settings/shopify-crm/queue');
  });
});

test('the topics of all stores are listed once, those that are missing too', () => {
  const store = (registered: string[], missing: string[]) =>
    ({
      webhooks: { registered, missing, compliance: [{ topic: 'shop/redact', lastReceivedAt: null }] },
    }) as Store;
  expect(topicsOf([store(['orders/updated'], ['orders/create']), store(['orders/updated'], [])])).toEqual([
    'orders/create',
    'orders/updated',
    'shop/redact',
  ]);
});

test('a resource is named by its type and number', () => {
  expect(shortResource('gid://shopify/Order/1001')).toBe('Order 1001');
  expect(shortResource('something else')).toBe('something else');
});

test.each<[WebhookEvent['status'], boolean]>([
  ['pending', false],
  ['processing', false],
  ['done', true],
  ['failed', true],
  ['skipped', true],
])('an event that is %s can be replayed: %s', (status, expected) => {
  expect(canReplay({ status } as WebhookEvent)).toBe(expected);
});

describe('changedOptions', () => {
  const stored: StoreOptions = {
    importCustomers: true,
    importOrders: true,
    importProducts: false,
    importLineItems: true,
    includeOldOrders: false,
    enabled: true,
  };

  test('are those that differ from what is stored', () => {
    expect(changedOptions(stored, { importOrders: false, importProducts: true, enabled: true })).toEqual({
      importOrders: false,
      importProducts: true,
    });
    expect(changedOptions(stored, {})).toEqual({});
  });

  test('never hold what depends on a scope', () => {
    expect(changedOptions(stored, { includeOldOrders: true })).toEqual({});
  });
});

test.each([
  [0, [{ value: 0, unit: 'second' }]],
  [1_234, [{ value: 1.2, unit: 'second' }]],
  [9_960, [{ value: 10, unit: 'second' }]],
  [
    65_000,
    [
      { value: 1, unit: 'minute' },
      { value: 5, unit: 'second' },
    ],
  ],
  [
    7_203_000,
    [
      { value: 2, unit: 'hour' },
      { value: 3, unit: 'second' },
    ],
  ],
])('%d milliseconds in parts', (milliseconds, expected) => {
  expect(durationParts(milliseconds)).toEqual(expected);
});
