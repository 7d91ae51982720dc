import type { Core } from '@strapi/strapi';

import type { Store, StoreOptions } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { CrmError, toStoredError } from '../errors';
import { getService } from '../services';
import type { CredentialsService } from './credentials';
import { createSigners } from './credentials/signers';
import { openCredentials, type StoreCredentials } from './credentials/vault';
import { noteStores } from './dropped-stores';
import {
  hasCredentials,
  optionsOf,
  storeRows,
  type ConnectedStore,
  type StorePatch,
  type StoreRow,
} from './rows';
import { missingWanted } from './scopes';
import { toStoreView } from './view';

const canOpen = (vault: CredentialsService, { domain, credentials, keptSecret }: StoreRow): boolean => {
  try {
    if (credentials) vault.open(domain, 'credentials', credentials);
    if (keptSecret) vault.open(domain, 'kept-secret', keptSecret);
    return true;
  } catch {
    // Why is told by the one who needs them; here it counts that they are of no use.
    return false;
  }
};

/** The connected (and once connected) stores. */
export const createStoresService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = storeRows(strapi);
  const signers = createSigners(strapi);

  const requireRow = async (documentId: string): Promise<StoreRow> => {
    const row = await rows.byDocumentId(documentId);
    if (!row) throw new CrmError('not_found', { message: 'There is no such store.' });
    return row;
  };

  const findConnected = async (domain: string): Promise<ConnectedStore | null> => {
    const row = await rows.byDomain(domain);
    return row && hasCredentials(row) ? row : null;
  };

  const update = async (domain: string, patch: StorePatch): Promise<void> => {
    if (Object.keys(patch).length === 0) return;
    await rows.updateWhere({ domain }, patch);
    signers.forget(domain);
  };

  const view = async (row: StoreRow): Promise<Store> => {
    const [counts, activeRun, lastReceivedAt] = await Promise.all([
      getService(strapi, 'ingest').counts(row.domain),
      getService(strapi, 'sync').activeRun(row.domain),
      getService(strapi, 'inbox').lastReceivedAt(row.domain),
    ]);
    return toStoreView(row, { counts, activeRun, lastReceivedAt });
  };

  return {
    /** Who may sign in the name of a store; null for a domain that is no store's. */
    signersOf: signers.of,

    /** To be called when the secrets of a store were changed elsewhere than here. */
    forgetSigners: signers.forget,

    findByDomain: rows.byDomain,
    findConnected,

    /** @throws CrmError `not_found` */
    require: requireRow,

    /** @throws CrmError `store_not_connected` */
    async requireConnected(domain: string): Promise<ConnectedStore> {
      const row = await findConnected(domain);
      if (!row) throw new CrmError('store_not_connected');
      return row;
    },

    /** The stores that are connected, those that need attention included: they have a token. */
    async connected(): Promise<ConnectedStore[]> {
      return (await rows.all()).filter(hasCredentials);
    },

    /** Writes some fields of a store. */
    update,

    /** Writes a store's fields where it is known, else makes it with them. */
    async save(domain: string, patch: StorePatch): Promise<StoreRow> {
      if (await rows.byDomain(domain)) await rows.updateWhere({ domain }, patch);
      else {
        await rows.create(domain, patch);
        await noteStores(strapi);
      }
      signers.forget(domain);
      const row = await rows.byDomain(domain);
      if (!row) throw new Error(`The store ${domain} vanished while it was saved`);
      return row;
    },

    /** A reconcile that repairs has ended, so that nothing is missing from before it began. */
    async reconciled(domain: string, began: Date): Promise<void> {
      await rows.updateWhere({ domain, reconcileDue: { $lte: began } }, { reconcileDue: null });
    },

    /** The store cannot work as it should, and why: shown on its card until something mends it. */
    async needsAttention(domain: string, error: unknown): Promise<void> {
      await update(domain, {
        connectionStatus: 'needs-attention',
        lastError: toStoredError(error, new Date()),
      });
    },

    /**
     * The clear credentials of a store.
     *
     * @throws CrmError `store_not_connected` where it has none, `encryption_key_missing`.
     */
    credentials(row: StoreRow): StoreCredentials {
      if (!hasCredentials(row)) throw new CrmError('store_not_connected');
      return openCredentials(getService(strapi, 'credentials'), row);
    },

    /** The stores whose secrets cannot be opened: their key is not configured, or the envelope was tampered with. */
    async unreadable(): Promise<string[]> {
      const vault = getService(strapi, 'credentials');
      if (pluginConfig(strapi).encryptionKey === null) return [];
      return (await rows.all()).filter((row) => !canOpen(vault, row)).map(({ domain }) => domain);
    },

    /** A store as the admin API shows it. */
    view,

    /** @throws CrmError `not_found` */
    async get(documentId: string): Promise<Store> {
      return view(await requireRow(documentId));
    },

    async list(): Promise<Store[]> {
      return Promise.all((await rows.all()).map(view));
    },

    /**
     * Changes import options; those not named stay.
     *
     * @throws CrmError `not_found`; `missing_shopify_permission` where old orders are asked for without `read_all_orders`.
     */
    async setOptions(documentId: string, changes: Partial<StoreOptions>): Promise<StoreRow> {
      const row = await requireRow(documentId);
      if (changes.includeOldOrders && !(row.scopes ?? []).includes('read_all_orders')) {
        throw new CrmError('missing_shopify_permission', {
          permission: 'read_all_orders',
          remedy:
            'Request the scope for the app in Shopify, then disconnect and connect again with the option ticked.',
        });
      }
      const options = { ...optionsOf(row), ...changes };
      const missingScopes = row.scopes && missingWanted(options, row.scopes);
      await update(row.domain, { options, missingScopes });
      return requireRow(documentId);
    },
  };
};

export type StoresService = ReturnType<typeof createStoresService>;
