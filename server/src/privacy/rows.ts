import type { Core } from '@strapi/strapi';

import type { ListResponse, PrivacyRequest, PrivacyRequestKind } from '../../../shared/contracts';

const UID = 'plugin::shopify-crm.privacy-request';

/** A request as the database has it. */
export interface RequestRow {
  documentId: string;
  storeDomain: string;
  kind: PrivacyRequestKind;
  customerId: string | null;
  state: PrivacyRequest['status'];
  receivedAt: string;
  dueAt: string;
  handledAt: string | null;
  exportedAt: string | null;
  decision: PrivacyRequest['decision'];
  result: Record<string, number> | null;
  /** What it is about beside the customer; forgotten once it is done. */
  orderIds: string[] | null;
  emailDigest: string | null;
  dedupeKey: string;
}

/** A request as the admin API shows it. */
export const toView = (row: RequestRow): PrivacyRequest => ({
  documentId: row.documentId,
  storeDomain: row.storeDomain,
  kind: row.kind,
  customerId: row.customerId,
  status: row.state,
  receivedAt: row.receivedAt,
  dueAt: row.dueAt,
  handledAt: row.handledAt,
  decision: row.decision,
  exportedAt: row.exportedAt,
  result: row.result,
});

/** What a new request is logged with. */
export type NewRequest = Omit<
  RequestRow,
  'documentId' | 'state' | 'receivedAt' | 'dueAt' | 'handledAt' | 'exportedAt' | 'decision' | 'result'
> & { receivedAt: Date; dueAt: Date };

/** The requests' table. */
export const requestRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(UID);
  const byKey = (dedupeKey: string): Promise<RequestRow | null> => query().findOne({ where: { dedupeKey } });

  return {
    byKey,
    byDocumentId: (documentId: string): Promise<RequestRow | null> =>
      query().findOne({ where: { documentId } }),

    /** Logs a request, once for each `dedupeKey`. */
    async log(data: NewRequest): Promise<void> {
      if (await byKey(data.dedupeKey)) return;
      try {
        await query().create({ data: { ...data, state: 'open' } });
      } catch (error) {
        // The unique index refused it: another delivery of the same webhook was faster.
        if (!(await byKey(data.dedupeKey))) throw error;
      }
    },

    /** It is done: what was needed to do it is forgotten. */
    async finish(row: RequestRow, outcome: Pick<RequestRow, 'decision' | 'result'>): Promise<void> {
      await query().update({
        where: { documentId: row.documentId },
        data: { ...outcome, state: 'done', handledAt: new Date(), orderIds: null, emailDigest: null },
      });
    },

    async update(
      row: RequestRow,
      data: Partial<Pick<RequestRow, 'decision' | 'result'>> & { exportedAt?: Date }
    ): Promise<void> {
      await query().update({ where: { documentId: row.documentId }, data });
    },

    /** A page of them, newest first. */
    async page(page: number, pageSize: number): Promise<ListResponse<PrivacyRequest>> {
      const { results, pagination } = await query().findPage({ page, pageSize, orderBy: { id: 'desc' } });
      return { data: (results as RequestRow[]).map(toView), meta: { pagination } };
    },
  };
};
