import type { Core } from '@strapi/strapi';

import type { PrivacyAction, PrivacyRequestKind } from '../../../shared/contracts';
import type { MappingOwner } from '../../../shared/mappings';
import { CrmError } from '../errors';
import { certainBefore } from '../shopify/replica-lag';
import { getService } from '../services';
import type { Person } from '../ingest';
import { requestRows, type RequestRow } from './rows';

/** Whom a request is about. */
export const personOf = (row: RequestRow): Person => ({
  store: row.storeDomain,
  customerIds: row.customerId ? [row.customerId] : [],
  orderIds: row.orderIds ?? [],
  emailDigests: row.emailDigest ? [row.emailDigest] : [],
});

const sumOf = (before: Record<string, number> | null, now: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(now).map(([kind, count]) => [kind, count + (before?.[kind] ?? 0)]));

const redactCustomer = async (strapi: Core.Strapi, row: RequestRow): Promise<void> => {
  const ingest = getService(strapi, 'ingest');
  const mappings = await getService(strapi, 'mappings').list();
  const mappedFrom = (owner: MappingOwner) =>
    mappings.filter((mapping) => mapping.owner === owner).map(({ target }) => target);
  const erased = await ingest.erasePerson({
    ...personOf(row),
    at: new Date(row.receivedAt),
    mapped: { contact: mappedFrom('customer'), invoice: mappedFrom('order') },
  });
  // After a crash there is nothing left to count: what the attempt before it erased is remembered.
  const result = sumOf(row.result, erased);
  await requestRows(strapi).update(row, { result });
  await getService(strapi, 'people').eraseLeft();
  await ingest.cleanFile();
  await requestRows(strapi).finish(row, { decision: null, result });
};

/**
 * Erases a store that is gone: its records are deleted, its credentials forgotten, and a later connect begins from nothing.
 *
 * @throws CrmError `store_still_connected`
 */
const eraseShop = async (
  strapi: Core.Strapi,
  row: RequestRow,
  decision: PrivacyAction | null
): Promise<void> => {
  const stores = getService(strapi, 'stores');
  const store = await stores.findByDomain(row.storeDomain);
  if (store && isConnected(store.connectionStatus)) throw new CrmError('store_still_connected');
  await getService(strapi, 'sync').cancelForStore(row.storeDomain);
  // Nothing vanished at Shopify, so no read lags behind it: one that starts from now on brings a record in again.
  const at = certainBefore(new Date());
  const erased = await getService(strapi, 'ingest').eraseStore(row.storeDomain, at);
  const result = sumOf(row.result, erased);
  await stores.update(row.storeDomain, {
    credentials: null,
    keptSecret: null,
    keptSecretUntil: null,
    cursors: null,
    lastSyncAt: null,
  });
  await requestRows(strapi).finish(row, { decision, result });
};

const isConnected = (status: string): boolean => status !== 'inactive' && status !== 'disconnected';

/**
 * A shop whose app was uninstalled at Shopify is erased. One that an admin disconnected here is the owner's own wish to keep
 * its records perhaps, and one that is connected is in use again: an admin decides.
 */
const redactShop = async (strapi: Core.Strapi, row: RequestRow): Promise<void> => {
  if (row.decision === 'needed') return;
  const store = await getService(strapi, 'stores').findByDomain(row.storeDomain);
  if (store?.connectionStatus === 'inactive') await eraseShop(strapi, row, null);
  else await requestRows(strapi).update(row, { decision: 'needed' });
};

type Work = (strapi: Core.Strapi, row: RequestRow) => Promise<void>;

/** What happens with a request by itself, once it is logged. A data request waits until somebody has answered it. */
export const CARRY_OUT: Record<PrivacyRequestKind, Work> = {
  data_request: async () => undefined,
  customer_redact: redactCustomer,
  shop_redact: redactShop,
};

/** What happens when an admin completes a request. */
export const complete = async (
  strapi: Core.Strapi,
  row: RequestRow,
  action: PrivacyAction | undefined
): Promise<void> => {
  if (row.kind === 'customer_redact') return redactCustomer(strapi, row);
  if (row.kind === 'data_request')
    return requestRows(strapi).finish(row, { decision: null, result: row.result });
  if (action === undefined) {
    throw new CrmError('request_invalid', {
      message: 'Name the action: "erase", or "keep" where the records are the store owner’s own.',
      fieldErrors: [{ path: ['action'], message: 'action is a required field', name: 'ValidationError' }],
    });
  }
  if (action === 'erase') return eraseShop(strapi, row, action);
  return requestRows(strapi).finish(row, { decision: 'keep', result: null });
};
