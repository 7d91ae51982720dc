import type { Rng } from '../../../simulator/src/generate/random';
import type { FaultKind, FaultSettings } from '../../../simulator/src/index';
import type { FaultInput } from '../../../simulator/src/control/types';
import { lockRecords, type Ended } from './database-faults';
import { cancelStuckOperations, spoilTemporaryFolder, type App } from './strikes';
import type { World } from './world';

type Strike = (world: World, app: App) => Promise<Ended> | Ended;

/** Faults that come together. */
export interface Mix {
  faults: FaultInput[];
  strikes: Strike[];
  /** Whether something may stay unknown until a comparison: no notice comes of it. */
  losesNotices: boolean;
}

const NOTHING: Ended = () => Promise.resolve();
const LARGE = 9 * 1024 * 1024;
const FOREIGN = 'https://storage.example.com/result.jsonl';

/** Each kind of fault, as bad as it may be; what strikes one request again and again makes it wait for long. */
const SETTINGS: { [K in FaultKind]: (rng: Rng) => FaultSettings[K] } = {
  latency: (rng) => ({ ms: rng.int(1, 60) }),
  status429: (rng) => ({ times: rng.int(1, 2), retryAfter: 0 }),
  status5xx: (rng) => ({ times: 1, status: rng.pick([500, 502, 503, 504]) }),
  lostAnswer: (rng) => ({ times: 1, silent: rng.chance(0.5) }),
  lostTokenAnswers: (rng) => ({ times: 1, silent: rng.chance(0.5) }),
  resetConnections: () => ({ times: 1 }),
  silence: () => ({ times: 1 }),
  invalidJson: () => ({ times: 1 }),
  slowDrip: (rng) => ({ times: rng.int(1, 2), ms: rng.int(50, 300) }),
  throttled: (rng) => ({ times: rng.int(1, 2) }),
  nullNodes: (rng) => ({
    times: rng.int(1, 2),
    code: rng.pick([null, 'INTERNAL_SERVER_ERROR', 'ACCESS_DENIED'] as const) ?? undefined,
  }),
  staleReads: (rng) => ({ ms: rng.int(100, 800) }),
  dropWebhooks: (rng) => ({ times: rng.int(1, 4) }),
  duplicateWebhooks: (rng) => ({ copies: rng.int(1, 2) }),
  delayWebhooks: (rng) => ({ minMs: 0, maxMs: rng.int(50, 600) }),
  bulkRefused: (rng) => ({ times: 1, code: rng.pick(['INVALID', 'LIMIT_REACHED', 'OPERATION_IN_PROGRESS']) }),
  bulkFailed: (rng) => ({ times: 1, errorCode: rng.pick(['INTERNAL_SERVER_ERROR', 'TIMEOUT']) }),
  bulkStuck: () => ({ times: 1 }),
  truncateJsonl: (rng) => ({ times: 1, keepRows: rng.int(0, 8) }),
  padJsonl: () => ({ times: 1, bytes: LARGE }),
  silentDownload: (rng) => ({ times: 1, bytes: rng.int(0, 2_000) }),
  cutDownload: (rng) => ({ times: rng.int(1, 4), bytes: rng.int(0, 3_000) }),
  expiredUrl: (rng) => ({ times: rng.int(1, 2) }),
  foreignUrl: () => ({ times: 1, url: FOREIGN }),
  redirectDownload: () => ({ times: 1, url: FOREIGN }),
};

const KINDS = Object.keys(SETTINGS) as FaultKind[];

const revokeTokens: Strike = ({ simulator }, { domain, clientId }) => {
  simulator.local.revokeTokens(domain, clientId);
  return NOTHING;
};

const lockForAWhile: Strike = ({ crm }) => lockRecords(crm, 300);

/** After these, notices that came say too little, or none came. */
const LOSES_NOTICES: readonly FaultKind[] = ['dropWebhooks', 'nullNodes'];

/** Chooses about a third of all that may go wrong. */
export const chooseMix = (rng: Rng): Mix => {
  const kinds = KINDS.filter(() => rng.chance(0.3));
  const faults = kinds.map((kind) => ({ kind, settings: SETTINGS[kind](rng) }) as FaultInput);
  const beside = [revokeTokens, lockForAWhile, spoilTemporaryFolder].filter(() => rng.chance(0.3));
  // Nobody waits an hour here: somebody else cancels it.
  const strikes = kinds.includes('bulkStuck') ? [...beside, cancelStuckOperations] : beside;
  return { faults, strikes, losesNotices: kinds.some((kind) => LOSES_NOTICES.includes(kind)) };
};
