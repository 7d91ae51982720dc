import type { Core } from '@strapi/strapi';
import type { Resource, StoredError } from '../../../shared/contracts';
import { getService } from '../services';
import { RESOURCE_DEFINITIONS } from '../shopify/resources';
import { changesOf, findTopic } from '../shopify/webhooks/topics';
import type { StoreRow } from '../stores/rows';
import type { Backlog, BacklogSpan, ClaimedEvent, EventRows } from './events';
import { shownFrom } from './shown-from';

/** A bulk operation takes some seconds to start: fewer events than this are read by id, whatever that costs. */
const FEWEST = 250;
/** How long reading a backlog by id may take. */
const MAX_SECONDS = 60;
/** A run reads what happened before it: it is asked for once so long nothing more came in, in ms. */
const MS_QUIET = 3_000;
/** What comes in for longer than this, in ms, is left to several runs. */
const MS_COMING_IN = 30_000;
/** The run's end takes the events up again; this is for a run whose end nobody noticed. */
const MS_LONGEST_WAIT = 10 * 60_000;

const WAITING = 'waiting_for_sync';

const waitingSince = (at: Date): StoredError => ({
  code: WAITING,
  message: 'Very much changed at once: a sync of what changed brings this in too.',
  at: at.toISOString(),
});

const isWaiting = (event: ClaimedEvent): boolean => event.error?.code === WAITING;

interface Claimed {
  owner: string;
  rows: EventRows;
}

/** Claimed events that tell of changes of one resource. */
interface Told {
  store: StoreRow;
  resource: Resource;
  events: readonly ClaimedEvent[];
}

const without = (events: readonly ClaimedEvent[], others: readonly ClaimedEvent[]): ClaimedEvent[] => {
  const left = new Set(others);
  return events.filter((event) => !left.has(event));
};

/**
 * Settles the events whose records are written already: read when they were sure to show what the event tells of, and not older
 * than it tells.
 *
 * @returns them.
 */
const settleCovered = async (
  strapi: Core.Strapi,
  { owner, rows }: Claimed,
  { store, resource, events }: Told
): Promise<ClaimedEvent[]> => {
  const ids = [...new Set(events.flatMap(({ resourceId }) => resourceId ?? []))];
  const stored = await getService(strapi, 'ingest').stored(resource, { store: store.domain, ids });
  const covered = events.filter((event) => {
    const { resourceId, version } = event;
    const held = resourceId ? stored.get(resourceId) : undefined;
    if (!held?.syncedAt || !held.sourceUpdatedAt || held.deletedAt) return false;
    return held.syncedAt >= shownFrom(event) && (!version || held.sourceUpdatedAt >= new Date(version));
  });
  await rows.settle(owner, covered, { state: 'done' });
  return covered;
};

/** Settles the events that waited for a run and whose records it has written. @returns the others. */
export const settleWaited = async (
  strapi: Core.Strapi,
  claimed: Claimed,
  told: Told
): Promise<ClaimedEvent[]> => {
  const waited = told.events.filter(isWaiting);
  if (waited.length === 0) return [...told.events];
  return without(told.events, await settleCovered(strapi, claimed, { ...told, events: waited }));
};

const isTooMuch = async (
  strapi: Core.Strapi,
  { rows }: Claimed,
  store: StoreRow,
  backlog: Backlog
): Promise<boolean> => {
  const count = await rows.countUntried(backlog);
  if (count < FEWEST) return false;
  const operation = `${RESOURCE_DEFINITIONS[backlog.resource].typename}sById`;
  const seconds = getService(strapi, 'clients').forStore(store).secondsFor(operation, count);
  return seconds !== undefined && seconds > MAX_SECONDS;
};

const isComingIn = ({ first, last }: BacklogSpan, now: Date): boolean =>
  now.getTime() - last.getTime() < MS_QUIET && now.getTime() - first.getTime() < MS_COMING_IN;

/**
 * Where a store has more changes of a resource waiting than can be read by id in reasonable time, leaves them to a run, which
 * reads any number of them in one bulk operation. An event waits for a run once; what that did not bring in is read by id.
 *
 * @returns the events that are to be read by id.
 */
export const leaveToRun = async (
  strapi: Core.Strapi,
  claimed: Claimed,
  { store, resource, events }: Told
): Promise<ClaimedEvent[]> => {
  const { owner, rows } = claimed;
  const mayWait = events.filter(
    (event) => event.attempts === 0 && !isWaiting(event) && findTopic(event.topic)?.kind === 'changed'
  );
  if (mayWait.length === 0) return [...events];
  const backlog: Backlog = { store: store.domain, resource, topics: changesOf(resource) };
  if (!(await isTooMuch(strapi, claimed, store, backlog))) return [...events];

  // The run that others were left to may be over, and have brought these in, too.
  const covered = await settleCovered(strapi, claimed, { store, resource, events: mayWait });
  const uncovered = without(mayWait, covered);
  const rest = without(events, covered);
  if (uncovered.length === 0) return rest;
  const span = await rows.spanOf(backlog);
  if (!span) return rest;
  const now = getService(strapi, 'clock').now();
  if (isComingIn(span, now)) {
    await rows.settle(owner, uncovered, { state: 'pending', msToWait: MS_QUIET, error: null });
    return without(rest, uncovered);
  }
  // The clock of another process may be ahead.
  const since = new Date(Math.min(span.since.getTime(), now.getTime()));
  const until = await getService(strapi, 'sync').cover(store, resource, since);
  if (!until) return rest;
  const left = uncovered.filter(({ receivedAt }) => new Date(receivedAt) <= until);
  const error = waitingSince(now);
  await rows.settle(owner, left, { state: 'pending', msToWait: MS_LONGEST_WAIT, error });
  // A run that ended meanwhile looked for them too early.
  if (!(await getService(strapi, 'sync').activeRun(store.domain))) await rows.hasten(store.domain);
  return without(rest, left);
};
