import type { Core } from '@strapi/strapi';
import { RESOURCES, type Resource, type StoredError } from '../../../shared/contracts';
import { toStoredError } from '../errors';
import { lagAfter, MS_REPLICA_LAG } from '../shopify/replica-lag';
import { getService } from '../services';
import { findTopic } from '../shopify/webhooks/topics';
import type { StoreRow } from '../stores/rows';
import { allowedResources } from '../sync/gates';
import { buryAbsent, mustBeVisible, refreshRecords, type Refreshed } from '../sync/refresh';
import { groupBy } from '../group-by';
import { MAX_ATTEMPTS, MAX_STALE_READS, waitAfterFailure, waitAfterStaleRead } from './backoff';
import { leaveToRun, settleWaited } from './backlog';
import type { ClaimedEvent, EventRows, Settlement } from './events';
import { shownFrom } from './shown-from';

/** How many records are read by id before it is looked again how many wait. */
const RECORDS_AT_A_TIME = 100;

interface Claimed {
  owner: string;
  rows: EventRows;
  signal: AbortSignal;
}

/** Events, and all the records that they are about. */
interface Portion {
  events: readonly ClaimedEvent[];
  ids: ReadonlySet<string>;
  /** The records of each event, by its id. */
  idsOf: ReadonlyMap<number, readonly string[]>;
}

/** Works off claimed events, each store by itself: what is wrong with one store holds up no other. */
export const processEvents = async (
  strapi: Core.Strapi,
  { events, ...claimed }: Claimed & { events: readonly ClaimedEvent[] }
): Promise<void> => {
  const byStore = groupBy(events, ({ store }) => store);
  await Promise.all([...byStore].map(([domain, own]) => processStore(strapi, claimed, domain, own)));
};

const skip = (code: string, message: string): Settlement => ({
  state: 'skipped',
  error: { code, message, at: new Date().toISOString() },
});

const processStore = async (
  strapi: Core.Strapi,
  claimed: Claimed,
  domain: string,
  events: readonly ClaimedEvent[]
): Promise<void> => {
  const { rows, owner } = claimed;
  // What names no resource was carried out when it was received; its event is the record of it.
  const [ofResources, others] = partition(events, (event) => event.resource !== null);
  const [compliance, carriedOut] = partition(
    others,
    (event) => findTopic(event.topic)?.kind === 'compliance'
  );
  await rows.settle(owner, carriedOut, { state: 'done' });
  await Promise.all(
    compliance.map((event) =>
      guarded(strapi, claimed, [event], () => carryOutRequest(strapi, claimed, event))
    )
  );
  const store = await getService(strapi, 'stores').findConnected(domain);
  if (!store) {
    await rows.settle(owner, ofResources, skip('store_not_connected', 'The store is not connected.'));
    return;
  }
  const allowed = await allowedResources(strapi, store);
  const isAllowed = (event: ClaimedEvent) => event.resource !== null && allowed.includes(event.resource);
  await rows.settle(
    owner,
    ofResources.filter((event) => !isAllowed(event)),
    skip(
      'not_imported',
      'This is not imported: its solution is not installed, or the store’s options leave it out.'
    )
  );
  const workOff = async (resource: Resource): Promise<void> => {
    const own = ofResources.filter((event) => event.resource === resource && isAllowed(event));
    const [deleted, changed] = partition(own, (event) => findTopic(event.topic)?.kind === 'deleted');
    await guarded(strapi, claimed, deleted, () => removeRecords(strapi, claimed, store, resource, deleted));
    await guarded(strapi, claimed, changed, () => refreshChanged(strapi, claimed, store, resource, changed));
  };
  // Orders last: fewer of them have to wait for their customers and products.
  await Promise.all(RESOURCES.filter((resource) => resource !== 'orders').map(workOff));
  await workOff('orders');
};

/** A store that is gone has its compliance webhooks carried out too. */
const carryOutRequest = async (
  strapi: Core.Strapi,
  { rows, owner }: Claimed,
  event: ClaimedEvent
): Promise<void> => {
  await getService(strapi, 'privacy').carryOut(event.dedupeKey);
  await rows.settle(owner, [event], { state: 'done' });
};

const partition = <T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] => [
  items.filter(test),
  items.filter((item) => !test(item)),
];

/** A failure of the whole step puts its events off, each by its own count. */
const guarded = async (
  strapi: Core.Strapi,
  { rows, owner, signal }: Claimed,
  events: readonly ClaimedEvent[],
  work: () => Promise<void>
): Promise<void> => {
  if (events.length === 0 || signal.aborted) return;
  try {
    await work();
  } catch (error) {
    // Stopping is no failure: what is unfinished is given back as it was.
    if (signal.aborted) return;
    const stored = toStoredError(error, new Date());
    strapi.log.warn(`[shopify-crm] ${events.length} webhook events are put off: ${stored.code}`);
    await Promise.all(events.map((event) => putOff(rows, owner, event, stored)));
  }
};

const putOff = (rows: EventRows, owner: string, event: ClaimedEvent, error: StoredError) => {
  const attempts = event.attempts + 1;
  const settlement: Settlement =
    attempts >= MAX_ATTEMPTS
      ? { state: 'failed', error }
      : { state: 'pending', msToWait: waitAfterFailure(attempts), error };
  return rows.settle(owner, [event], settlement, attempts);
};

const removeRecords = async (
  strapi: Core.Strapi,
  { rows, owner }: Claimed,
  store: StoreRow,
  resource: Resource,
  events: readonly ClaimedEvent[]
): Promise<void> => {
  for (const event of events) {
    if (event.resourceId) {
      const at = new Date(event.receivedAt);
      await getService(strapi, 'ingest').remove(resource, {
        store: store.domain,
        ids: [event.resourceId],
        at,
        mayBeSeenUntil: lagAfter(at),
      });
    }
    await rows.settle(owner, [event], { state: 'done' });
  }
};

/** What is read by id, some records at a time: while those are read so much may come in that the rest is better left to a run. */
const refreshChanged = async (
  strapi: Core.Strapi,
  claimed: Claimed,
  store: StoreRow,
  resource: Resource,
  told: readonly ClaimedEvent[]
): Promise<void> => {
  await carryOutMerges(strapi, store, told);
  let rest = await settleWaited(strapi, claimed, { store, resource, events: told });
  const idsOf = await resolveIds(strapi, store, rest);
  while (rest.length > 0 && !claimed.signal.aborted) {
    const events = await leaveToRun(strapi, claimed, { store, resource, events: rest });
    const ids = firstRecords(events, idsOf);
    const [next, later] = partition(events, (event) =>
      (idsOf.get(event.id) ?? []).every((id) => ids.has(id))
    );
    await readAndSettle(strapi, claimed, store, resource, { events: next, ids, idsOf });
    rest = later;
  }
};

/** The first records that events are about: of each event all or none, and at least the first one's. */
const firstRecords = (
  events: readonly ClaimedEvent[],
  idsOf: ReadonlyMap<number, readonly string[]>
): Set<string> => {
  const ids = new Set<string>();
  for (const event of events) {
    if (ids.size >= RECORDS_AT_A_TIME) break;
    idsOf.get(event.id)?.forEach((id) => ids.add(id));
  }
  return ids;
};

/** Any number of notices of one record are one read. */
const readAndSettle = async (
  strapi: Core.Strapi,
  { rows, owner, signal }: Claimed,
  store: StoreRow,
  resource: Resource,
  { events, ids: wanted, idsOf }: Portion
): Promise<void> => {
  const refreshed = await refreshRecords(strapi, store, resource, { ids: [...wanted], signal });

  // Nothing is to be waited for where the deletion is known already.
  const ingest = getService(strapi, 'ingest');
  for (const id of await ingest.deleted(resource, {
    store: store.domain,
    ids: [...refreshed.absent.keys()],
  })) {
    refreshed.absent.delete(id);
  }

  const clock = getService(strapi, 'clock');
  const done: ClaimedEvent[] = [];
  const gone = new Map<string, Date>();
  for (const event of events) {
    const ids = idsOf.get(event.id) ?? [];
    const problem = ids.map((id) => refreshed.problems.get(id)).find(Boolean);
    if (problem) {
      await putOff(rows, owner, event, {
        code: problem.code,
        message: problem.message,
        at: new Date().toISOString(),
      });
      continue;
    }
    const msToWait =
      event.attempts < MAX_STALE_READS ? msUntilReadAgain(event, ids, refreshed, clock.now()) : null;
    if (msToWait !== null) {
      await rows.settle(owner, [event], { state: 'pending', msToWait, error: null }, event.attempts + 1);
    } else {
      done.push(event);
      for (const id of ids) {
        const readAt = refreshed.absent.get(id);
        if (readAt) gone.set(id, readAt);
      }
    }
  }
  if (mustBeVisible(store, resource)) await buryAbsent(strapi, store, resource, gone);
  await rows.settle(owner, done, { state: 'done' });
};

/** A merge is a deletion that says who has what the deleted customer had; the kept one is then read like any other. */
const carryOutMerges = async (
  strapi: Core.Strapi,
  store: StoreRow,
  events: readonly ClaimedEvent[]
): Promise<void> => {
  for (const { resourceId: kept, mergedId: gone, receivedAt } of events) {
    if (kept && gone)
      await getService(strapi, 'ingest').merge({
        store: store.domain,
        gone,
        kept,
        at: new Date(receivedAt),
      });
  }
};

/** When a record is to be read again for an event, in ms; null where this read is sure to show what the event tells of. */
const msUntilReadAgain = (
  event: ClaimedEvent,
  ids: readonly string[],
  refreshed: Refreshed,
  now: Date
): number | null => {
  if (isStale(event, ids, refreshed)) return waitAfterStaleRead(event.attempts);
  const from = shownFrom(event);
  const isShown =
    event.version !== null || ids.every((id) => (refreshed.versions.get(id)?.readAt ?? from) >= from);
  return isShown ? null : Math.max(0, from.getTime() - now.getTime());
};

/** Shopify's GraphQL may lag behind its webhooks: a read that is older than its notice, or does not find what was just told of. */
const isStale = (event: ClaimedEvent, ids: readonly string[], { versions, absent }: Refreshed): boolean => {
  const told = event.version ? new Date(event.version).getTime() : null;
  return ids.some((id) => {
    const missedAt = absent.get(id);
    if (missedAt) return missedAt.getTime() - new Date(event.receivedAt).getTime() < MS_REPLICA_LAG;
    const read = versions.get(id)?.updatedAt;
    // Shopify's timestamps have whole seconds; a webhook's version of the same change is never later than the record's.
    return told !== null && read !== undefined && read.getTime() < told;
  });
};

/** Which records an event is about: the one it names, or for an inventory item the product that sells it. */
const resolveIds = async (
  strapi: Core.Strapi,
  store: StoreRow,
  events: readonly ClaimedEvent[]
): Promise<Map<number, string[]>> => {
  const resolved = new Map<number, string[]>();
  for (const event of events) {
    if (!event.resourceId) resolved.set(event.id, []);
    else if (findTopic(event.topic)?.kind === 'inventory') {
      const products = await getService(strapi, 'ingest').productsOfInventoryItems(store.domain, [
        event.resourceId,
      ]);
      resolved.set(event.id, products);
    } else resolved.set(event.id, [event.resourceId]);
  }
  return resolved;
};
