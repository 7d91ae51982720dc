/** What each fault needs to know; `times` is how often it strikes (absent: until cleared). */
export interface FaultSettings {
  /** Every answer to the app comes this much later. */
  latency: { ms: number };
  /** HTTP 429 with `Retry-After` in seconds. */
  status429: { times?: number; retryAfter?: number };
  /** An HTTP answer 500–599 with an HTML body. */
  status5xx: { times?: number; status?: number };
  /** GraphQL's THROTTLED, whatever the bucket holds. */
  throttled: { times?: number };
  /** Reads over GraphQL see the shop as it was this long ago. */
  staleReads: { ms: number };
  /** Webhooks that are never sent; `topic` in slash form (absent: any). */
  dropWebhooks: { times?: number; topic?: string };
  /** Webhooks that are sent this many times more. */
  duplicateWebhooks: { copies: number; topic?: string };
  /** Webhooks that are held back, each for a time between the two. */
  delayWebhooks: { minMs: number; maxMs: number; topic?: string };
  /** bulkOperationRunQuery answers a user error. */
  bulkRefused: { times?: number; code?: 'INVALID' | 'LIMIT_REACHED' | 'OPERATION_IN_PROGRESS' };
  /** A bulk operation fails after half of its rows. */
  bulkFailed: { times?: number; errorCode?: 'INTERNAL_SERVER_ERROR' | 'TIMEOUT' | 'ACCESS_DENIED' };
  /** A bulk operation stays RUNNING until it is cancelled. */
  bulkStuck: { times?: number };
  /** The result's last rows are missing although its counts speak of all of them. */
  truncateJsonl: { times?: number; keepRows: number };
  /** A download of a result breaks off after this many bytes. */
  cutDownload: { times?: number; bytes: number };
  /** The result's URL has expired when it is asked for. */
  expiredUrl: { times?: number };
}

export type FaultKind = keyof FaultSettings;

/** A fault in force, on one shop or (shop null) on all. */
export type Fault<K extends FaultKind = FaultKind> = {
  [Kind in K]: { id: number; shop: string | null; kind: Kind; settings: FaultSettings[Kind] };
}[K];

export const FAULT_KINDS: readonly FaultKind[] = [
  'latency',
  'status429',
  'status5xx',
  'throttled',
  'staleReads',
  'dropWebhooks',
  'duplicateWebhooks',
  'delayWebhooks',
  'bulkRefused',
  'bulkFailed',
  'bulkStuck',
  'truncateJsonl',
  'cutDownload',
  'expiredUrl',
];
