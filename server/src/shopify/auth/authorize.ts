import { readRefusal, requestSignal } from '../api/http';
import { ShopifyError } from '../errors';

export interface AuthorizeRequest {
  /** The base of the shop's URLs. */
  origin: string;
  clientId: string;
  /** One of the app's allowed redirection URLs. */
  redirectUri: string;
  /** An unguessable text that comes back. */
  state: string;
  /** The scopes to ask for; null where the app's released configuration names them (managed install). */
  scopes: readonly string[] | null;
}

/** Where to send the browser so that the shop's owner can grant access. */
export function authorizeUrl({ origin, clientId, redirectUri, state, scopes }: AuthorizeRequest): string {
  const query = new URLSearchParams({
    client_id: clientId,
    ...(scopes ? { scope: scopes.join(',') } : {}),
    redirect_uri: redirectUri,
    state,
  });
  return `${origin}/admin/oauth/authorize?${query.toString()}`;
}

/** How long Shopify's page may take, in milliseconds: a person waits, and the browser gets there anyway. */
const PREVIEW_TIMEOUT_MS = 5_000;

/** What Shopify's page says where it does not let the app in. */
const REFUSALS: readonly [RegExp, 'installation_link_invalid' | 'app_under_review'][] = [
  [/installation link[^<]{0,40}invalid/i, 'installation_link_invalid'],
  [/\bunder review\b/i, 'app_under_review'],
];

/**
 * Looks at the page that the browser is to be sent to. Shopify's refusals end there, where nothing leads back: what it says to
 * somebody who is not logged in is known before. It mostly asks for the login instead; then the browser finds out.
 *
 * @returns null where nothing speaks against going there.
 */
export async function refusalOfAuthorize(
  url: string,
  { fetch: send = fetch, signal }: { fetch?: typeof fetch; signal?: AbortSignal } = {}
): Promise<ShopifyError | null> {
  let response: Response;
  try {
    response = await send(url, {
      headers: { Accept: 'text/html' },
      redirect: 'manual',
      signal: requestSignal([signal], PREVIEW_TIMEOUT_MS),
    });
  } catch {
    // Whether the browser reaches Shopify is another question.
    return null;
  }
  if (response.status < 400) {
    await response.body?.cancel();
    return null;
  }
  const page = await readRefusal(response);
  const code = REFUSALS.find(([wording]) => wording.test(page))?.[1];
  return code ? new ShopifyError(code, { status: response.status }) : null;
}
