import type { Core } from '@strapi/strapi';
import {
  RESOURCES,
  type ListResponse,
  type Resource,
  type SyncMode,
  type SyncRun,
  type SyncRunDetail,
} from '../../../shared/contracts';
import { getService } from '../services';
import { refusalToSync } from '../stores/connect/hold';
import { hasCredentials, type StoreRow } from '../stores/rows';
import { createBulkThread } from './bulk/thread/pool';
import { startFirstSyncs } from './first-syncs';
import { allowedResources } from './gates';
import { createRunner } from './runner';
import { sweepSpillFolders } from './spill-folder';
import {
  MS_RUN_LEASE,
  runRows,
  toRunDetail,
  toRunView,
  waiting,
  type Checkpoints,
  type RunRow,
} from './runs';

export interface StartOptions {
  mode: SyncMode;
  /** All that may sync, by default. */
  resources?: readonly Resource[];
  /** Whether a reconcile mends what it finds, rather than only counting it. */
  repair?: boolean;
}

export type StartRefusal =
  | 'sync_already_running'
  | 'solution_not_installed'
  | 'store_not_connected'
  | 'store_already_connected'
  | 'nothing_to_sync';

export type StartResult = { ok: true; run: SyncRun } | { ok: false; code: StartRefusal; message: string };

const refuse = (code: StartRefusal, message: string): StartResult => ({ ok: false, code, message });

/** Incremental runs begin this much before the last one did: clocks differ, and Shopify's search index lags a little. */
const MS_OVERLAP = 5 * 60_000;

/** The runs: first sync, full and incremental resync, reconcile. They go on after a restart, and need no cron. */
export const createSyncService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = runRows(strapi);
  const timers = new Set<NodeJS.Timeout>();

  const beforeOverlap = (moment: Date): Date => new Date(moment.getTime() - MS_OVERLAP);

  const checkpointsFor = (
    store: StoreRow,
    resources: readonly Resource[],
    mode: StartOptions['mode']
  ): Checkpoints =>
    Object.fromEntries(
      resources.map((resource) => {
        const last = mode === 'incremental' ? store.cursors?.[resource] : undefined;
        return [resource, waiting(last ? beforeOverlap(new Date(last)) : null)];
      })
    );

  const begin = async (
    store: StoreRow,
    resources: readonly Resource[],
    { mode, repair = false }: Pick<StartOptions, 'mode' | 'repair'>,
    checkpoints = checkpointsFor(store, resources, mode)
  ): Promise<StartResult> => {
    const run = await rows.create(store.domain, { mode, checkpoints, repair });
    if (!run) return refuse('sync_already_running', 'A sync of this store is running already.');
    await runner.take(run, store);
    return { ok: true, run: toRunView({ ...run, state: 'running' }) };
  };

  /** What became allowed while a run was under way (a solution was installed) has its first sync after it. */
  const followUp = async (domain: string): Promise<void> => {
    // A run that was queued in the moment between the last one's end and here was not taken then.
    const queued = await rows.active(domain);
    if (queued) await takeUp(queued);
    await getService(strapi, 'inbox').hasten(domain);
    getService(strapi, 'deleted').purgeWhenDue();
    const { data } = await rows.page(domain, 1, 1);
    getService(strapi, 'subscriptions').healWhenDue([domain]);
    // A run that failed or was cancelled is not repeated by itself.
    if (data[0]?.status !== 'completed') return;
    await startFirstSyncs(strapi, domain);
    await startDueReconcile(domain);
  };

  /** Finds what was deleted while no notice could tell of it; where another run has begun, after that one. */
  const startDueReconcile = async (domain: string): Promise<void> => {
    const store = await getService(strapi, 'stores').findConnected(domain);
    if (!store?.reconcileDue) return;
    const resources = await allowedResources(strapi, store);
    if (resources.length > 0) await begin(store, resources, { mode: 'reconcile', repair: true });
  };

  const thread = createBulkThread(strapi);
  const runner = createRunner(strapi, rows, { onFinished: followUp, thread });

  const takeUp = async (run: RunRow): Promise<void> => {
    const store = await getService(strapi, 'stores').findConnected(run.store);
    if (store) await runner.take(run, store);
  };

  const takeOver = async (): Promise<void> => {
    for (const run of await rows.unfinished()) await takeUp(run);
  };

  return {
    /** Starts a run in the background; refusals are results. */
    async start(storeDocumentId: string, { mode, resources, repair }: StartOptions): Promise<StartResult> {
      const store = await getService(strapi, 'stores').require(storeDocumentId);
      if (!hasCredentials(store)) return refuse('store_not_connected', 'The store is not connected.');
      const allowed = await allowedResources(strapi, store);
      const locked = (resources ?? []).filter((resource) => !allowed.includes(resource));
      if (locked.length > 0) {
        return refuse(
          'solution_not_installed',
          `${locked.join(' and ')} may not be synced: install the E-commerce Integration first.`
        );
      }
      const wanted = resources ? RESOURCES.filter((resource) => resources.includes(resource)) : allowed;
      if (wanted.length === 0) return refuse('nothing_to_sync', 'The store’s options leave nothing to sync.');
      const taken = await refusalToSync(strapi, store);
      if (taken) return refuse('store_already_connected', taken.message);
      return begin(store, wanted, { mode, repair });
    },

    /** Brings in what changed and what was deleted while webhooks were lost. */
    async catchUp(domain: string): Promise<void> {
      const stores = getService(strapi, 'stores');
      await stores.update(domain, { reconcileDue: await getService(strapi, 'clock').read() });
      const store = await stores.findConnected(domain);
      if (!store) return;
      const resources = await allowedResources(strapi, store);
      // A run that is under way already is followed by the reconcile, which finds what changed too.
      if (resources.length > 0) await begin(store, resources, { mode: 'incremental' });
    },

    /**
     * Sees to it that a run reads what changed of a resource since a moment, and starts one where none is under way.
     *
     * @returns up to when what happened is read by that run; null where there is none that will read the resource.
     */
    async cover(store: StoreRow, resource: Resource, since: Date): Promise<Date | null> {
      const checkpoints = { [resource]: waiting(beforeOverlap(since)) };
      const started = await begin(store, [resource], { mode: 'incremental' }, checkpoints);
      const run = await rows.active(store.domain);
      const checkpoint = run?.mode === 'reconcile' ? undefined : run?.checkpoints[resource];
      if (!checkpoint || checkpoint.state === 'done') return null;
      const beganAt = checkpoint.bulkReadAt ?? checkpoint.startedAt;
      return beganAt && !started.ok ? new Date(beganAt) : getService(strapi, 'clock').now();
    },

    /** @returns false where the run is finished already. */
    async cancel(runDocumentId: string): Promise<boolean> {
      const run = await rows.byDocumentId(runDocumentId);
      const isActive = await rows.requestCancel(runDocumentId);
      if (run && isActive) {
        runner.cancel(run.store);
        await runner.ended(run.store);
      }
      return isActive;
    },

    /** Cancels the store's run and waits until this process no longer works on it. */
    async cancelForStore(domain: string): Promise<void> {
      const run = await rows.active(domain);
      if (!run) return;
      await rows.requestCancel(run.documentId);
      runner.cancel(domain);
      await runner.ended(domain);
    },

    async activeRun(domain: string): Promise<SyncRun | null> {
      const run = await rows.active(domain);
      return run ? toRunView(run) : null;
    },

    async findRun(documentId: string): Promise<SyncRunDetail | null> {
      const run = await rows.byDocumentId(documentId);
      return run ? toRunDetail(run) : null;
    },

    listRuns: (filter: { store?: string; page: number; pageSize: number }): Promise<ListResponse<SyncRun>> =>
      rows.page(filter.store, filter.page, filter.pageSize),

    /** Shopify says that a bulk operation of this store finished. */
    bulkFinished: (domain: string): void => void runner.nudge(domain),

    /**
     * Goes on with what an earlier process left unfinished: at once where it gave the run back, or else when its lease has
     * run out.
     */
    async resume(): Promise<void> {
      await sweepSpillFolders(strapi);
      await takeOver();
      const retry = setTimeout(() => {
        timers.delete(retry);
        takeOver().catch((error: Error) =>
          strapi.log.error(`[shopify-crm] Syncs could not be resumed: ${error.message}`)
        );
      }, MS_RUN_LEASE + 1_000);
      timers.add(retry);
    },

    /** Takes unfinished runs that nobody works on (any more). */
    takeOver,

    async stop(): Promise<void> {
      timers.forEach(clearTimeout);
      await runner.stop();
      await thread.stop();
    },
  };
};

export type SyncService = ReturnType<typeof createSyncService>;
