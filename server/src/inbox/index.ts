import type { Core } from '@strapi/strapi';
import type { EventListResponse, EventStatus } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { getService } from '../services';
import { createAcceptor } from './accept';
import { eventRows, type InboxNotice } from './events';
import { joinFleet, type Fleet } from './fleet';
import { createWorker } from './worker';

export type { InboxNotice } from './events';

const MS_DAY = 24 * 60 * 60 * 1000;
const MS_BETWEEN_PURGES = 60 * 60 * 1000;

/** Which events are meant; all by default. */
export interface EventFilter {
  status?: EventStatus | undefined;
  /** The store's domain. */
  store?: string | undefined;
  /** In slash form, such as `orders/updated`. */
  topic?: string | undefined;
}

const whereOf = ({ status, store, topic }: EventFilter): Record<string, unknown> => ({
  ...(status ? { state: status } : {}),
  ...(store ? { store } : {}),
  ...(topic ? { topic } : {}),
});

/** The inbox of webhooks: takes them in durably, works them off in the background, keeps what failed. */
export const createInboxService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = eventRows(strapi);
  const store = createAcceptor(strapi);
  const worker = createWorker(strapi, { onBacklog: () => fleet?.announce() });
  let fleet: Fleet | null = null;
  let purgedAt = 0;

  /** Sees to it that somebody works: this process, or of a fleet whichever is free. */
  const announce = () => (fleet ? fleet.announce() : worker.wake());

  /** There is no cron: old events are forgotten at the start and beside the taking in of new ones. */
  const purge = () => {
    if (Date.now() - purgedAt < MS_BETWEEN_PURGES) return;
    purgedAt = Date.now();
    const now = getService(strapi, 'clock').now().getTime();
    const before = new Date(now - pluginConfig(strapi).retention.eventDays * MS_DAY);
    rows
      .purge(before)
      .catch((error: Error) =>
        strapi.log.warn(`[shopify-crm] Old webhook events were not purged: ${error.message}`)
      );
  };

  return {
    /** Stores a notice; once this resolves it survives a crash. */
    async accept(notice: InboxNotice): Promise<'stored' | 'duplicate'> {
      const outcome = await store(notice);
      announce();
      purge();
      getService(strapi, 'deleted').purgeWhenDue();
      return outcome;
    },

    /**
     * Begins to work off what is there, what an earlier process left behind included.
     *
     * @throws CrmError `queue_driver_not_installed`. A Redis that does not answer is no error.
     */
    async start(): Promise<void> {
      const { queue } = pluginConfig(strapi);
      if (queue.driver === 'bullmq') fleet = await joinFleet(strapi, queue.connection, worker);
      purge();
      worker.wake();
    },

    /** Lets this process look for work. */
    wake: worker.wake,

    /** Takes up a store's events that waited for a run: it has ended. */
    async hasten(domain: string): Promise<void> {
      await rows.hasten(domain);
      announce();
    },

    /** Begins nothing any more, and gives back what is under way. */
    async stop(): Promise<void> {
      await Promise.all([worker.stop(), fleet?.leave()]);
    },

    /** When the newest webhook of a store came in, of those that are still kept. */
    lastReceivedAt: rows.lastReceivedAt,

    /** A page of events, the newest first, and how many of the same store and topic are unfinished or failed. */
    async list({ page, pageSize, ...filter }: EventFilter & { page: number; pageSize: number }) {
      const [events, open, failed] = await Promise.all([
        rows.page(whereOf(filter), page, pageSize),
        rows.count({ ...whereOf(filter), state: { $in: ['pending', 'processing'] } }),
        rows.count({ ...whereOf(filter), state: 'failed' }),
      ]);
      return { data: events.data, meta: { ...events.meta, open, failed } } satisfies EventListResponse;
    },

    /** How many events of a store failed. */
    countFailed: (domain: string): Promise<number> => rows.count({ store: domain, state: 'failed' }),

    /** Puts events back to work: the named ones, or all that failed (of a store, of a topic). @returns how many. */
    async replay(what: { documentIds: string[] } | (EventFilter & { status: 'failed' })): Promise<number> {
      const where = 'documentIds' in what ? { documentId: { $in: what.documentIds } } : whereOf(what);
      const count = await rows.replay(where);
      announce();
      return count;
    },
  };
};

export type InboxService = ReturnType<typeof createInboxService>;
