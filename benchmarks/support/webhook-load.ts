import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { percentile } from './figures';
import { CLIENT_SECRET, DOMAIN } from './shop';

/** An order that a notice is about, and its version in Shopify. */
export interface Order {
  id: string;
  updatedAt: string;
}

/** What came of a load. */
export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers of 200. */
  accepted: number;
  refused: number;
}

/** Webhooks that wait for their answers at once, when there are as many as the route takes. */
const AT_ONCE = 128;

const agent = new Agent({ keepAlive: true, maxSockets: 2 * AT_ONCE });

/** Posts one webhook. @returns its status and how many milliseconds the answer took. */
const post = (
  url: URL,
  body: Buffer,
  headers: Record<string, string>
): Promise<{ status: number; ms: number }> =>
  new Promise((resolve, reject) => {
    const started = performance.now();
    const outgoing = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, ms: performance.now() - started }));
    });
    outgoing.once('error', (error: NodeJS.ErrnoException) => {
      // The server had closed the idle connection at the moment at which it was used again: nothing was sent.
      if (error.code === 'ECONNRESET' && outgoing.reusedSocket)
        post(url, body, headers).then(resolve, reject);
      else reject(error);
    });
    outgoing.end(body);
  });

/** A notice of a changed order as Shopify sends it, signed. */
const webhook = ({ id, updatedAt }: Order): { body: Buffer; headers: Record<string, string> } => {
  const body = Buffer.from(
    JSON.stringify({
      id: id.replace(/\D/g, ''),
      admin_graphql_api_id: id,
      updated_at: updatedAt,
    })
  );
  return {
    body,
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      'X-Shopify-Topic': 'orders/updated',
      'X-Shopify-Shop-Domain': DOMAIN,
      'X-Shopify-Webhook-Id': randomUUID(),
      'X-Shopify-Hmac-Sha256': createHmac('sha256', CLIENT_SECRET).update(body).digest('base64'),
    },
  };
};

const summarise = (answers: readonly { status: number; ms: number }[], seconds: number): LoadResult => {
  const times = answers.map(({ ms }) => ms);
  const accepted = answers.filter(({ status }) => status === 200).length;
  return {
    perSecond: answers.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    accepted,
    refused: answers.length - accepted,
  };
};

/** As many webhooks as the route takes: each of the senders posts the next one when it has its answer. */
export const saturate = async (
  url: string,
  orders: readonly Order[],
  seconds: number
): Promise<LoadResult> => {
  const target = new URL(url);
  const answers: { status: number; ms: number }[] = [];
  const started = performance.now();
  const until = started + seconds * 1_000;
  const sender = async (index: number) => {
    for (let turn = index; performance.now() < until; turn += 1) {
      const { body, headers } = webhook(orders[turn % orders.length] as Order);
      answers.push(await post(target, body, headers));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => sender(index * 7)));
  return summarise(answers, (performance.now() - started) / 1_000);
};

/** Webhooks at a steady rate, whether the ones before are answered or not. */
export const steadily = async (
  url: string,
  orders: readonly Order[],
  { perSecond, seconds }: { perSecond: number; seconds: number }
): Promise<LoadResult> => {
  const target = new URL(url);
  const answers: Promise<{ status: number; ms: number }>[] = [];
  const started = performance.now();
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const passed = (performance.now() - started) / 1_000;
      for (const due = Math.floor(Math.min(passed, seconds) * perSecond); answers.length < due;) {
        const { body, headers } = webhook(orders[answers.length % orders.length] as Order);
        answers.push(post(target, body, headers));
      }
      if (passed < seconds) return;
      clearInterval(timer);
      resolve();
    }, 5);
  });
  const all = await Promise.all(answers);
  return summarise(all, (performance.now() - started) / 1_000);
};
