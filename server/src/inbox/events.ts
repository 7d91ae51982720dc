import type { Core } from '@strapi/strapi';
import type {
  EventStatus,
  ListResponse,
  Resource,
  StoredError,
  WebhookEvent,
} from '../../../shared/contracts';
import { heldBy, UNHELD } from '../coordination/leases';
import { giveWay } from '../give-way';
import { getService } from '../services';

export const EVENT_UID = 'plugin::shopify-crm.webhook-event';

/** A webhook as it is taken in: which resource changed, to which version, and nothing about what it holds. */
export interface InboxNotice {
  /** The store's domain. */
  store: string;
  topic: string;
  resource: Resource | null;
  /** Shopify's global id. */
  resourceId: string | null;
  /** The customer that a merge made disappear: it went into `resourceId`. */
  mergedId?: string | null;
  /** The resource's `updatedAt` as the notice tells it. */
  version: Date | null;
  receivedAt: Date;
  /** Equal for deliveries of the same webhook. */
  dedupeKey: string;
}

/** An event as the database has it. */
export interface EventRow {
  id: number;
  documentId: string;
  store: string;
  topic: string;
  resource: Resource | null;
  resourceId: string | null;
  mergedId: string | null;
  version: string | null;
  state: EventStatus;
  attempts: number;
  error: StoredError | null;
  receivedAt: string;
  settledAt: string | null;
  dedupeKey: string;
}

/** What a worker needs of an event: the rest, dates above all, takes as long to read. */
const CLAIMED = [
  'id',
  'store',
  'topic',
  'resource',
  'resourceId',
  'mergedId',
  'version',
  'attempts',
  'error',
  'receivedAt',
  'dedupeKey',
] as const satisfies readonly (keyof EventRow)[];

/** An event that a worker has taken. */
export type ClaimedEvent = Pick<EventRow, (typeof CLAIMED)[number]>;

/** A store's events of some topics that nobody has tried to carry out yet. */
export interface Backlog {
  /** The store's domain. */
  store: string;
  resource: Resource;
  topics: readonly string[];
}

/** When the events of a backlog came in, and the earliest that one of them tells of. */
export interface BacklogSpan {
  first: Date;
  last: Date;
  since: Date;
}

/** How an event ended, or when it is tried again. */
export type Settlement =
  | { state: 'done' | 'skipped'; error?: StoredError }
  | { state: 'failed'; error: StoredError }
  | { state: 'pending'; msToWait: number; error: StoredError | null };

/** An event that may be worked on, and since when. */
type Due = Pick<EventRow, 'id' | 'resourceId'> & { nextAttemptAt: string };

/** How many events more may be claimed with those of the same records: their ids go into one statement. */
const MOST_ALIKE = 500;

/** What a process that is killed or frozen had claimed is taken over after this long. */
const MS_LEASE = 20_000;
/** Well within the lease, so that a slow database misses one renewal and not the lease. */
const MS_HEARTBEAT = 5_000;

const pendingAt = (now: Date) => ({ state: 'pending', nextAttemptAt: { $lte: now } });

/** What a worker left behind when its lease ran out. */
const leftBehindAt = (now: Date) => ({ state: 'processing', leaseUntil: { $lte: now } });

/** What may be worked on now. */
const dueAt = (now: Date) => ({ $or: [pendingAt(now), leftBehindAt(now)] });

const untried = ({ store, resource, topics }: Backlog) => ({
  store,
  resource,
  topic: { $in: [...topics] },
  state: { $in: ['pending', 'processing'] },
  attempts: 0,
});

/** The events' table: claims are leases taken by conditional updates, so any number of processes may share it. */
export const eventRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(EVENT_UID);
  const clock = () => getService(strapi, 'clock');

  /**
   * Events of one state, along its index: in the order of their ids, a database may look through all that were settled before
   * it finds the first.
   */
  const longestDue = async (where: Record<string, unknown>, limit: number): Promise<Due[]> => {
    await giveWay();
    return query().findMany({
      select: ['id', 'resourceId', 'nextAttemptAt'],
      where,
      orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
      limit,
    });
  };

  /** Pending events of the same records behind the oldest ones. */
  const alikeOf = (oldest: readonly Due[], now: Date): Promise<Due[]> => {
    const resourceId = { $in: [...new Set(oldest.flatMap(({ resourceId }) => resourceId ?? []))] };
    const nextAttemptAt = { $gte: oldest.at(-1)?.nextAttemptAt, $lte: now };
    return longestDue({ ...pendingAt(now), nextAttemptAt, resourceId }, MOST_ALIKE);
  };

  /** The first or the last moment that a backlog's events have in a column. */
  const outermost = async (
    backlog: Backlog,
    column: 'version' | 'receivedAt',
    direction: 'asc' | 'desc'
  ): Promise<Date | null> => {
    await giveWay();
    const [event]: EventRow[] = await query().findMany({
      select: [column],
      where: { ...untried(backlog), [column]: { $notNull: true } },
      orderBy: { [column]: direction },
      limit: 1,
    });
    return event?.[column] ? new Date(event[column]) : null;
  };

  return {
    /**
     * Takes up to `limit` due events for `owner`, those first that are due longest; where more are due, those beside that tell of the
     * same records: they take no further reads.
     *
     * @returns those that were really taken: another worker may have been faster.
     */
    async claim(owner: string, limit: number): Promise<ClaimedEvent[]> {
      for (;;) {
        const now = await clock().read();
        const leftBehind = await longestDue(leftBehindAt(now), limit);
        const pending = leftBehind.length < limit ? await longestDue(pendingAt(now), limit) : [];
        const due = [...leftBehind, ...pending].slice(0, limit);
        if (due.length === 0) return [];
        const beside = due.length < limit ? [] : await alikeOf(due, now);
        const ids = [...new Set([...due, ...beside].map((event) => event.id))];
        await giveWay();
        const { count } = await query().updateMany({
          where: { id: { $in: ids }, ...dueAt(now) },
          data: { state: 'processing', ...heldBy(owner, now, MS_LEASE) },
        });
        // Another process took all of these: there may be more.
        if (count === 0) continue;
        await giveWay();
        return query().findMany({
          select: [...CLAIMED],
          where: { id: { $in: ids }, state: 'processing', leaseOwner: owner },
          orderBy: { id: 'asc' },
        });
      }
    },

    /** Keeps the owner's claims alive until the returned function is called. */
    keepAlive(owner: string): () => void {
      const renew = async () => {
        const data = heldBy(owner, await clock().read(), MS_LEASE);
        await query().updateMany({ where: { state: 'processing', leaseOwner: owner }, data });
      };
      const timer = setInterval(() => {
        renew().catch((error: Error) =>
          strapi.log.warn(`[shopify-crm] Leases could not be renewed: ${error.message}`)
        );
      }, MS_HEARTBEAT);
      return () => clearInterval(timer);
    },

    /** Ends (or puts off) the owner's claims on these events; a claim that was lost meanwhile stays with its new owner. */
    async settle(
      owner: string,
      events: readonly Pick<EventRow, 'id'>[],
      settlement: Settlement,
      attempts = 0
    ): Promise<void> {
      if (events.length === 0) return;
      const now = clock().now();
      const isPending = settlement.state === 'pending';
      await giveWay();
      await query().updateMany({
        where: { id: { $in: events.map((event) => event.id) }, state: 'processing', leaseOwner: owner },
        data: {
          state: settlement.state,
          attempts,
          error: settlement.error ?? null,
          nextAttemptAt: isPending ? new Date(now.getTime() + settlement.msToWait) : null,
          settledAt: isPending ? null : now,
          ...UNHELD,
        },
      });
    },

    /** Gives back what the owner still holds, to be taken by anybody. */
    async release(owner: string): Promise<void> {
      await giveWay();
      await query().updateMany({
        where: { state: 'processing', leaseOwner: owner },
        data: { state: 'pending', nextAttemptAt: clock().now(), ...UNHELD },
      });
    },

    /** When there is next something to do; null while nothing waits. */
    async nextDue(): Promise<Date | null> {
      await giveWay();
      const [pending] = await query().findMany({
        select: ['nextAttemptAt'],
        where: { state: 'pending', nextAttemptAt: { $notNull: true } },
        orderBy: { nextAttemptAt: 'asc' },
        limit: 1,
      });
      await giveWay();
      const [leased] = await query().findMany({
        select: ['leaseUntil'],
        where: { state: 'processing' },
        orderBy: { leaseUntil: 'asc' },
        limit: 1,
      });
      const times = [pending?.nextAttemptAt, leased?.leaseUntil]
        .filter(Boolean)
        .map((time) => new Date(time as string));
      return times.length === 0 ? null : new Date(Math.min(...times.map(Number)));
    },

    async countUntried(backlog: Backlog): Promise<number> {
      await giveWay();
      return query().count({ where: untried(backlog) });
    },

    /** Null where a backlog has no events. */
    async spanOf(backlog: Backlog): Promise<BacklogSpan | null> {
      const [first, last, version] = await Promise.all([
        outermost(backlog, 'receivedAt', 'asc'),
        outermost(backlog, 'receivedAt', 'desc'),
        outermost(backlog, 'version', 'asc'),
      ]);
      return first && last ? { first, last, since: version && version < first ? version : first } : null;
    },

    /** Lets a store's events that wait without having been tried be taken at once. */
    async hasten(store: string): Promise<void> {
      const now = await clock().read();
      await query().updateMany({
        where: { store, state: 'pending', attempts: 0, nextAttemptAt: { $gt: now } },
        data: { nextAttemptAt: now },
      });
    },

    /** Puts settled events back to work. @returns how many. */
    async replay(where: Record<string, unknown>): Promise<number> {
      const { count } = await query().updateMany({
        where: { $and: [where, { state: { $in: ['failed', 'skipped', 'done'] } }] },
        data: { state: 'pending', attempts: 0, error: null, nextAttemptAt: clock().now(), settledAt: null },
      });
      return count;
    },

    /** Forgets what was settled before a moment. @returns how many. */
    async purge(before: Date): Promise<number> {
      const { count } = await query().deleteMany({ where: { settledAt: { $lt: before } } });
      return count;
    },

    /** When a store's newest event came in. */
    async lastReceivedAt(store: string): Promise<string | null> {
      const [newest]: Pick<EventRow, 'receivedAt'>[] = await query().findMany({
        select: ['receivedAt'],
        where: { store },
        // Ties in the same direction, so that the index has the order: Strapi sorts them by ascending ids.
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        limit: 1,
      });
      return newest?.receivedAt ?? null;
    },

    count: (where: Record<string, unknown>): Promise<number> => query().count({ where }),

    async page(
      where: Record<string, unknown>,
      page: number,
      pageSize: number
    ): Promise<ListResponse<WebhookEvent>> {
      const { results, pagination } = await query().findPage({
        where,
        page,
        pageSize,
        orderBy: { id: 'desc' },
      });
      return { data: (results as EventRow[]).map(toView), meta: { pagination } };
    },
  };
};

export type EventRows = ReturnType<typeof eventRows>;

const toView = (row: EventRow): WebhookEvent => ({
  documentId: row.documentId,
  store: row.store,
  topic: row.topic,
  resourceId: row.resourceId,
  status: row.state,
  attempts: row.attempts,
  error: row.error,
  receivedAt: row.receivedAt,
  settledAt: row.settledAt,
});
