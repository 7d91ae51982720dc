import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createShopifyClient } from '../../../../server/src/shopify';
import type { ShopifyClient, ShopifyClientOptions } from '../../../../server/src/shopify';

export interface SeenRequest {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export type Handler = (request: SeenRequest, response: ServerResponse) => void;

/** A server that answers as a test says, for what no well-behaved shop does. */
export interface FakeServer {
  readonly origin: string;
  readonly seen: SeenRequest[];
  /** Answers the requests one after the other; the last one answers all that follow. */
  answer(...handlers: Handler[]): void;
  close(): Promise<void>;
}

export async function startFakeServer(): Promise<FakeServer> {
  const seen: SeenRequest[] = [];
  let handlers: Handler[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString();
      seen.push({ method, url, headers, body });
      const handler = handlers.length > 1 ? handlers.shift() : handlers[0];
      handler?.({ method, url, headers, body }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer(...next) {
      handlers = next;
      seen.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };
}

export function text(body: string, status = 200, headers: Record<string, string> = {}): Handler {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };
}

/** Breaks the connection without an answer. */
export const hangUp: Handler = (_request, response) => {
  response.destroy();
};

export function cost(requested: number, currentlyAvailable: number): Record<string, unknown> {
  return {
    cost: {
      requestedQueryCost: requested,
      actualQueryCost: requested,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
    },
  };
}

export interface TimedClient {
  client: ShopifyClient;
  /** What the client waited for, in milliseconds. */
  waits: number[];
}

/** A client whose waiting takes no time: its clock jumps instead. */
export function timedClient(origin: string, options: Partial<ShopifyClientOptions> = {}): TimedClient {
  const waits: number[] = [];
  let now = 1_800_000_000_000;
  const client = createShopifyClient({
    domain: 'demo.myshopify.com',
    origin,
    apiVersion: '2026-07',
    getAccessToken: () => Promise.resolve('shpat_secret'),
    now: () => now,
    sleep: (ms) => {
      waits.push(ms);
      now += ms;
      return Promise.resolve();
    },
    ...options,
  });
  return { client, waits };
}
