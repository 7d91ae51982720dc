import type { Core } from '@strapi/strapi';
import type { SyncEngine } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { CrmError, toStoredError } from '../errors';
import { getService } from '../services';
import { readCount } from '../shopify/read';
import { BulkUnavailableError, syncBulk } from './bulk';
import { syncPaged } from './paged';
import type { Work } from './work';

/** From this many records on a bulk operation is faster than pages: it costs no points, but some seconds to start. */
const BULK_FROM = 250;

const chooseEngine = (strapi: Core.Strapi, expected: number): SyncEngine => {
  const { backfill } = pluginConfig(strapi);
  if (backfill !== 'auto') return backfill;
  return expected >= BULK_FROM ? 'bulk' : 'paged';
};

/** The sync goes on without; what would make it quicker is shown on the store. */
const noteBulkRefusal = ({ strapi, store }: Work): Promise<void> => {
  const lastError = toStoredError(
    new CrmError('bulk_operations_not_enabled'),
    getService(strapi, 'clock').now()
  );
  return getService(strapi, 'stores').update(store.domain, { lastError });
};

/** Brings one resource of a run in, from where its checkpoint stands; by pages where bulk operations are refused. */
export const syncResource = async (work: Work): Promise<void> => {
  const { strapi, store, client, resource, journal, signal, updatedSince } = work;
  let { engine } = journal.checkpoint(resource);
  if (!engine) {
    const startedAt = (await getService(strapi, 'clock').read()).toISOString();
    const expected = await readCount(client, resource, { updatedSince, signal });
    engine = chooseEngine(strapi, expected);
    await journal.count(resource, { expected });
    await journal.move(resource, { state: 'running', startedAt, engine });
  }
  if (engine === 'bulk') {
    try {
      await syncBulk(work);
    } catch (error) {
      if (!(error instanceof BulkUnavailableError)) throw error;
      strapi.log.warn(`[shopify-crm] ${store.domain}: ${resource} are read by pages: ${error.message}`);
      if (error.code === 'bulk_operations_not_enabled') await noteBulkRefusal(work);
      journal.restart(resource);
      engine = 'paged';
      await journal.move(resource, { engine, cursor: null });
    }
  }
  if (engine === 'paged') await syncPaged(work);
  await journal.move(resource, { state: 'done' });
};
