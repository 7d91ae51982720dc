import type { Core } from '@strapi/strapi';

import type {
  ConnectMethod,
  Resource,
  StoredError,
  StoreOptions,
  StoreStatus,
} from '../../../shared/contracts';
import type { WithheldParts } from '../records/withheld';

/** The content type that a store's row belongs to. */
export const STORE_UID = 'plugin::shopify-crm.store';

/** A store as the database has it. Dates are ISO 8601 strings in UTC. */
export interface StoreRow {
  id: number;
  documentId: string;
  /** The shop's `*.myshopify.com` domain. */
  domain: string;
  name: string | null;
  plan: string | null;
  currency: string | null;
  timezone: string | null;
  connectionStatus: StoreStatus;
  method: ConnectMethod;
  clientIdHint: string | null;
  /** Granted scopes, as last read back from Shopify. */
  scopes: string[] | null;
  missingScopes: string[] | null;
  /** What the app may not see of the records, as far as reads have told. */
  withheld: WithheldParts | null;
  options: Partial<StoreOptions> | null;
  /** Slash forms of the topics. */
  webhooks: { registered: string[]; missing: string[] } | null;
  lastError: StoredError | null;
  lastSyncAt: string | null;
  connectedAt: string | null;
  /** Sealed; see credentials.ts. */
  credentials: string | null;
  keptSecret: string | null;
  keptSecretUntil: string | null;
  /** The public URL under which the shop was claimed. */
  claimedUrl: string | null;
  tokenLeaseOwner: string | null;
  tokenLeaseUntil: string | null;
  /** Resource → where its next incremental sync begins: there is one for each that was synced completely before. */
  cursors: Partial<Record<Resource, string>> | null;
  /** When the subscriptions were last compared with what they should be. */
  webhooksCheckedAt: string | null;
  /** Since when notices of deletions may be missing; null where none is. */
  reconcileDue: string | null;
  /** Compliance topic → when it was last received. */
  complianceReceived: Record<string, string> | null;
}

/** What may be written; dates as Date. */
export type StorePatch = Partial<
  Omit<
    StoreRow,
    | 'id'
    | 'documentId'
    | 'domain'
    | 'lastSyncAt'
    | 'connectedAt'
    | 'keptSecretUntil'
    | 'tokenLeaseUntil'
    | 'webhooksCheckedAt'
    | 'reconcileDue'
  >
> & {
  webhooksCheckedAt?: Date | null;
  reconcileDue?: Date | null;
  lastSyncAt?: Date | null;
  connectedAt?: Date | null;
  keptSecretUntil?: Date | null;
  tokenLeaseUntil?: Date | null;
};

/** What a store imports until somebody says otherwise. */
export const DEFAULT_OPTIONS: StoreOptions = {
  importCustomers: true,
  importOrders: true,
  importProducts: true,
  importLineItems: true,
  includeOldOrders: false,
  enabled: true,
};

/** A store's options, complete. */
export const optionsOf = (row: Pick<StoreRow, 'options'>): StoreOptions => ({
  ...DEFAULT_OPTIONS,
  ...row.options,
});

/** A store that Shopify can be called for. */
export type ConnectedStore = StoreRow & { credentials: string };

/** Whether there is a token to call Shopify with: a store that needs attention may still have one that works. */
export const hasCredentials = (row: StoreRow): row is ConnectedStore => row.credentials !== null;

/** The stores' table. The one place that reads and writes it outside of conditional claims. */
export const storeRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(STORE_UID);
  return {
    byDomain: (domain: string): Promise<StoreRow | null> => query().findOne({ where: { domain } }),
    byDocumentId: (documentId: string): Promise<StoreRow | null> =>
      query().findOne({ where: { documentId } }),
    all: (): Promise<StoreRow[]> => query().findMany({ orderBy: { domain: 'asc' } }),
    create: (domain: string, data: StorePatch): Promise<StoreRow> =>
      query().create({ data: { domain, ...data } }),
    /**
     * Updates the rows that match.
     *
     * @returns how many there were: the answer to whether a conditional claim succeeded.
     */
    updateWhere: async (where: Record<string, unknown>, data: StorePatch): Promise<number> =>
      (await query().updateMany({ where, data })).count,
  };
};
