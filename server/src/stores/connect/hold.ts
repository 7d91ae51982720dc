import type { Core } from '@strapi/strapi';

import { toCrmError, toStoredError, type CrmError } from '../../errors';
import { getService } from '../../services';
import { timeoutSignal } from '../../shopify/api/timeout-signal';
import { forgetToken } from '../disconnect';
import type { StoreRow } from '../rows';
import { claimShop, ShopTakenError } from './claim';

/** How long asking may take where something else waits to be done, in milliseconds. */
const DEADLINE = 5_000;

/**
 * Makes sure that a connected store's shop is still ours. Where an admin of another Strapi took it over, this one stands back:
 * it forgets the token, without revoking what the other uses too, ends its syncs, and shows on the store whose the shop is.
 *
 * @throws ShopTakenError; CrmError, ShopifyError where Shopify could not be asked.
 */
export const holdShop = async (
  strapi: Core.Strapi,
  store: StoreRow,
  options: { signal?: AbortSignal } = {}
): Promise<void> => {
  try {
    await claimShop(strapi, getService(strapi, 'clients').forStore(store), options);
  } catch (error) {
    if (error instanceof ShopTakenError)
      await forgetToken(strapi, store, 'needs-attention', toStoredError(error, new Date()));
    throw error;
  }
};

/**
 * The same before a sync begins: a Strapi that was away learns here that it was displaced.
 *
 * @returns why the shop is not ours; null where it is, and where it could not be asked: that is the sync's to say.
 */
export const refusalToSync = async (strapi: Core.Strapi, store: StoreRow): Promise<CrmError | null> => {
  try {
    await holdShop(strapi, store, { signal: timeoutSignal(DEADLINE) });
    return null;
  } catch (error) {
    const known = toCrmError(error);
    if (!known) throw error;
    return known.code === 'store_already_connected' ? known : null;
  }
};
