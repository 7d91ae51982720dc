import type { Core } from '@strapi/strapi';
import type { SyncEngine } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { CrmError, toStoredError } from '../errors';
import type { MessageCode } from '../messages';
import { getService } from '../services';
import { readCount } from '../shopify/read';
import { syncBulk } from './bulk';
import type { Ahead } from './bulk/ahead';
import { BulkUnavailableError } from './bulk/unavailable';
import { syncPaged } from './paged';
import type { Work } from './work';

/** From this many records on a bulk operation is faster than pages: it costs no points, but some seconds to start. */
const BULK_FROM = 250;

const chooseEngine = (strapi: Core.Strapi, expected: number): SyncEngine => {
  const { backfill } = pluginConfig(strapi);
  if (backfill !== 'auto') return backfill;
  return expected >= BULK_FROM ? 'bulk' : 'paged';
};

/** What keeps bulk operations from being used until somebody does something. */
const MENDABLE: readonly MessageCode[] = [
  'bulk_operations_not_enabled',
  'download_refused',
  'temporary_folder_unusable',
];

/** The sync goes on without bulk operations, which the run tells; what would make it quicker is shown on the store. */
const goOnByPages = async (work: Work, { code, message }: BulkUnavailableError): Promise<void> => {
  const { strapi, store, resource, journal } = work;
  strapi.log.warn(`[shopify-crm] ${store.domain}: ${resource} are read by pages: ${message}`);
  const reason = toStoredError(new CrmError(code), getService(strapi, 'clock').now());
  if (MENDABLE.includes(code)) await getService(strapi, 'stores').update(store.domain, { lastError: reason });
  await journal.turnToPages(resource, reason);
};

/** How a resource of a run is read; decided once. */
const engineOf = async ({
  strapi,
  client,
  resource,
  journal,
  signal,
  updatedSince,
}: Work): Promise<SyncEngine> => {
  const known = journal.checkpoint(resource).engine;
  if (known) return known;
  const startedAt = (await getService(strapi, 'clock').read()).toISOString();
  const expected = await readCount(client, resource, { updatedSince, signal });
  const engine = chooseEngine(strapi, expected);
  await journal.count(resource, { expected });
  await journal.move(resource, { state: 'running', startedAt, engine });
  return engine;
};

/** Has Shopify begin with what it does by itself of a resource, while others are brought in. */
export const prepareResource = async (work: Work, ahead: Ahead): Promise<void> => {
  if ((await engineOf(work)) === 'bulk') await ahead.begin(work);
};

/**
 * Brings one resource of a run in, from where its checkpoint stands; by pages where bulk operations are refused.
 *
 * @param ahead results that were fetched before.
 */
export const syncResource = async (work: Work, ahead: Ahead): Promise<void> => {
  const { resource, journal } = work;
  let engine = await engineOf(work);
  if (engine === 'bulk') {
    try {
      await syncBulk(work, ahead);
    } catch (error) {
      if (!(error instanceof BulkUnavailableError)) throw error;
      await goOnByPages(work, error);
      engine = 'paged';
    }
  }
  if (engine === 'paged') await syncPaged(work);
  await journal.move(resource, { state: 'done' });
};
