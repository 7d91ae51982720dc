/** What can go wrong with Shopify, by name. Codes that people meet are explained in the README. */
export type ShopifyErrorCode =
  | 'shopify_unreachable'
  | 'reauthorization_required'
  | 'missing_shopify_permission'
  | 'protected_data_not_approved'
  | 'shop_unavailable'
  | 'ip_not_allowed'
  | 'throttled'
  | 'query_invalid'
  | 'query_too_expensive'
  | 'response_invalid'
  | 'redirect_refused'
  | 'download_refused'
  | 'bulk_operations_not_enabled'
  | 'bulk_result_incomplete'
  | 'bulk_result_expired'
  | 'request_refused'
  | 'oauth_code_invalid'
  | 'client_credentials_invalid'
  | 'app_not_installed'
  | 'shop_not_permitted'
  | 'installation_link_invalid'
  | 'app_under_review'
  | 'aborted';

export interface ShopifyErrorInit {
  message?: string;
  /** The HTTP status of Shopify's answer. */
  status?: number;
  /** Whether the same request may succeed later without anybody doing something. */
  retryable?: boolean;
  /** How long Shopify asked to wait, in milliseconds. */
  retryAfterMs?: number;
  /** The missing scope. */
  permission?: string;
  /** Figures and names for the reader: never a token, a secret or personal data. */
  details?: Readonly<Record<string, unknown>>;
  cause?: unknown;
}

/**
 * A failure of a conversation with Shopify. Its message is safe to store and to show: it holds Shopify's own words on
 * the request at most, never a token, a secret, a variable or personal data.
 */
export class ShopifyError extends Error {
  override readonly name = 'ShopifyError';
  readonly code: ShopifyErrorCode;
  readonly status?: number;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;
  readonly permission?: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ShopifyErrorCode, init: ShopifyErrorInit = {}) {
    super(init.message ?? (init.permission ? `${code}: ${init.permission}` : code));
    this.code = code;
    this.status = init.status;
    this.retryable = init.retryable ?? false;
    this.retryAfterMs = init.retryAfterMs;
    this.permission = init.permission;
    this.details = init.details ?? {};
    // Causes may carry requests, headers included: only the name of what happened is kept.
    if (init.cause !== undefined) this.details = { ...this.details, cause: describeCause(init.cause) };
  }
}

function describeCause(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const inner: unknown = cause.cause;
  const source = inner instanceof Error ? inner : cause;
  const code: unknown = 'code' in source ? source.code : undefined;
  return typeof code === 'string' ? code : source.name;
}

/** The error for an abort that the caller asked for. */
export function abortedError(): ShopifyError {
  return new ShopifyError('aborted', { message: 'The request to Shopify was cancelled' });
}
