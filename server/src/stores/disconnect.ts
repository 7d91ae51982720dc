import type { Core } from '@strapi/strapi';

import type { StoredError, StoreStatus } from '../../../shared/contracts';
import { toCrmError } from '../errors';
import { getService } from '../services';
import { timeoutSignal } from '../shopify/api/timeout-signal';
import type { ShopifyClient } from '../shopify/api/types';
import { revokeToken } from '../shopify/auth';
import { releaseShop } from './connect/claim';
import { hasCredentials, type StoreRow } from './rows';
import { sealKeptSecret, type StoreCredentials } from './credentials/vault';

/** How long the app's secret is kept after the token is gone, in milliseconds: until the last compliance webhook came. */
const KEEP_SECRET = 60 * 24 * 60 * 60 * 1000;

/** How long Shopify may take to revoke a token, in milliseconds: a person waits. */
const REVOKE_DEADLINE = 10_000;

/** How long releasing the claim may take before that, in milliseconds. */
const RELEASE_DEADLINE = 5_000;

/** What a disconnect came to. */
export interface Disconnected {
  store: StoreRow;
  /** What did not work, in words. */
  warnings: string[];
}

/** The credentials, or null where there is no key to open them: a store must be possible to take away without. */
const openIfPossible = (strapi: Core.Strapi, row: StoreRow): StoreCredentials | null => {
  try {
    return getService(strapi, 'stores').credentials(row);
  } catch (error) {
    strapi.log.warn(`[shopify-crm] the credentials of ${row.domain} cannot be opened: ${String(error)}`);
    return null;
  }
};

/** Whether the shop is ours to let go of. Where the claim cannot be released, it ends with the installation. */
const release = async (strapi: Core.Strapi, client: ShopifyClient): Promise<boolean> => {
  try {
    await releaseShop(strapi, client, { signal: timeoutSignal(RELEASE_DEADLINE) });
    return true;
  } catch (error) {
    const known = toCrmError(error);
    if (known?.code === 'store_already_connected') return false;
    strapi.log.warn(`[shopify-crm] the claim on ${client.domain} could not be released: ${String(error)}`);
    return true;
  }
};

const revoke = async (strapi: Core.Strapi, row: StoreRow): Promise<string[]> => {
  const client = getService(strapi, 'clients').forStore(row);
  if (!(await release(strapi, client))) {
    return [
      'The store is disconnected here only: it belongs to another workspace, whose access to Shopify was left alone.',
    ];
  }
  const deadline = timeoutSignal(REVOKE_DEADLINE);
  try {
    await revokeToken(client, { signal: deadline });
    return [];
  } catch (error) {
    const known = toCrmError(error);
    // A token that Shopify does not know any more is what was wanted.
    if (known?.code === 'reauthorization_required') return [];
    if (!known) strapi.log.error(error);
    return [
      `The store is disconnected here, but Shopify could not be told (${deadline.aborted ? 'no answer' : (known?.message ?? 'unexpected error')}). Uninstall the app in the Shopify admin to revoke its access there too.`,
    ];
  }
};

/** Forgets a store's token. The app's secret alone stays, sealed, to verify the compliance webhooks that still come. */
export const forgetToken = async (
  strapi: Core.Strapi,
  row: StoreRow,
  status: Exclude<StoreStatus, 'pending' | 'connected'>,
  lastError: StoredError | null = null
): Promise<void> => {
  const credentials = hasCredentials(row) ? openIfPossible(strapi, row) : null;
  const kept = credentials && {
    keptSecret: sealKeptSecret(getService(strapi, 'credentials'), row.domain, credentials.app.clientSecret),
    keptSecretUntil: new Date(Date.now() + KEEP_SECRET),
  };
  await getService(strapi, 'stores').update(row.domain, {
    connectionStatus: status,
    credentials: null,
    tokenLeaseOwner: null,
    tokenLeaseUntil: null,
    webhooks: null,
    lastError,
    ...kept,
  });
  await getService(strapi, 'sync').cancelForStore(row.domain);
};

/**
 * Disconnects a store: gives the shop free and revokes the token at Shopify where it answers, forgets it in any case, and ends its syncs. Its
 * webhook subscriptions go with the token; its records and options stay. Doing it twice changes nothing.
 *
 * @throws CrmError `not_found`
 */
export const disconnectStore = async (strapi: Core.Strapi, documentId: string): Promise<Disconnected> => {
  const stores = getService(strapi, 'stores');
  const row = await stores.require(documentId);
  await getService(strapi, 'sync').cancelForStore(row.domain);
  const warnings = hasCredentials(row) && openIfPossible(strapi, row) ? await revoke(strapi, row) : [];
  // Read again: the uninstall webhook that revoking causes may have come first, and kept the secret already.
  await forgetToken(strapi, await stores.require(documentId), 'disconnected');
  return { store: await stores.require(documentId), warnings };
};
