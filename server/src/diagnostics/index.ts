import type { Core } from '@strapi/strapi';

import type { Diagnostics, Store } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { getService } from '../services';
import { droppedStores } from '../stores/dropped-stores';
import { version as plugin } from '../../../package.json';

const LAST_RUNS = 5;
const LAST_FAILURES = 10;

const settingsOf = (strapi: Core.Strapi): Diagnostics['settings'] => {
  const config = pluginConfig(strapi);
  return {
    apiVersion: config.apiVersion,
    backfill: config.backfill,
    expiringTokens: config.expiringTokens,
    queueDriver: config.queue.driver,
    retentionDeletedDays: config.retention.deletedDays,
    retentionEventDays: config.retention.eventDays,
    standardApp: config.app !== null,
    encryptionKeySet: config.encryptionKey !== null,
    previousEncryptionKeys: config.previousEncryptionKeys.length,
    publicUrl: config.publicUrl,
    shopOrigin: config.shopOrigin,
  };
};

/** A webhook's failure by its code alone: a database's words may quote a record. */
const failuresOf = async (strapi: Core.Strapi, store: string) => {
  const { data } = await getService(strapi, 'inbox').list({
    store,
    status: 'failed',
    page: 1,
    pageSize: LAST_FAILURES,
  });
  return data.map(({ topic, error, receivedAt }) => ({ topic, code: error?.code ?? null, receivedAt }));
};

const storeOf = async (
  strapi: Core.Strapi,
  { documentId: _id, activeRun: _run, ...store }: Store
): Promise<Diagnostics['stores'][number]> => {
  const { data } = await getService(strapi, 'sync').listRuns({
    store: store.domain,
    page: 1,
    pageSize: LAST_RUNS,
  });
  return {
    ...store,
    failedEvents: await failuresOf(strapi, store.domain),
    runs: data.map(({ documentId: _documentId, store: _store, ...run }) => run),
  };
};

/**
 * What helps whoever is asked for support: versions, settings, and how the stores are. No secret, no personal data.
 *
 * @param domain the one store to tell of; all where it is left out.
 */
export const readDiagnostics = async (strapi: Core.Strapi, domain?: string): Promise<Diagnostics> => {
  const stores = (await getService(strapi, 'stores').list()).filter(
    (store) => domain === undefined || store.domain === domain
  );
  const solutions = await getService(strapi, 'solutions').list();
  return {
    versions: {
      plugin,
      strapi: String(strapi.config.get('info.strapi')),
      node: process.version,
      database: String(strapi.db.dialect.client),
    },
    settings: settingsOf(strapi),
    checks: getService(strapi, 'setup')
      .get({ dropped: await droppedStores(strapi) })
      .checks.map(({ code, ok }) => ({ code, ok })),
    solutions: solutions.map(({ name, installed }) => ({ name, installed })),
    stores: await Promise.all(stores.map((store) => storeOf(strapi, store))),
  };
};
