import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { DeletedRecord, ListResponse } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { CrmError } from '../errors';
import { getService } from '../services';
import type { ShownType } from '../shown-types';
import { takeLease } from '../coordination/leases';

const MS_DAY = 24 * 60 * 60 * 1000;
const MS_BETWEEN_PURGES = 60 * 60 * 1000;

/** What was deleted in Shopify: shown, restorable for a while, then purged. */
export const createDeletedService = ({ strapi }: { strapi: Core.Strapi }) => {
  const msKept = () => pluginConfig(strapi).retention.deletedDays * MS_DAY;
  /** What was deleted before this moment is to be purged, and no longer shown. */
  const oldest = () => new Date(getService(strapi, 'clock').now().getTime() - msKept());
  const stopping = new AbortController();
  let lookedAt = 0;
  let purging: Promise<void> = Promise.resolve();

  const purge = async () => {
    // Never given back: it ends by itself when the next purge may begin.
    if (!(await takeLease(strapi, 'purge-deleted', randomUUID(), MS_BETWEEN_PURGES))) return;
    await getService(strapi, 'ingest').purgeDeleted(oldest(), stopping.signal);
    getService(strapi, 'people').lookThrough();
  };

  return {
    /** The records of a type that were deleted lately, the latest first. */
    async list({
      type,
      page,
      pageSize,
    }: {
      type: ShownType;
      page: number;
      pageSize: number;
    }): Promise<ListResponse<DeletedRecord>> {
      const { rows, total } = await getService(strapi, 'ingest').listDeleted(type, {
        since: oldest(),
        page,
        pageSize,
      });
      const data = rows.map(({ documentId, title, storeDomain, deletedAt }) => ({
        type,
        documentId,
        title,
        storeDomain,
        deletedAt: deletedAt.toISOString(),
        purgeAt: new Date(deletedAt.getTime() + msKept()).toISOString(),
      }));
      return {
        data,
        meta: { pagination: { page, pageSize, pageCount: Math.ceil(total / pageSize), total } },
      };
    },

    /**
     * Restores a deleted record with what was deleted with it.
     *
     * @throws CrmError `not_found` where no such record is deleted, `request_invalid` where its parent is deleted.
     */
    async restore({ type, documentId }: { type: ShownType; documentId: string }): Promise<void> {
      const outcome = await getService(strapi, 'ingest').restore({ type, documentId, since: oldest() });
      if (outcome === 'not_deleted')
        throw new CrmError('not_found', { message: 'There is no such deleted record.' });
      if (outcome === 'parent_deleted')
        throw new CrmError('request_invalid', {
          message: 'The record that this one belongs to is deleted.',
          remedy: 'Restore that one first.',
        });
    },

    /**
     * Purges what was deleted too long ago, in the background, at most once an hour for all processes together. There is no
     * cron: this is called at start, after runs and beside other work.
     */
    purgeWhenDue(): void {
      if (stopping.signal.aborted || Date.now() - lookedAt < MS_BETWEEN_PURGES) return;
      lookedAt = Date.now();
      purging = purge().catch(
        (error: Error) =>
          void strapi.log.warn(`[shopify-crm] Deleted records were not purged: ${error.message}`)
      );
    },

    /** Begins no purge any more, and waits until a begun one has stopped. */
    async stop(): Promise<void> {
      stopping.abort();
      await purging;
    },
  };
};

export type DeletedService = ReturnType<typeof createDeletedService>;
