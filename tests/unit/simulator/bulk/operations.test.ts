import { setTimeout as sleep } from 'node:timers/promises';
import {
  movableClock,
  SHOP,
  startReceiver,
  startTestSimulator,
  subscribe,
  type TestSimulator,
} from '../support/simulator';

const RUN = `mutation ($query: String!, $groupObjects: Boolean!) {
  bulkOperationRunQuery(query: $query, groupObjects: $groupObjects) { bulkOperation { id status } userErrors { field message code } } }`;
const READ = `query ($id: ID!) { bulkOperation(id: $id) {
  id status errorCode objectCount rootObjectCount fileSize url partialDataUrl createdAt completedAt } }`;
const ORDERS =
  '{ orders { edges { node { id name refunds { id } lineItems { edges { node { id title } } } } } } }';

const clock = movableClock();
let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({ clock });
});
afterAll(() => simulator.close());
afterEach(() => simulator.local.clearFaults());

const run = async (query = ORDERS, groupObjects = false, token?: string) =>
  (await simulator.query(RUN, { query, groupObjects }, token)).data.bulkOperationRunQuery;

const finished = async (id: string, token?: string) => {
  for (;;) {
    const operation = (await simulator.query(READ, { id }, token)).data.bulkOperation;
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status)) return operation;
    await sleep(5);
  }
};

const rowsOf = async (url: string): Promise<Record<string, unknown>[]> =>
  (await (await fetch(url)).text())
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a bulk operation', () => {
  it('leaves every record and every child as a row, with counts and size that agree', async () => {
    const { bulkOperation, userErrors } = await run();
    expect(userErrors).toEqual([]);
    expect(bulkOperation.status).toBe('CREATED');
    const done = await finished(bulkOperation.id);
    expect(done).toMatchObject({
      status: 'COMPLETED',
      errorCode: null,
      partialDataUrl: null,
      rootObjectCount: '20',
    });

    const response = await fetch(done.url);
    expect(response.headers.get('content-type')).toMatch(/^application\/jsonl/);
    expect(response.headers.get('content-length')).toBe(done.fileSize);
    const rows = await rowsOf(done.url);
    expect(String(rows.length)).toBe(done.objectCount);
    const state = simulator.shops.get(SHOP);
    const orders = state?.list('Order') ?? [];
    expect(
      rows
        .filter((row) => !('__parentId' in row))
        .map((row) => row.id)
        .sort()
    ).toEqual(orders.map((order) => order.id).sort());
    for (const order of orders) {
      const lines = (order.lineItems as { __ref: string }[]).map((line) => line.__ref).sort();
      expect(
        rows
          .filter((row) => row.__parentId === order.id)
          .map((row) => row.id)
          .sort()
      ).toEqual(lines);
    }
    expect(rows.every((row) => !('lineItems' in row))).toBe(true);
    expect(rows.filter((row) => 'name' in row).every((row) => Array.isArray(row.refunds))).toBe(true);
  });

  it('does not put children beside their parents unless it is asked to', async () => {
    const adjacent = async (groupObjects: boolean) => {
      const { bulkOperation } = await run(ORDERS, groupObjects);
      const rows = await rowsOf((await finished(bulkOperation.id)).url);
      return rows.every((row, index) => {
        const before = rows[index - 1];
        return !row.__parentId || before?.id === row.__parentId || before?.__parentId === row.__parentId;
      });
    };
    expect(await adjacent(true)).toBe(true);
    expect(await adjacent(false)).toBe(false);
  });

  it('has no URL where nothing was found', async () => {
    const { bulkOperation } = await run('{ orders(query: "id:1") { nodes { id } } }');
    expect(await finished(bulkOperation.id)).toMatchObject({
      status: 'COMPLETED',
      url: null,
      objectCount: '0',
      fileSize: null,
    });
  });

  it('tells of its end by webhook', async () => {
    const receiver = await startReceiver();
    await subscribe(simulator, 'BULK_OPERATIONS_FINISH', { uri: receiver.url });
    const { bulkOperation } = await run();
    await finished(bulkOperation.id);
    await simulator.control.whenIdle();
    await receiver.close();
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
      admin_graphql_api_id: bulkOperation.id,
      created_at: clock.now().toISOString(),
      completed_at: clock.now().toISOString(),
      error_code: null,
      status: 'completed',
      type: 'query',
    });
  });

  it('is refused for a query that breaks the rules or the schema', async () => {
    const invalid = await run('{ orders { nodes { colour } } }');
    expect(invalid).toMatchObject({
      bulkOperation: null,
      userErrors: [{ code: 'INVALID', field: ['query'] }],
    });
    expect((await run('{ shop { id } }')).userErrors[0].code).toBe('INVALID');
  });

  it('fails without the scopes, whether at the root or inside', async () => {
    simulator.local.registerApp({ clientId: 'products only' });
    const token = simulator.local.install(SHOP, {
      clientId: 'products only',
      scopes: ['read_products', 'read_orders', 'read_all_orders'],
    }).accessToken;
    for (const query of ['{ customers { nodes { id } } }', '{ orders { nodes { id customer { id } } } }']) {
      const { bulkOperation } = await run(query, false, token);
      expect(await finished(bulkOperation.id, token)).toMatchObject({
        status: 'FAILED',
        errorCode: 'ACCESS_DENIED',
        url: null,
      });
    }
    expect(
      (await simulator.query(READ, { id: (await run()).bulkOperation.id }, token)).data.bulkOperation
    ).toBeNull();
  });

  it('is denied to an app that may not run any', async () => {
    simulator.local.registerApp({ clientId: 'no bulk', bulkQueriesAllowed: false });
    const token = simulator.local.install(SHOP, { clientId: 'no bulk' }).accessToken;
    const { errors } = await simulator.query(RUN, { query: ORDERS, groupObjects: false }, token);
    expect(errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
  });

  it('can be cancelled, and only five run at the same time', async () => {
    simulator.local.addFault({ kind: 'bulkStuck', settings: { times: 5 } });
    const running = [];
    for (let index = 0; index < 5; index += 1) running.push((await run()).bulkOperation.id);
    expect((await run()).userErrors[0].code).toBe('LIMIT_REACHED');
    await sleep(20);
    expect((await simulator.query(READ, { id: running[0] })).data.bulkOperation.status).toBe('RUNNING');
    const CANCEL =
      'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
    for (const id of running) {
      expect((await simulator.query(CANCEL, { id })).data.bulkOperationCancel.bulkOperation.status).toBe(
        'CANCELING'
      );
    }
    for (const id of running) expect(await finished(id)).toMatchObject({ status: 'CANCELED', url: null });
    expect(
      (await simulator.query(CANCEL, { id: running[0] })).data.bulkOperationCancel.userErrors
    ).toHaveLength(1);
    const { data } = await simulator.query(
      '{ bulkOperations(first: 10, query: "status:canceled") { nodes { id } } currentBulkOperation { id } }'
    );
    expect(data.bulkOperations.nodes.map((one: { id: string }) => one.id)).toEqual(running);
  });
});

describe('faults of bulk operations', () => {
  it('refuse, fail with what was read so far, and truncate', async () => {
    simulator.local.addFault({ kind: 'bulkRefused', settings: { times: 1, code: 'OPERATION_IN_PROGRESS' } });
    expect((await run()).userErrors[0].code).toBe('OPERATION_IN_PROGRESS');

    simulator.local.addFault({ kind: 'bulkFailed', settings: { times: 1, errorCode: 'TIMEOUT' } });
    const failed = await finished((await run()).bulkOperation.id);
    expect(failed).toMatchObject({
      status: 'FAILED',
      errorCode: 'TIMEOUT',
      url: null,
      rootObjectCount: '10',
    });
    expect(String((await rowsOf(failed.partialDataUrl)).length)).toBe(failed.objectCount);

    simulator.local.addFault({ kind: 'truncateJsonl', settings: { times: 1, keepRows: 3 } });
    const truncated = await finished((await run()).bulkOperation.id);
    expect(await rowsOf(truncated.url)).toHaveLength(3);
    expect(Number(truncated.objectCount)).toBeGreaterThan(20);
  });

  it('break a download off', async () => {
    const { url } = await finished((await run()).bulkOperation.id);
    simulator.local.addFault({ kind: 'cutDownload', settings: { times: 1, bytes: 100 } });
    await expect(fetch(url).then((response) => response.text())).rejects.toThrow();
    expect((await rowsOf(url)).length).toBeGreaterThan(20);
  });

  it('leave a download without an answer, or in the middle', async () => {
    const { url } = await finished((await run()).bulkOperation.id);
    const fetchShortly = () => fetch(url, { signal: AbortSignal.timeout(200) });
    simulator.local.addFault({ kind: 'silentDownload', settings: { times: 1 } });
    await expect(fetchShortly()).rejects.toThrow('timeout');
    simulator.local.addFault({ kind: 'silentDownload', settings: { times: 1, bytes: 100 } });
    const response = await fetchShortly();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('timeout');
    expect((await rowsOf(url)).length).toBeGreaterThan(20);
  });

  it('make a result larger than its rows', async () => {
    simulator.local.addFault({ kind: 'padJsonl', settings: { times: 1, bytes: 100_000 } });
    const { url, fileSize, objectCount } = await finished((await run()).bulkOperation.id);
    expect(Number(fileSize)).toBeGreaterThan(100_000);
    expect(String((await rowsOf(url)).length)).toBe(objectCount);
  });

  it('expire a URL, as seven days do', async () => {
    const { url } = await finished((await run()).bulkOperation.id);
    simulator.local.addFault({ kind: 'expiredUrl', settings: { times: 1 } });
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
    clock.move(7 * 86_400_000);
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(url.replace(/[0-9a-f]{8}\.jsonl/, '00000000.jsonl'))).status).toBe(404);
  });
});
