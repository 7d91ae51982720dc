import type { Core } from '@strapi/strapi';
import { datetime, string, text } from '../content-types/support/attributes';
import { definePrivateModel } from '../private-model';

/**
 * A private table of the plugin's own: which draft order a key stands for. Its index lets one request alone make it.
 */
export const draftOrderRequestModel = definePrivateModel(
  { singularName: 'draft-order-request', pluralName: 'draft-order-requests' },
  {
    requestKey: string(),
    /** What was asked for, as a digest. */
    digest: string(),
    store: string(),
    begunAt: datetime(),
    leaseUntil: datetime(),
    draftOrder: string(),
    name: string(),
    invoiceUrl: text(),
  },
  [{ name: 'unique', columns: ['request_key'], type: 'unique' }]
);

/** A key and what is known of its draft order. */
export interface RequestRow {
  id: number;
  requestKey: string;
  digest: string;
  store: string;
  begunAt: string;
  leaseUntil: string | null;
  /** Global id; null until it is known to be made. */
  draftOrder: string | null;
  name: string | null;
  invoiceUrl: string | null;
}

/** Longer than a request to Shopify may take, in milliseconds. */
const MS_LEASE = 90_000;

/** The table of the keys. */
export const requestRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(draftOrderRequestModel.uid);
  const byKey = (requestKey: string): Promise<RequestRow | null> =>
    query().findOne({ where: { requestKey } });

  return {
    /** The row of a key, made where there is none: `isNew` is true for one request alone. */
    async open(
      requestKey: string,
      { digest, store }: { digest: string; store: string }
    ): Promise<{ row: RequestRow; isNew: boolean }> {
      const known = await byKey(requestKey);
      if (known) return { row: known, isNew: false };
      const now = new Date();
      try {
        const leaseUntil = new Date(now.getTime() + MS_LEASE);
        const row: RequestRow = await query().create({
          data: { requestKey, digest, store, begunAt: now, leaseUntil },
        });
        return { row, isNew: true };
      } catch (error) {
        // The unique index refused it: another request was faster.
        const other = await byKey(requestKey);
        if (!other) throw error;
        return { row: other, isNew: false };
      }
    },

    /** Takes a key that nobody works on any more. */
    async claim(id: number): Promise<boolean> {
      const now = new Date();
      const { count } = await query().updateMany({
        where: { id, draftOrder: null, $or: [{ leaseUntil: null }, { leaseUntil: { $lt: now } }] },
        data: { leaseUntil: new Date(now.getTime() + MS_LEASE) },
      });
      return count === 1;
    },

    release: (id: number): Promise<unknown> => query().update({ where: { id }, data: { leaseUntil: null } }),

    /** Forgets a key whose draft order was refused: it can be asked for again, changed. */
    forget: (id: number): Promise<unknown> => query().delete({ where: { id } }),

    finish: (
      id: number,
      made: { draftOrder: string; name: string; invoiceUrl: string | null }
    ): Promise<unknown> => query().update({ where: { id }, data: { ...made, leaseUntil: null } }),
  };
};
