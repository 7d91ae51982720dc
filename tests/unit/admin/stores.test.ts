import { connectSteps } from '../../../admin/src/pages/stores/connectSteps';
import { hasDrift, percentDone, quarterDone, settledRecords } from '../../../admin/src/pages/stores/progress';
import { findSyncBlocks } from '../../../admin/src/pages/stores/syncScope';
import { relativeSpan } from '../../../admin/src/utils/relativeTime';

import type { ResourceProgress, Store, StoreOptions, SyncRun } from '../../../shared/contracts';

const progress = (patch: Partial<ResourceProgress>): ResourceProgress => ({
  expected: 100,
  fetched: 0,
  written: 0,
  unchanged: 0,
  failed: 0,
  ...patch,
});

const run = (resources: SyncRun['resources']): SyncRun => ({
  documentId: 'run',
  store: 'acme.myshopify.com',
  mode: 'full',
  status: 'running',
  engine: null,
  resources,
  drift: null,
  startedAt: null,
  finishedAt: null,
  error: null,
});

describe('the steps of a new connection', () => {
  const store = (patch: Partial<Store>): Store =>
    ({
      status: 'connected',
      lastSyncAt: null,
      missingScopes: [],
      webhooks: { registered: ['orders/create'], missing: [], compliance: [] },
      activeRun: run({}),
      ...patch,
    }) as Store;
  const states = (patch: Partial<Store>): string[] =>
    connectSteps(store(patch)).map(({ name, state }) => `${name} ${state}`);

  test('are shown until the first sync is done', () => {
    expect(states({})).toEqual(['access done', 'permissions done', 'webhooks done', 'sync running']);
    expect(states({ lastSyncAt: '2026-07-01T00:00:00Z' })).toEqual([]);
    expect(states({ status: 'pending' })).toEqual([]);
  });

  test('name what is still to be done', () => {
    const webhooks = {
      registered: [],
      missing: ['orders/create'],
      compliance: [],
      checkedAt: null,
      lastReceivedAt: null,
    };
    expect(states({ missingScopes: ['read_orders'], webhooks, activeRun: null })).toEqual([
      'access done',
      'permissions open',
      'webhooks open',
      'sync open',
    ]);
  });
});

describe('progress', () => {
  test('counts what is written, unchanged and failed', () => {
    expect(settledRecords(progress({ fetched: 90, written: 10, unchanged: 20, failed: 1 }))).toBe(31);
  });

  test('rounds down, so that 100 means all', () => {
    expect(percentDone(progress({ expected: 1000, written: 999 }))).toBe(99);
    expect(percentDone(progress({ written: 100 }))).toBe(100);
  });

  test('is 100 with nothing to do, and never more', () => {
    expect(percentDone(progress({ expected: 0 }))).toBe(100);
    expect(percentDone(progress({ written: 120 }))).toBe(100);
  });

  test('is unknown until Shopify has counted', () => {
    expect(percentDone(progress({ expected: null, written: 5 }))).toBeNull();
    expect(quarterDone(run({ customers: progress({ expected: null }) }))).toBeNull();
    expect(quarterDone(run({}))).toBeNull();
  });

  test('is announced in quarters of the whole run', () => {
    const customers = progress({ written: 100 });
    expect(quarterDone(run({ customers, orders: progress({ expected: 300 }) }))).toBe(25);
    expect(quarterDone(run({ customers, orders: progress({ expected: 300, written: 299 }) }))).toBe(75);
    expect(quarterDone(run({ customers, orders: progress({ expected: 0 }) }))).toBe(100);
  });
});

describe('hasDrift', () => {
  test.each([
    [{ missing: 0, stale: 0, surplus: 0 }, false],
    [{ missing: 1, stale: 0, surplus: 0 }, true],
    [{ missing: 0, stale: 1, surplus: 0 }, true],
    [{ missing: 0, stale: 0, surplus: 1 }, true],
  ])('of %j is %s', (drift, expected) => {
    expect(hasDrift(drift)).toBe(expected);
  });
});

describe('findSyncBlocks', () => {
  const options: StoreOptions = {
    importCustomers: true,
    importOrders: true,
    importProducts: true,
    importLineItems: true,
    includeOldOrders: false,
    enabled: true,
  };

  test('lets everything sync with the solution', () => {
    expect(findSyncBlocks(options, true)).toEqual({});
  });

  test('lets customers alone sync without it', () => {
    expect(findSyncBlocks(options, false)).toEqual({ products: 'solution', orders: 'solution' });
  });

  test('names the option that is off before the solution that is missing', () => {
    expect(findSyncBlocks({ ...options, importOrders: false, importCustomers: false }, false)).toEqual({
      customers: 'option',
      products: 'solution',
      orders: 'option',
    });
  });
});

describe('relativeSpan', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  test.each([
    ['2026-11-22T12:00:00Z', { value: 0, unit: 'second' }],
    ['2026-11-22T11:59:59.500Z', { value: 0, unit: 'second' }],
    ['2026-11-22T11:59:01Z', { value: -59, unit: 'second' }],
    ['2026-11-22T11:58:01Z', { value: -1, unit: 'minute' }],
    ['2026-11-22T09:00:00Z', { value: -3, unit: 'hour' }],
    ['2026-11-24T12:00:00Z', { value: 2, unit: 'day' }],
    ['2026-09-01T12:00:00Z', { value: -2, unit: 'month' }],
    ['2024-11-01T12:00:00Z', { value: -2, unit: 'year' }],
  ])('of %s', (moment, expected) => {
    expect(relativeSpan(Date.parse(moment), now)).toEqual(expected);
  });
});
