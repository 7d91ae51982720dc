import type { Core } from '@strapi/strapi';
import { pluginConfig } from '../config';
import { dialectOf } from '../ingest/sql/dialect';
import { getService } from '../services';

/** How often a process looks for work that another one left behind. */
const MS_BETWEEN_LOOKS = 15_000;

/**
 * Looks for what processes that were killed or frozen had claimed, and for what a Redis that failed was to tell of: nobody
 * else does. Only where there may be several processes; each look is a few indexed queries on the plugin's own tables, and
 * asks Shopify nothing.
 */
export const createWatchService = ({ strapi }: { strapi: Core.Strapi }) => {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<unknown> = Promise.resolve();

  const look = () => {
    getService(strapi, 'inbox').wake();
    looking = getService(strapi, 'sync')
      .takeOver()
      .catch((error: Error) =>
        strapi.log.warn(`[shopify-crm] Abandoned syncs could not be looked for: ${error.message}`)
      );
  };

  return {
    start(): void {
      const isAlone = dialectOf(strapi.db.connection).name === 'sqlite';
      if (isAlone && pluginConfig(strapi).queue.driver === 'database') return;
      timer = setInterval(look, MS_BETWEEN_LOOKS);
      timer.unref();
    },

    /** Begins no look any more, and waits until a begun one is over. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await looking;
    },
  };
};

export type WatchService = ReturnType<typeof createWatchService>;
