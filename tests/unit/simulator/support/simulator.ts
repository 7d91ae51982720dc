import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  IMPORT_SCOPES,
  startSimulator,
  type AppInput,
  type Simulator,
  type SimulatorOptions,
} from '../../../../simulator/src/index';
import type { Clock } from '../../../../simulator/src/state/types';

export const SHOP = 'demo.myshopify.com';
export const CLIENT_ID = 'test-client';
export const REDIRECT_URL = 'http://127.0.0.1:9/callback';

/** A clock that stands still until it is moved. */
export const movableClock = (start = '2026-11-22T12:00:00Z'): Clock & { move(ms: number): void } => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    move(ms) {
      now += ms;
    },
  };
};

/** A GraphQL answer, loosely typed: the tests say what they expect of it. */
export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is what each test checks
  data: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
  extensions: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
    };
    search?: { path: string[]; warnings: { field: string; code: string }[] }[];
  };
}

export interface TestSimulator extends Simulator {
  accessToken: string;
  /** Posts a query with the test app's token (or another one); the HTTP answer. */
  post(query: string, variables?: Record<string, unknown>, token?: string): Promise<Response>;
  query(query: string, variables?: Record<string, unknown>, token?: string): Promise<Answer>;
}

/** A small generated shop with the test app installed, on any free port. */
export const startTestSimulator = async (
  options: SimulatorOptions & { app?: Partial<AppInput>; scopes?: string[] } = {}
): Promise<TestSimulator> => {
  const { app, scopes = [...IMPORT_SCOPES, 'read_all_orders'], ...rest } = options;
  const simulator = await startSimulator({
    shops: [{ domain: SHOP, seed: 7, customers: 12, orders: 20, products: 8 }],
    retryScale: 0.0001,
    bulkDurationMs: 0,
    ...rest,
    apps: [{ clientId: CLIENT_ID, redirectUrls: [REDIRECT_URL], ...app }],
  });
  const { accessToken } = simulator.local.install(SHOP, { clientId: CLIENT_ID, scopes });
  const post: TestSimulator['post'] = (query, variables = {}, token = accessToken) =>
    fetch(`${simulator.origin(SHOP)}/admin/api/2026-07/graphql.json`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
      body: JSON.stringify({ query, variables }),
    });
  // Getters of the simulator (shops, apps) must stay live.
  return Object.assign(Object.create(simulator) as Simulator, {
    accessToken,
    post,
    query: async (query: string, variables?: Record<string, unknown>, token?: string) =>
      (await (await post(query, variables, token)).json()) as Answer,
  });
};

/** A webhook as it arrived. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What it answers from now on. */
  answer(status: number, headers?: Record<string, string>): void;
  close(): Promise<void>;
}

/** An endpoint that keeps what is posted to it. */
export const startReceiver = async (): Promise<Receiver> => {
  const received: Received[] = [];
  let [status, extra] = [200, {} as Record<string, string>];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(status, extra).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer(next, headers = {}) {
      [status, extra] = [next, headers];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const SUBSCRIBE = `mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id topic uri includeFields apiVersion { handle } } userErrors { field message } } }`;

/** Subscribes the test app to a topic. */
export const subscribe = async (simulator: TestSimulator, topic: string, input: Record<string, unknown>) =>
  (await simulator.query(SUBSCRIBE, { topic, input })).data.webhookSubscriptionCreate;
