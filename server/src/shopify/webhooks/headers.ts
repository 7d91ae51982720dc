/** Request headers as Node gives them: names in lower case. */
export type IncomingHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What Shopify says about a delivery; null where it says nothing. */
export interface WebhookHeaders {
  topic: string | null;
  shopDomain: string | null;
  /** One delivery's id, for telling duplicates. */
  webhookId: string | null;
  /** Joins the deliveries of one action. */
  eventId: string | null;
  apiVersion: string | null;
  triggeredAt: Date | null;
  /** Base64 of the body's HMAC-SHA256. */
  hmac: string | null;
}

/** Longer values are nobody's header; nothing is stored of them. */
const MAX_LENGTH = 256;

/** Reads Shopify's headers, which come with the prefix `X-` and without. */
export function parseHeaders(headers: IncomingHeaders): WebhookHeaders {
  const read = (name: string): string | null => {
    const value = headers[`x-shopify-${name}`] ?? headers[`shopify-${name}`];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' || text.length > MAX_LENGTH ? null : text;
  };
  const triggered = Date.parse(read('triggered-at') ?? '');
  return {
    topic: read('topic'),
    shopDomain: read('shop-domain')?.toLowerCase() ?? null,
    webhookId: read('webhook-id'),
    eventId: read('event-id'),
    apiVersion: read('api-version'),
    triggeredAt: Number.isNaN(triggered) ? null : new Date(triggered),
    hmac: read('hmac-sha256'),
  };
}
