import type { FaultKind, FaultSettings } from '../../../simulator/src/index';
import { lockRecords, type Ended } from './database-faults';
import { all, cancelElsewhere, hastenTimeouts, nudgeRuns, passAnHour, spoilTemporaryFolder } from './strikes';
import type { World } from './world';

type FaultOf<K extends FaultKind> = [kind: K, settings: FaultSettings[K]];
type AnyFault = { [K in FaultKind]: FaultOf<K> }[FaultKind];

/** A fault, in the words of the table. */
export interface Case {
  name: string;
  faults?: AnyFault[];
  /** What is done beside, while the work is under way. @returns how to end it. */
  strike?: () => Promise<Ended | void> | Ended | void;
  /** The reason for which a run reads by pages what a bulk operation did not give. */
  byPages?: string;
  /** Whether it may go otherwise on another database. */
  onEach?: boolean;
  /** Whether a comparison must follow the run, as Shopify left something out. */
  isFollowed?: boolean;
}

/** Larger than what is joined in memory. */
const LARGE = 9 * 1024 * 1024;

/** What may happen to a store while it is synced for the first time, or while changes come in. */
export const faultCases = (world: () => World, domain: string, clientId: string) => {
  const revoke = () => world().simulator.local.revokeTokens(domain, clientId);
  const hasty = () => all(hastenTimeouts(), nudgeRuns(world(), domain));

  const always: Case[] = [
    { name: 'HTTP 429 with `Retry-After`', faults: [['status429', { times: 3, retryAfter: 0 }]] },
    { name: '`THROTTLED` answers', faults: [['throttled', { times: 3 }]] },
    {
      name: 'HTTP 502 and 503',
      faults: [
        ['status5xx', { times: 2, status: 502 }],
        ['status5xx', { times: 1 }],
      ],
    },
    { name: 'Connections that are reset', faults: [['resetConnections', { times: 3 }]] },
    { name: 'Requests that are never answered', faults: [['silence', { times: 3 }]], strike: hasty },
    { name: 'Answers that are no JSON', faults: [['invalidJson', { times: 2 }]] },
    { name: 'Answers that drip in', faults: [['slowDrip', { times: 3, ms: 600 }]] },
    { name: 'Slow answers', faults: [['latency', { ms: 100 }]] },
    {
      name: 'Answers that lack a record',
      // The one that has an order's refunds, and the one that has the whole of it.
      faults: [['nullNodes', { times: 2 }]],
      isFollowed: true,
      onEach: true,
    },
    {
      name: 'Answers that lack a record, with an error',
      faults: [['nullNodes', { times: 2, code: 'INTERNAL_SERVER_ERROR' }]],
    },
    { name: 'The access token revoked meanwhile', strike: revoke, onEach: true },
    {
      name: 'The access token revoked, and no answer to the request for another',
      faults: [['lostTokenAnswers', { times: 1, silent: true }]],
      strike: () => {
        revoke();
        return hasty();
      },
    },
    {
      name: 'The records’ tables locked for a second',
      strike: () => lockRecords(world().crm, 1_000),
      onEach: true,
    },
    {
      name: 'Many of these at once',
      faults: [
        ['status429', { times: 1, retryAfter: 0 }],
        ['throttled', { times: 2 }],
        ['status5xx', { times: 1 }],
        ['resetConnections', { times: 2 }],
        ['slowDrip', { times: 2, ms: 300 }],
        ['latency', { ms: 20 }],
      ],
      onEach: true,
    },
  ];

  const bulk: Case[] = [
    {
      name: 'Bulk operation refused',
      // The three that are asked for ahead, and the first when it is its turn.
      faults: [['bulkRefused', { times: 4, code: 'LIMIT_REACHED' }]],
      byPages: 'bulk_operation_refused',
    },
    {
      name: 'Bulk operation asked for, and never answered',
      faults: [['lostAnswer', { times: 1, silent: true }]],
      strike: hasty,
    },
    {
      name: 'Bulk operation failed',
      faults: [['bulkFailed', { times: 1 }]],
      byPages: 'bulk_operation_failed',
    },
    {
      name: 'Bulk operation that gets no further for an hour',
      faults: [['bulkStuck', { times: 1 }]],
      strike: () => passAnHour(world()),
      byPages: 'bulk_operation_stuck',
    },
    {
      name: 'Bulk operation cancelled by another program',
      faults: [['bulkStuck', { times: 1 }]],
      strike: () => cancelElsewhere(world(), { domain, clientId }),
      byPages: 'bulk_operation_cancelled',
    },
    {
      name: 'Bulk result with rows missing',
      faults: [['truncateJsonl', { times: 1, keepRows: 5 }]],
      byPages: 'bulk_result_incomplete',
    },
    { name: 'Download of the bulk result cut', faults: [['cutDownload', { times: 1, bytes: 2_000 }]] },
    {
      name: 'Download of the bulk result cut, again and again',
      // As often as three resources try, whose results are fetched side by side.
      faults: [['cutDownload', { times: 12, bytes: 2_000 }]],
      strike: hasty,
      byPages: 'bulk_result_unreachable',
    },
    {
      name: 'Download of the bulk result never answered, then standing still',
      faults: [
        ['silentDownload', { times: 1 }],
        ['silentDownload', { times: 1, bytes: 2_000 }],
      ],
      strike: hasty,
    },
    { name: 'Bulk result expired', faults: [['expiredUrl', { times: 1 }]] },
    {
      name: 'Bulk result expired, and the next one too',
      // Two for each of the three resources.
      faults: [['expiredUrl', { times: 6 }]],
      byPages: 'bulk_result_expired',
    },
    {
      name: 'Bulk result on a host that is not allowed',
      faults: [['foreignUrl', { times: 1, url: 'https://storage.example.com/result.jsonl' }]],
      byPages: 'download_refused',
    },
    {
      name: 'Bulk result that leads elsewhere',
      faults: [['redirectDownload', { times: 1, url: 'https://storage.example.com/result.jsonl' }]],
      byPages: 'download_refused',
    },
    { name: 'Bulk results of 9 MiB', faults: [['padJsonl', { bytes: LARGE }]] },
    {
      name: 'The temporary folder unusable for a large bulk result',
      faults: [['padJsonl', { times: 1, bytes: LARGE }]],
      strike: spoilTemporaryFolder,
      byPages: 'temporary_folder_unusable',
    },
    {
      name: 'Pages that lack a record',
      faults: [
        ['bulkRefused', { code: 'LIMIT_REACHED' }],
        ['nullNodes', { times: 1 }],
      ],
      byPages: 'bulk_operation_refused',
      isFollowed: true,
    },
  ];

  const webhooks: Case[] = [
    { name: 'Webhooks delivered three times', faults: [['duplicateWebhooks', { copies: 2 }]] },
    { name: 'Webhooks delayed and out of order', faults: [['delayWebhooks', { minMs: 0, maxMs: 400 }]] },
    {
      name: 'Answers that deny a record',
      faults: [['nullNodes', { times: 2, code: 'ACCESS_DENIED' }]],
    },
  ];

  return { always, bulk, webhooks };
};
