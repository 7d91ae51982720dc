import { parseCode } from './problem';

import type { ShopHolder } from '../../../shared/contracts';

/** A store that was not connected because another Strapi holds it. */
export interface TakenStore {
  domain: string;
  holder: ShopHolder;
}

/** How the browser came back from Shopify, as the callback's redirect says it. */
export type ConnectReturn =
  | { kind: 'connected'; domain: string }
  | { kind: 'failed'; code: string; permission?: string; taken?: TakenStore };

/** The query parameters that the callback adds to the page's address. */
export const RETURN_PARAMETERS = ['connected', 'error', 'permission', 'shop', 'holder', 'since'] as const;

/**
 * Reads the outcome of a handshake from the page's address. Anybody can write such an address, so only what has the
 * form of a domain, a code, an address or a time is taken, and a success is to be believed only where the list has that
 * store.
 * @param query - the page's query parameters
 * @returns null where the page was opened in any other way
 */
export function parseConnectReturn(query: URLSearchParams): ConnectReturn | null {
  const failure = parseCode(query.get('error') ?? '');
  if (failure) {
    const permission = failure.permission ?? parseCode(query.get('permission') ?? '')?.code;
    const taken = failure.code === 'store_already_connected' ? readTaken(query) : null;
    return {
      kind: 'failed',
      code: failure.code,
      ...(permission ? { permission } : {}),
      ...(taken ? { taken } : {}),
    };
  }
  const domain = readDomain(query.get('connected'));
  return domain ? { kind: 'connected', domain } : null;
}

function readDomain(text: string | null): string | null {
  return text !== null && /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(text) ? text : null;
}

function readTaken(query: URLSearchParams): TakenStore | null {
  const domain = readDomain(query.get('shop'));
  if (domain === null) {
    return null;
  }
  const publicUrl = query.get('holder');
  const since = query.get('since');
  return {
    domain,
    holder: {
      publicUrl: publicUrl !== null && /^https?:\/\/[\w.:/[\]-]{1,200}$/.test(publicUrl) ? publicUrl : null,
      since: since !== null && !Number.isNaN(Date.parse(since)) ? since : null,
    },
  };
}
