import { parseCode } from './problem';

/** How the browser came back from Shopify, as the callback's redirect says it. */
export type ConnectReturn =
  { kind: 'connected'; domain: string } | { kind: 'failed'; code: string; permission?: string };

/** The query parameters that the callback adds to the page's address. */
export const RETURN_PARAMETERS = ['connected', 'error', 'permission'] as const;

/**
 * Reads the outcome of a handshake from the page's address. Anybody can write such an address, so only what has the
 * form of a domain or of a code is taken, and a success is to be believed only where the list has that store.
 * @param query - the page's query parameters
 * @returns null where the page was opened in any other way
 */
export function parseConnectReturn(query: URLSearchParams): ConnectReturn | null {
  const failure = parseCode(query.get('error') ?? '');
  if (failure) {
    const permission = failure.permission ?? parseCode(query.get('permission') ?? '')?.code;
    return { kind: 'failed', code: failure.code, ...(permission ? { permission } : {}) };
  }
  const domain = query.get('connected') ?? '';
  return /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain) ? { kind: 'connected', domain } : null;
}
