import { number, object, string } from 'yup';
import { REQUEST_TIMEOUT_MS, errorOfFetch, errorOfStatus, requestSignal } from '../api/http';
import { ShopifyError } from '../errors';
import type { ShopifyErrorCode } from '../errors';

/** What Shopify gives for a code, a refresh token or an app's credentials. */
export interface AccessGrant {
  accessToken: string;
  /** As Shopify lists them; a `write_` scope includes its `read_`. */
  scopes: string[];
  /** Undefined for a token that does not expire. */
  expiresAt?: Date;
  refreshToken?: string;
  refreshTokenExpiresAt?: Date;
}

export interface TokenRequest {
  /** The base of the shop's URLs. */
  origin: string;
  clientId: string;
  clientSecret: string;
  fetch?: typeof fetch;
  signal?: AbortSignal;
  /** Milliseconds since the epoch; what the lifetimes are counted from. */
  now?: () => number;
}

const grantSchema = object({
  access_token: string().required(),
  scope: string().defined().strict(),
  expires_in: number().integer().positive(),
  refresh_token: string(),
  refresh_token_expires_in: number().integer().positive(),
}).required();

const refusalSchema = object({ error: string().required(), error_description: string() }).required();

type GrantKind = 'code' | 'refresh' | 'credentials';

/** Shopify's own names of refusals that mean the same whatever was asked. */
const REFUSALS: Readonly<Record<string, ShopifyErrorCode>> = {
  invalid_client: 'client_credentials_invalid',
  app_not_installed: 'app_not_installed',
  shop_not_permitted: 'shop_not_permitted',
};

/** What another refusal of each request means. */
const REFUSED: Readonly<Record<GrantKind, ShopifyErrorCode>> = {
  code: 'oauth_code_invalid',
  refresh: 'reauthorization_required',
  credentials: 'client_credentials_invalid',
};

function refusalOf(kind: GrantKind, body: string, status: number): ShopifyError {
  // Shopify answers an unknown app with a page instead of JSON.
  let refusal: unknown;
  try {
    refusal = JSON.parse(body);
  } catch {
    refusal = undefined;
  }
  const error = refusalSchema.isValidSync(refusal) ? refusal.error : '';
  return new ShopifyError(REFUSALS[error] ?? REFUSED[kind], {
    status,
    message: error
      ? `Shopify refused the token request: ${error}`
      : `Shopify refused the token request (${status})`,
  });
}

function parseGrant(body: string, now: number): AccessGrant {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  if (!grantSchema.isValidSync(parsed, { strict: true })) {
    throw new ShopifyError('response_invalid', {
      message: 'Shopify answered a token request with something else',
    });
  }
  const { access_token, scope, expires_in, refresh_token, refresh_token_expires_in } = parsed;
  const after = (seconds: number): Date => new Date(now + seconds * 1000);
  return {
    accessToken: access_token,
    scopes: scope
      .split(',')
      .map((handle) => handle.trim())
      .filter(Boolean),
    ...(expires_in ? { expiresAt: after(expires_in) } : {}),
    ...(refresh_token ? { refreshToken: refresh_token } : {}),
    ...(refresh_token_expires_in ? { refreshTokenExpiresAt: after(refresh_token_expires_in) } : {}),
  };
}

async function requestToken(
  kind: GrantKind,
  request: TokenRequest,
  parameters: Record<string, string>
): Promise<AccessGrant> {
  const { origin, clientId, clientSecret, signal } = request;
  const now = request.now ?? Date.now;
  // Counted from before the request: a token must not be thought to live longer than it does.
  const askedAt = now();
  let response: Response;
  let body: string;
  try {
    response = await (request.fetch ?? fetch)(`${origin}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...parameters }),
      redirect: 'manual',
      signal: requestSignal([signal], REQUEST_TIMEOUT_MS),
    });
    body = await response.text();
  } catch (cause) {
    throw errorOfFetch(cause, [signal]);
  }
  if (response.status === 400 || response.status === 401) throw refusalOf(kind, body, response.status);
  const error = errorOfStatus(response, body, now());
  if (error) throw error;
  return parseGrant(body, askedAt);
}

/**
 * Exchanges the code of a callback for an access token. A code works once.
 *
 * @param request.expiring asks for a token that lives an hour and a refresh token that lives 90 days.
 * @throws ShopifyError `oauth_code_invalid`, `client_credentials_invalid`, `shopify_unreachable` …
 */
export function exchangeCode(
  request: TokenRequest & { code: string; expiring: boolean }
): Promise<AccessGrant> {
  const { code, expiring } = request;
  return requestToken('code', request, { code, ...(expiring ? { expiring: '1' } : {}) });
}

/**
 * Renews an expiring token. The refresh token rotates: keep the one in the answer.
 *
 * @throws ShopifyError `reauthorization_required` where Shopify no longer takes it.
 */
export function refreshToken(request: TokenRequest & { refreshToken: string }): Promise<AccessGrant> {
  return requestToken('refresh', request, {
    grant_type: 'refresh_token',
    refresh_token: request.refreshToken,
  });
}

/**
 * Gets a token for an app of the shop's own organisation; it lives a day and is got anew, not refreshed.
 *
 * @throws ShopifyError `client_credentials_invalid`, `app_not_installed`, `shop_not_permitted` …
 */
export function clientCredentials(request: TokenRequest): Promise<AccessGrant> {
  return requestToken('credentials', request, { grant_type: 'client_credentials' });
}
