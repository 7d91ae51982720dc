import type { Core, UID } from '@strapi/strapi';
import { readHeld, type Held, type PlainRecord } from '../../../playground/scripts/support/held-records';

const PAGE_SIZE = 500;

/** Everything that Strapi's Document Service shows of the synced types, as the simulator's comparison takes it. */
export const heldRecords = (strapi: Core.Strapi): Promise<Held> =>
  readHeld(async ({ uid, populate }) => {
    const records: PlainRecord[] = [];
    for (;;) {
      const found = await strapi.documents(uid as UID.ContentType).findMany({
        sort: 'id',
        start: records.length,
        limit: PAGE_SIZE,
        populate: populate as never,
      });
      records.push(...(found as PlainRecord[]));
      if (found.length < PAGE_SIZE) return records;
    }
  });
