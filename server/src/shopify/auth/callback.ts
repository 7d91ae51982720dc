import { isShopDomain } from '../origin';
import { equalDigests, hmacSha256 } from './hmac';

export type CallbackProblem = 'oauth_hmac_invalid' | 'oauth_timestamp_invalid' | 'oauth_shop_mismatch';

/** What a query signed by Shopify says. */
export interface SignedQuery {
  /** The shop's permanent domain. */
  shop: string;
  timestamp: Date;
  /** There in a callback that grants access. */
  code: string | null;
  state: string | null;
  /** There in a callback that refuses it, such as `access_denied`. */
  error: string | null;
}

export type VerifiedQuery = { ok: true; query: SignedQuery } | { ok: false; code: CallbackProblem };

/** How far Shopify's clock and ours may differ, the way of the redirect included. */
const MAX_AGE_MS = 10 * 60 * 1000;
/** Longer queries are nobody's redirect. */
const MAX_LENGTH = 8192;

type Encode = (text: string, isName: boolean) => string;

/**
 * The forms in which the signed text may be written: with spaces as `%20` (`@shopify/shopify-api` 14 and later), with
 * spaces as `+` (earlier ones), and decoded but for the characters that separate (Shopify's documentation).
 */
const ENCODINGS: readonly Encode[] = [
  (text) => encodeURIComponent(text),
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text, isName) => {
    const escaped = text.replaceAll('%', '%25').replaceAll('&', '%26');
    return isName ? escaped.replaceAll('=', '%3D') : escaped;
  },
];

function isSigned(parameters: readonly [string, string][], hmac: string, secret: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(hmac)) return false;
  const given = Buffer.from(hmac, 'hex');
  const sorted = parameters
    .filter(([name]) => name !== 'hmac')
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return ENCODINGS.map((encode) =>
    sorted.map(([name, value]) => `${encode(name, true)}=${encode(value, false)}`).join('&')
  ).some((message) => equalDigests(given, hmacSha256(secret, message)));
}

/**
 * Verifies a query that Shopify signed: the App URL's, or the OAuth callback's.
 *
 * The rules are those of https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant;
 * besides, a parameter that comes twice and a timestamp that is no whole number are refused.
 *
 * @param query the query as it came, without `?`.
 * @param clientSecret the app's secret.
 * @param options.expectedShop the shop that the handshake was begun with.
 * @param options.now milliseconds since the epoch.
 */
export function verifyCallback(
  query: URLSearchParams | string,
  clientSecret: string,
  { expectedShop, now = Date.now() }: { expectedShop?: string; now?: number } = {}
): VerifiedQuery {
  const tooLong = typeof query === 'string' && query.length > MAX_LENGTH;
  const parameters = tooLong ? [] : [...new URLSearchParams(query)];
  const values = new Map(parameters);
  if (values.size !== parameters.length || !isSigned(parameters, values.get('hmac') ?? '', clientSecret)) {
    return { ok: false, code: 'oauth_hmac_invalid' };
  }
  const seconds = values.get('timestamp') ?? '';
  const timestamp = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : Number.NaN;
  if (!(Math.abs(now - timestamp) <= MAX_AGE_MS)) return { ok: false, code: 'oauth_timestamp_invalid' };
  const shop = values.get('shop') ?? '';
  if (!isShopDomain(shop) || (expectedShop !== undefined && shop !== expectedShop)) {
    return { ok: false, code: 'oauth_shop_mismatch' };
  }
  return {
    ok: true,
    query: {
      shop,
      timestamp: new Date(timestamp),
      code: values.get('code') ?? null,
      state: values.get('state') ?? null,
      error: values.get('error') ?? null,
    },
  };
}
