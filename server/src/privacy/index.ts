import type { Core } from '@strapi/strapi';

import type {
  ListResponse,
  PrivacyAction,
  PrivacyRequest,
  PrivacyRequestKind,
} from '../../../shared/contracts';
import { CrmError } from '../errors';
import type { PersonExport } from '../ingest';
import { getService } from '../services';
import type { AttributeValues } from '../ingest/sql/attributes';
import { readComplianceBody } from './body';
import { CARRY_OUT, complete, personOf } from './carry-out';
import { requestRows, toView, type RequestRow } from './rows';

/** Within how many days Shopify wants a request to be answered (shopify.dev: "Privacy law compliance"). */
const DAYS_TO_ACT = 30;

const DAY = 24 * 60 * 60 * 1000;

/** The compliance topics, by the kind of request that each is. */
const KINDS: Record<string, PrivacyRequestKind> = {
  'customers/data_request': 'data_request',
  'customers/redact': 'customer_redact',
  'shop/redact': 'shop_redact',
};

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

/** What is handed out for a data request. */
export interface DataExport extends PersonExport {
  storeDomain: string;
  customerId: string | null;
  requestedAt: string;
  exportedAt: string;
  /** What your own content type holds of the person, see docs/field-mappings.md. */
  peopleEntries: AttributeValues[];
}

/** What Shopify asks about people's data: logged without what would say who they are, and carried out. */
export const createPrivacyService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = requestRows(strapi);

  const requireRow = async (documentId: string): Promise<RequestRow> => {
    const row = await rows.byDocumentId(documentId);
    if (!row) throw new CrmError('not_found', { message: 'There is no such privacy request.' });
    return row;
  };

  return {
    /**
     * Logs a request, durably once this resolves. A webhook that Shopify repeats is logged once.
     *
     * @throws TypeError for a topic that is no compliance topic.
     */
    async log({ store, topic, body, receivedAt, dedupeKey }: ComplianceNotice): Promise<void> {
      const kind = KINDS[topic];
      if (!kind) throw new TypeError(`${topic} is no compliance topic`);
      const { customerId, orderIds, email } = readComplianceBody(body);
      await rows.log({
        storeDomain: store,
        kind,
        customerId,
        orderIds,
        emailDigest: email && getService(strapi, 'ingest').emailDigest(store, email),
        receivedAt,
        dueAt: new Date(receivedAt.getTime() + DAYS_TO_ACT * DAY),
        dedupeKey,
      });
    },

    /**
     * Does what a logged request asks for, as far as no person has to. Can be repeated.
     *
     * @param dedupeKey that of the webhook.
     */
    async carryOut(dedupeKey: string): Promise<void> {
      const row = await rows.byKey(dedupeKey);
      if (row?.state === 'open') await CARRY_OUT[row.kind](strapi, row);
    },

    /** The requests, newest first. */
    list: ({ page, pageSize }: { page: number; pageSize: number }): Promise<ListResponse<PrivacyRequest>> =>
      rows.page(page, pageSize),

    /**
     * All that is held of the person of a data request, from its store. Made when it is asked for, and kept nowhere.
     *
     * @throws CrmError `not_found`; `request_invalid` for another kind of request, and for one that is done.
     */
    async export(documentId: string): Promise<DataExport> {
      const row = await requireRow(documentId);
      if (row.kind !== 'data_request' || row.state !== 'open')
        throw new CrmError('request_invalid', {
          message: 'Only the data of an open data request can be exported.',
        });
      const person = await getService(strapi, 'ingest').exportPerson(personOf(row));
      const exportedAt = new Date();
      await rows.update(row, { exportedAt });
      return {
        storeDomain: row.storeDomain,
        customerId: row.customerId,
        requestedAt: row.receivedAt,
        exportedAt: exportedAt.toISOString(),
        ...person,
        peopleEntries: await getService(strapi, 'people').exportOf(person.contacts),
      };
    },

    /**
     * An admin says that a request is to be carried out now (a redaction), or that it was (a data request). One that is done
     * already stays as it is.
     *
     * @param action what becomes of a shop's records; for `shop_redact` alone.
     * @throws CrmError `not_found`; `request_invalid` without a needed action; `store_still_connected`.
     */
    async complete(documentId: string, action?: PrivacyAction): Promise<PrivacyRequest> {
      const row = await requireRow(documentId);
      if (row.state === 'open') await complete(strapi, row, action);
      return toView(await requireRow(documentId));
    },
  };
};

export type PrivacyService = ReturnType<typeof createPrivacyService>;
