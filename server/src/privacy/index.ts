import type { Core } from '@strapi/strapi';

import type { ListResponse, PrivacyRequest, PrivacyRequestKind } from '../../../shared/contracts';
import { readComplianceBody } from './body';

const UID = 'plugin::shopify-crm.privacy-request';

/** Within how many days Shopify wants a request to be answered (shopify.dev: "Privacy law compliance"). */
const DAYS_TO_ACT = 30;

const DAY = 24 * 60 * 60 * 1000;

/** The compliance topics, by the kind of request that each is. */
const KINDS: Record<string, PrivacyRequestKind> = {
  'customers/data_request': 'data_request',
  'customers/redact': 'customer_redact',
  'shop/redact': 'shop_redact',
};

interface Row {
  documentId: string;
  storeDomain: string;
  kind: PrivacyRequestKind;
  customerId: string | null;
  state: 'open' | 'done';
  receivedAt: string;
  dueAt: string;
  handledAt: string | null;
}

/** A compliance webhook whose signature was verified. */
export interface ComplianceNotice {
  /** The store's domain. */
  store: string;
  topic: string;
  body: Buffer;
  receivedAt: Date;
  /** Equal for deliveries of the same webhook. */
  dedupeKey: string;
}

const toView = (row: Row): PrivacyRequest => ({
  documentId: row.documentId,
  storeDomain: row.storeDomain,
  kind: row.kind,
  customerId: row.customerId,
  status: row.state,
  receivedAt: row.receivedAt,
  dueAt: row.dueAt,
  handledAt: row.handledAt,
});

/** What Shopify asks about people's data: logged with ids only, and shown with when it is due. */
export const createPrivacyService = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(UID);

  const isLogged = async (dedupeKey: string): Promise<boolean> =>
    (await query().count({ where: { dedupeKey } })) > 0;

  return {
    /**
     * Logs a request, durably once this resolves. A webhook that Shopify repeats is logged once.
     *
     * @throws TypeError for a topic that is no compliance topic.
     */
    async log({ store, topic, body, receivedAt, dedupeKey }: ComplianceNotice): Promise<void> {
      const kind = KINDS[topic];
      if (!kind) throw new TypeError(`${topic} is no compliance topic`);
      if (await isLogged(dedupeKey)) return;
      const { customerId, orderIds } = readComplianceBody(body);
      const data = {
        storeDomain: store,
        kind,
        customerId,
        orderIds,
        state: 'open',
        receivedAt,
        dueAt: new Date(receivedAt.getTime() + DAYS_TO_ACT * DAY),
        dedupeKey,
      };
      try {
        await query().create({ data });
      } catch (error) {
        // The unique index refused it: another delivery of the same webhook was faster.
        if (!(await isLogged(dedupeKey))) throw error;
      }
    },

    /** The requests, newest first. */
    async list({
      page,
      pageSize,
    }: {
      page: number;
      pageSize: number;
    }): Promise<ListResponse<PrivacyRequest>> {
      const { results, pagination } = await query().findPage({ page, pageSize, orderBy: { id: 'desc' } });
      return { data: (results as Row[]).map(toView), meta: { pagination } };
    },
  };
};

export type PrivacyService = ReturnType<typeof createPrivacyService>;
