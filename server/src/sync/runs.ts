import type { Core } from '@strapi/strapi';
import type {
  ListResponse,
  Resource,
  ResourceProgress,
  RunProblem,
  StoredError,
  SyncEngine,
  SyncMode,
  SyncRun,
  SyncRunDetail,
  SyncStatus,
} from '../../../shared/contracts';
import { heldBy, isUnheld, UNHELD } from '../coordination/leases';
import { getService } from '../services';

/** How often a run is tried to be made where another one's end crosses it. */
const MAX_TRIES = 3;

export const RUN_UID = 'plugin::shopify-crm.sync-run';

/** Where a resource of a run stands, so that another process can go on. Dates are ISO 8601. */
export interface Checkpoint {
  state: 'waiting' | 'running' | 'done';
  /** The start of the first read: what changed from then on is the next incremental run's. */
  startedAt: string | null;
  /** Only what changed since; null for everything. */
  updatedSince: string | null;
  engine: SyncEngine | null;
  /** The last page whose records are written, or compared. */
  cursor: string | null;
  /** The last record of that page, in a reconcile: up to it Shopify's records and ours are compared. */
  lastId: string | null;
  bulkId: string | null;
  /** When the bulk operation was asked for, on our clock: the read time of its rows. */
  bulkReadAt: string | null;
  /** What the operation had done when it was last found to get further, and when that was. */
  bulkSeen: string | null;
  bulkMovedAt: string | null;
}

export const waiting = (updatedSince: Date | null): Checkpoint => ({
  state: 'waiting',
  startedAt: null,
  updatedSince: updatedSince?.toISOString() ?? null,
  engine: null,
  cursor: null,
  lastId: null,
  bulkId: null,
  bulkReadAt: null,
  bulkSeen: null,
  bulkMovedAt: null,
});

export const noProgress = (): ResourceProgress => ({
  expected: null,
  fetched: 0,
  written: 0,
  unchanged: 0,
  failed: 0,
});

export type Checkpoints = Partial<Record<Resource, Checkpoint>>;

/** A run as the database has it. */
export interface RunRow {
  id: number;
  documentId: string;
  store: string;
  mode: SyncMode;
  state: SyncStatus;
  engine: SyncEngine | null;
  resources: Partial<Record<Resource, ResourceProgress>>;
  drift: SyncRun['drift'];
  /** Whether a reconcile mends what it finds. */
  repair: boolean;
  startedAt: string | null;
  finishedAt: string | null;
  error: StoredError | null;
  problems: RunProblem[] | null;
  checkpoints: Checkpoints;
  leaseUntil: string | null;
  cancelRequestedAt: string | null;
}

export const toRunView = (row: RunRow): SyncRun => ({
  documentId: row.documentId,
  store: row.store,
  mode: row.mode,
  status: row.state,
  engine: row.engine,
  resources: row.resources,
  drift: row.drift ?? null,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  error: row.error ?? null,
});

/** A run by itself: lists leave the records out that were not imported. */
export const toRunDetail = (row: RunRow): SyncRunDetail => ({
  ...toRunView(row),
  problems: row.problems ?? [],
});

/** A run whose process is gone is taken over after this long. */
export const MS_RUN_LEASE = 15_000;

/** The runs' table. The unique index on `activeFor` lets one run a store be unfinished, whatever the processes do. */
export const runRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(RUN_UID);
  const clock = () => getService(strapi, 'clock');

  const active = (store: string): Promise<RunRow | null> => query().findOne({ where: { activeFor: store } });

  return {
    active,
    byDocumentId: (documentId: string): Promise<RunRow | null> => query().findOne({ where: { documentId } }),

    /** All runs that are not finished. */
    unfinished: (): Promise<RunRow[]> =>
      query().findMany({ where: { activeFor: { $notNull: true } }, orderBy: { id: 'asc' } }),

    /** @returns null where the store has an unfinished run already. */
    async create(
      store: string,
      { mode, checkpoints, repair }: Pick<RunRow, 'mode' | 'checkpoints' | 'repair'>
    ): Promise<RunRow | null> {
      const resources = Object.fromEntries(
        Object.keys(checkpoints).map((resource) => [resource, noProgress()])
      );
      for (let tries = 1; ; tries += 1) {
        try {
          return await query().create({
            data: {
              store,
              mode,
              state: 'queued',
              resources,
              checkpoints,
              repair,
              activeFor: store,
              startedAt: clock().now(),
            },
          });
        } catch (error) {
          if (await active(store)) return null;
          // The one that was in its way may have ended since.
          if (tries >= MAX_TRIES) throw error;
        }
      }
    },

    /** Takes a run that nobody works on. @returns false where somebody does. */
    async claim(id: number, owner: string): Promise<boolean> {
      const now = await clock().read();
      const { count } = await query().updateMany({
        where: { id, activeFor: { $notNull: true }, ...isUnheld(now) },
        data: { state: 'running', ...heldBy(owner, now, MS_RUN_LEASE) },
      });
      return count === 1;
    },

    /** Saves a run's state and renews the lease. @returns false once the run belongs to somebody else. */
    async save(
      id: number,
      owner: string,
      data: Partial<Pick<RunRow, 'resources' | 'checkpoints' | 'engine' | 'drift' | 'problems'>>
    ): Promise<boolean> {
      const { count } = await query().updateMany({
        where: { id, leaseOwner: owner, activeFor: { $notNull: true } },
        data: { ...data, ...heldBy(owner, await clock().read(), MS_RUN_LEASE) },
      });
      return count === 1;
    },

    /** Ends a run, by whoever works on it. */
    async finish(id: number, owner: string, state: SyncStatus, error: StoredError | null): Promise<void> {
      await query().updateMany({
        where: { id, leaseOwner: owner },
        data: { state, error, finishedAt: clock().now(), activeFor: null, ...UNHELD },
      });
    },

    /** Lets any process take the run over at once. */
    async release(id: number, owner: string): Promise<void> {
      await query().updateMany({
        where: { id, leaseOwner: owner },
        data: UNHELD,
      });
    },

    /**
     * Asks whoever works on a run to cancel it; one that nobody works on is cancelled at once.
     *
     * @returns false where the run is finished already.
     */
    async requestCancel(documentId: string): Promise<boolean> {
      const where = { documentId, activeFor: { $notNull: true } };
      const now = await clock().read();
      const { count } = await query().updateMany({ where, data: { cancelRequestedAt: now } });
      await query().updateMany({
        where: { ...where, ...isUnheld(now) },
        data: { state: 'cancelled', finishedAt: now, activeFor: null, ...UNHELD },
      });
      return count === 1;
    },

    async isCancelRequested(id: number): Promise<boolean> {
      const row: RunRow | null = await query().findOne({ where: { id } });
      return Boolean(row?.cancelRequestedAt);
    },

    async page(store: string | undefined, page: number, pageSize: number): Promise<ListResponse<SyncRun>> {
      const where = store ? { store } : {};
      const { results, pagination } = await query().findPage({
        where,
        page,
        pageSize,
        orderBy: { id: 'desc' },
      });
      return { data: (results as RunRow[]).map(toRunView), meta: { pagination } };
    },
  };
};

export type RunRows = ReturnType<typeof runRows>;
