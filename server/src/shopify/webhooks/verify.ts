import { equalDigests, hmacSha256 } from '../auth/hmac';
import { parseHeaders } from './headers';
import type { IncomingHeaders, WebhookHeaders } from './headers';

export type VerifiedWebhook =
  | { ok: true; headers: WebhookHeaders; /** Which of the secrets signed it. */ secretIndex: number }
  | { ok: false; reason: 'hmac_missing' | 'hmac_invalid' };

/**
 * Verifies that Shopify sent a body.
 *
 * @param rawBody the bytes as they came.
 * @param secrets the app's client secrets: after a rotation the old one may sign for an hour more
 *   (https://shopify.dev/docs/apps/build/webhooks/verify-deliveries).
 */
export function verifyWebhook(
  rawBody: Buffer,
  headers: IncomingHeaders,
  secrets: readonly string[]
): VerifiedWebhook {
  const parsed = parseHeaders(headers);
  if (parsed.hmac === null) return { ok: false, reason: 'hmac_missing' };
  const given = Buffer.from(parsed.hmac, 'base64');
  // Every secret is tried, so that the duration does not tell which one fits.
  const matches = secrets.map((secret) => equalDigests(given, hmacSha256(secret, rawBody)));
  const secretIndex = matches.indexOf(true);
  return secretIndex === -1
    ? { ok: false, reason: 'hmac_invalid' }
    : { ok: true, headers: parsed, secretIndex };
}
