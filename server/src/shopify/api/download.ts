import { ShopifyError } from '../errors';
import { isLoopback } from '../origin';
import { REQUEST_TIMEOUT_MS, errorOfFetch, errorOfStatus, readRefusal } from './http';

interface Download {
  url: string;
  origin: string;
  allowedHosts: readonly string[];
  fetch: typeof fetch;
  signals: readonly (AbortSignal | undefined)[];
  now: () => number;
}

/** Where Shopify keeps the results of bulk operations. */
export const DEFAULT_DOWNLOAD_HOSTS: readonly string[] = [
  'storage.googleapis.com',
  '*.shopify.com',
  '*.shopifycloud.com',
];

/** What a storage host answers for a link whose time is over. */
const GONE = new Set([403, 404, 410]);

function hostMatches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/**
 * Whether a file may be fetched from a URL. With a shop on this machine only that shop's own origin may; else https to
 * an allowed host on its usual port.
 *
 * @param allowedHosts exact hosts, or `*.example.com` for all below it.
 */
export function mayDownload(url: string, origin: string, allowedHosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const target = new URL(url);
  const shop = new URL(origin);
  if (target.username || target.password) return false;
  if (isLoopback(shop)) return target.origin === shop.origin;
  if (target.protocol !== 'https:' || target.port !== '') return false;
  return allowedHosts.some((pattern) => hostMatches(target.hostname, pattern.toLowerCase()));
}

/** Opens a file as a stream; see `ShopifyClient.download`. */
export async function openDownload(download: Download): Promise<AsyncIterable<Uint8Array>> {
  const { url, origin, allowedHosts, signals, now } = download;
  if (!mayDownload(url, origin, allowedHosts)) {
    const host = URL.canParse(url) ? new URL(url).host : '';
    throw new ShopifyError('download_refused', {
      message: `The file lies on a host that is not allowed: ${host}`,
    });
  }
  const idle = new AbortController();
  const signal = AbortSignal.any([idle.signal, ...signals.filter((given) => given !== undefined)]);
  let timer = setTimeout(() => idle.abort(), REQUEST_TIMEOUT_MS);
  let response: Response;
  try {
    response = await download.fetch(url, { redirect: 'manual', signal });
    if (GONE.has(response.status)) {
      throw new ShopifyError('bulk_result_expired', {
        status: response.status,
        message: 'The file is no longer there: the results of a bulk operation expire after 7 days',
      });
    }
    const mayPass = response.status === 429 || response.status >= 500;
    const error = mayPass ? errorOfStatus(response, await readRefusal(response), now()) : undefined;
    if (error) throw error;
    if (!response.ok || !response.body) {
      throw new ShopifyError('download_refused', {
        status: response.status,
        message: `The file is not given from where it is said to lie (${response.status})`,
      });
    }
  } catch (cause) {
    throw errorOfFetch(cause, signals);
  } finally {
    clearTimeout(timer);
  }
  const { body } = response;

  return (async function* chunks() {
    const reader = body.getReader();
    try {
      for (;;) {
        // The clock runs only while Shopify is to send: a slow reader is not Shopify's silence.
        timer = setTimeout(() => idle.abort(), REQUEST_TIMEOUT_MS);
        const { done, value } = await reader.read();
        clearTimeout(timer);
        if (done) return;
        yield value;
      }
    } catch (cause) {
      throw errorOfFetch(cause, signals);
    } finally {
      clearTimeout(timer);
      await reader.cancel().catch(() => undefined);
    }
  })();
}
