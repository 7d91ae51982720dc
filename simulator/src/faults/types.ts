/** What each fault needs to know; `times` is how often it strikes (absent: until cleared). */
export interface FaultSettings {
  /** Every answer to the app comes this much later. */
  latency: { ms: number };
  /** HTTP 429 with `Retry-After` in seconds. */
  status429: { times?: number; retryAfter?: number };
  /** An HTTP answer 500–599 with an HTML body. */
  status5xx: { times?: number; status?: number };
  /** A mutation is carried out, and the connection ends before its answer; a silent one stays open. */
  lostAnswer: { times?: number; silent?: boolean };
  /** The token endpoint does what it was asked, and the connection breaks before it answers; a silent one stays open. */
  lostTokenAnswers: { times?: number; silent?: boolean };
  /** The connection is reset before anything is answered. */
  resetConnections: { times?: number };
  /** Requests that are never answered: the caller gives up. */
  silence: { times?: number };
  /** HTTP 200 with half of a JSON text. */
  invalidJson: { times?: number };
  /** An answer whose bytes trickle in over this time. */
  slowDrip: { times?: number; ms: number };
  /** GraphQL's THROTTLED, whatever the bucket holds. */
  throttled: { times?: number };
  /** The first record of an answer, or the one with this id, is null; with a code, an error beside the data names it. */
  nullNodes: { times?: number; code?: 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR'; id?: string };
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
  /** The result's file has so many bytes more, which mean nothing: it is as large as one of many records. */
  padJsonl: { times?: number; bytes: number };
  /** A download of a result stands still after this many bytes; without any, nothing is answered at all. */
  silentDownload: { times?: number; bytes?: number };
  /** A download of a result breaks off after this many bytes. */
  cutDownload: { times?: number; bytes: number };
  /** The result's URL has expired when it is asked for. */
  expiredUrl: { times?: number };
  /** The result is said to lie somewhere else. */
  foreignUrl: { times?: number; url: string };
  /** Whoever asks for the result is sent somewhere else. */
  redirectDownload: { times?: number; url: string };
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
  'lostAnswer',
  'lostTokenAnswers',
  'resetConnections',
  'silence',
  'invalidJson',
  'slowDrip',
  'throttled',
  'nullNodes',
  'staleReads',
  'dropWebhooks',
  'duplicateWebhooks',
  'delayWebhooks',
  'bulkRefused',
  'bulkFailed',
  'bulkStuck',
  'truncateJsonl',
  'padJsonl',
  'silentDownload',
  'cutDownload',
  'expiredUrl',
  'foreignUrl',
  'redirectDownload',
];
