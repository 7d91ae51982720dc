import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestStrapi } from './strapi';
import { waitFor } from './wait';

/** What Strapi posts to a webhook of its own. */
export interface ReceivedEvent {
  event: string;
  createdAt: string;
  model: string;
  uid: string;
  entry: Record<string, unknown> & { documentId: string };
}

/** A program that Strapi's webhooks are sent to. */
export interface WebhookReceiver {
  events: ReceivedEvent[];
  /** Waits until events like these have come, each at least once; gives the first of each. */
  received(...expected: { event: string; model: string }[]): Promise<ReceivedEvent[]>;
  close(): Promise<void>;
}

const ENTRY_EVENTS = ['entry.create', 'entry.update', 'entry.delete'];

/** Starts a receiver. */
export const startReceiver = async (): Promise<WebhookReceiver & { url: string }> => {
  const events: ReceivedEvent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      events.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as ReceivedEvent);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    events,
    async received(...expected) {
      const find = () =>
        expected.map(({ event, model }) => events.find((one) => one.event === event && one.model === model));
      await waitFor(() => Promise.resolve(find().every(Boolean)), {
        what: () =>
          `${JSON.stringify(expected)}: ${JSON.stringify(events.map(({ event, model }) => [event, model]))}`,
      });
      return find() as ReceivedEvent[];
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};

/** Makes a webhook of Strapi's for all events of entries. @returns its id. */
export const addWebhook = async ({ admin }: TestStrapi, url: string): Promise<number> => {
  const webhook = { name: 'receiver', url, headers: {}, events: ENTRY_EVENTS };
  const { body } = await admin.post('/admin/webhooks').send(webhook).expect(201);
  return body.data.id as number;
};
