import { ShopifyError, abortedError } from '../errors';
import { retryAfterMs } from './backoff';
import { timeoutSignal } from './timeout-signal';

/** How long Shopify may take to answer, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Failures to connect: Shopify saw nothing of the request. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
]);

/** One signal out of the caller's, the client's and a time limit. */
export function requestSignal(signals: readonly (AbortSignal | undefined)[], timeoutMs: number): AbortSignal {
  const given = signals.filter((signal) => signal !== undefined);
  return AbortSignal.any([...given, timeoutSignal(timeoutMs)]);
}

/**
 * The error that a failed `fetch` stands for.
 *
 * @param signals the caller's signals, to tell an abort from a time-out.
 */
export function errorOfFetch(
  cause: unknown,
  signals: readonly (AbortSignal | undefined)[] = []
): ShopifyError {
  if (cause instanceof ShopifyError) return cause;
  if (signals.some((signal) => signal?.aborted)) return abortedError();
  return new ShopifyError('shopify_unreachable', {
    message: 'Shopify could not be reached',
    retryable: true,
    cause,
  });
}

/** Whether Shopify surely saw nothing of a request that failed, so that even a mutation may be sent again. */
export function wasNeverSent(error: ShopifyError): boolean {
  return typeof error.details.cause === 'string' && NEVER_SENT.has(error.details.cause);
}

/**
 * The error that an HTTP status stands for.
 *
 * @param body the beginning of the answer's body; searched for Shopify's wording, never kept.
 * @param now milliseconds since the epoch.
 * @returns undefined for a 2xx answer.
 */
export function errorOfStatus(response: Response, body: string, now: number): ShopifyError | undefined {
  const { status } = response;
  if (status >= 200 && status < 300) return undefined;
  const wait = retryAfterMs(response.headers.get('retry-after'), now);
  if (status >= 300 && status < 400) {
    return new ShopifyError('redirect_refused', { status, message: 'Shopify answered with a redirect' });
  }
  switch (status) {
    case 401:
      return new ShopifyError('reauthorization_required', {
        status,
        message: 'Shopify no longer accepts the access token',
      });
    case 402:
    case 404:
    case 423:
      return new ShopifyError('shop_unavailable', {
        status,
        message: `The shop is not available (${status})`,
      });
    case 403:
      return /\bip\b|allow-?list/i.test(body)
        ? new ShopifyError('ip_not_allowed', {
            status,
            message: "The app's IP allowlist refuses this server",
          })
        : new ShopifyError('request_refused', { status, message: 'Shopify refused the request (403)' });
    case 429:
      return new ShopifyError('throttled', {
        status,
        retryable: true,
        retryAfterMs: wait,
        message: 'Shopify asks for fewer requests',
      });
    default:
      return status >= 500
        ? new ShopifyError('shopify_unreachable', {
            status,
            retryable: true,
            retryAfterMs: wait,
            message: `Shopify answered ${status}`,
          })
        : new ShopifyError('request_refused', { status, message: `Shopify refused the request (${status})` });
  }
}

/** Reads at most 2,000 characters of a refused answer, for its wording. */
export async function readRefusal(response: Response): Promise<string> {
  try {
    return (await response.text()).slice(0, 2000);
  } catch {
    // The status says enough; the wording only refines it.
    return '';
  }
}
