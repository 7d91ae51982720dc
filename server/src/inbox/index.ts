import type { Core } from '@strapi/strapi';
import type { EventStatus } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { getService } from '../services';
import { createAcceptor } from './accept';
import { eventRows, type Notice } from './events';
import { createWorker } from './worker';

export type { Notice } from './events';

const MS_DAY = 24 * 60 * 60 * 1000;
const MS_BETWEEN_PURGES = 60 * 60 * 1000;

/** The inbox of webhooks: takes them in durably, works them off in the background, keeps what failed. */
export const createInboxService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = eventRows(strapi);
  const store = createAcceptor(strapi);
  const worker = createWorker(strapi);
  let purgedAt = 0;

  /** There is no cron: old events are forgotten at the start and beside the taking in of new ones. */
  const purge = () => {
    if (Date.now() - purgedAt < MS_BETWEEN_PURGES) return;
    purgedAt = Date.now();
    const before = new Date(purgedAt - pluginConfig(strapi).retention.eventDays * MS_DAY);
    rows
      .purge(before)
      .catch((error: Error) =>
        strapi.log.warn(`[shopify-crm] Old webhook events were not purged: ${error.message}`)
      );
  };

  return {
    /** Stores a notice; once this resolves it survives a crash. */
    async accept(notice: Notice): Promise<'stored' | 'duplicate'> {
      const outcome = await store(notice);
      worker.wake();
      purge();
      getService(strapi, 'deleted').purgeWhenDue();
      return outcome;
    },

    /** Begins to work off what is there, what an earlier process left behind included. */
    start(): void {
      purge();
      worker.wake();
    },

    wake: worker.wake,
    stop: worker.stop,

    list(filter: { status?: EventStatus; store?: string; page: number; pageSize: number }) {
      const where = {
        ...(filter.status ? { state: filter.status } : {}),
        ...(filter.store ? { store: filter.store } : {}),
      };
      return rows.page(where, filter.page, filter.pageSize);
    },

    /** Puts events back to work: the named ones, or all that failed. @returns how many. */
    async replay(what: { documentIds: string[] } | { status: 'failed' }): Promise<number> {
      const where = 'documentIds' in what ? { documentId: { $in: what.documentIds } } : { state: 'failed' };
      const count = await rows.replay(where);
      worker.wake();
      return count;
    },
  };
};

export type InboxService = ReturnType<typeof createInboxService>;
