import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Knex } from 'knex';
import {
  RESOURCES,
  type DataResponse,
  type Store,
  type SyncMode,
  type SyncRun,
} from '../../shared/contracts';
import {
  loginAdmin,
  registerFirstAdmin,
  type AdminClient,
} from '../../playground/scripts/support/admin-client';
import { requestJson } from '../../playground/scripts/support/http';
import { freePort } from '../../playground/scripts/support/ports';
import { startStrapiProcess, type StrapiProcess } from '../../playground/scripts/support/strapi-process';
import { waitFor } from '../../playground/scripts/support/wait';
import { config } from '../../server/src/config';
import { bulkDocument } from '../../server/src/shopify/bulk';
import { withMappedFields } from '../../server/src/shopify/queries/mapped';
import { IMPORT_SCOPES, startSimulator, type ShopPlan, type Simulator } from '../../simulator/src/index';
import { appFolder } from '../../tests/integration/support/app-folder';
import { connectTo } from '../../tests/integration/support/connection';
import { createTestDatabase, type TestDatabase } from '../../tests/integration/support/database';
import { startMultiplier, type Multiplier } from './multiplier';
import { CLIENT_ID, CLIENT_SECRET, DOMAIN } from './shop';

const LOGIN = { email: 'admin@example.com', password: 'Test-admin-1' };
/** A run says itself how long it took: looking for its end is work for the Strapi that is measured. */
const PATIENCE = { timeoutMs: 2 * 60 * 60_000, everyMs: 1_000 };

export interface StageOptions {
  plan?: ShopPlan;
  customers: number;
  products: number;
  orders: number;
  /** How many times over the shop is given by bulk results. */
  copies?: number;
  /** How long a bulk operation takes at least, in ms. */
  bulkDurationMs?: number;
  /** The plugin's configuration. */
  config?: Record<string, unknown>;
  /** How large V8 lets the heap of Strapi's process become, in MiB; what it thinks fit for the machine where it is not given. */
  heapMiB?: number;
  /** Files to add to the app. */
  files?: Record<string, string>;
  /** Has the bulk operations of a full sync done beforehand, so that Shopify's work is not measured. Needs `copies`. */
  rehearsed?: boolean;
}

/** A Strapi in a process of its own, and the Shopify that it knows in this one. */
export interface Stage {
  simulator: Simulator;
  database: TestDatabase;
  strapi: StrapiProcess;
  admin: AdminClient;
  /** A connection to the database beside Strapi's. */
  knex: Knex;
  /** Connects the shop and waits for its first sync. */
  connect(): Promise<FinishedRun>;
  /** Has a sync run and waits for it. */
  sync(mode: SyncMode): Promise<FinishedRun>;
  /** The process's memory at its highest, in MiB. */
  peakMiB(): Promise<number>;
  stop(): Promise<void>;
}

export interface FinishedRun {
  run: SyncRun;
  seconds: number;
}

const finished = (run: SyncRun): FinishedRun => {
  if (run.status !== 'completed')
    throw new Error(`The run ended as ${run.status}: ${JSON.stringify(run.error)}`);
  return { run, seconds: (Date.parse(run.finishedAt ?? '') - Date.parse(run.startedAt ?? '')) / 1_000 };
};

/** Starts both on an empty database of the kind that `DATABASE_CLIENT` names, with the e-commerce solution installed. */
export const startStage = async (options: StageOptions): Promise<Stage> => {
  const { plan = 'plus', customers, products, orders, copies = 1, bulkDurationMs = 0 } = options;
  const simulator = await startSimulator({
    shops: [{ domain: DOMAIN, plan, seed: 'bench', customers, products, orders }],
    apps: [
      { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scopes: [...IMPORT_SCOPES, 'read_all_orders'] },
    ],
    bulkDurationMs,
    retryScale: 0.1,
  });
  const multiplier: Multiplier | null = copies > 1 ? await startMultiplier(simulator.url, copies) : null;
  const database = await createTestDatabase();
  const folder = await appFolder(options.files);
  const port = await freePort();
  const strapi = await startStrapiProcess({
    app: folder.path,
    port,
    logFile: path.join(os.tmpdir(), `shopify-crm-bench-${process.pid}.log`),
    env: {
      ...database.env,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SHOPIFY_SHOP_ORIGIN: `${multiplier?.url ?? simulator.url}/{shop}`,
      SHOPIFY_CRM_CONFIG: JSON.stringify(options.config ?? {}),
      ...(options.heapMiB ? { NODE_OPTIONS: `--max-old-space-size=${options.heapMiB}` } : {}),
    },
  });
  await registerFirstAdmin(strapi.url, LOGIN);
  const admin = await loginAdmin(strapi.url, LOGIN);
  await admin.installSolution('e-commerce');
  const knex = connectTo(database);
  const { accessToken } = simulator.local.install(DOMAIN, { clientId: CLIENT_ID });
  if (options.rehearsed)
    await multiplier?.rehearse(
      `/${DOMAIN}/admin/api/${config.default.apiVersion}/graphql.json`,
      accessToken,
      RESOURCES.map((resource) => withMappedFields(bulkDocument(resource), {}))
    );
  const post = <T>(route: string, body: unknown) =>
    requestJson<DataResponse<T>>(`${strapi.url}/shopify-crm${route}`, {
      method: 'POST',
      bearer: admin.token,
      body,
    });

  /** A Strapi that is busy for longer than its connections are kept closes them as they are used again: asked once more. */
  const runsOf = async (): Promise<SyncRun[]> => {
    try {
      return await admin.runs(DOMAIN);
    } catch (error) {
      if (strapi.isRunning() && error instanceof TypeError) return [];
      throw error;
    }
  };

  const ended = async (which: (run: SyncRun) => boolean): Promise<FinishedRun> =>
    finished(
      await waitFor(
        async () =>
          (await runsOf()).find((run) => which(run) && run.status !== 'queued' && run.status !== 'running'),
        { ...PATIENCE, what: 'the run to end' }
      )
    );

  return {
    simulator,
    database,
    strapi,
    admin,
    knex,
    async connect() {
      await post<Store>('/stores/connect', {
        domain: DOMAIN,
        method: 'access-token',
        accessToken,
        clientSecret: CLIENT_SECRET,
        includeOldOrders: true,
      });
      const first = await ended(() => true);
      if (options.rehearsed && multiplier?.replays() !== RESOURCES.length)
        throw new Error('The sync asked for other bulk operations than those that were done beforehand');
      return first;
    },
    async sync(mode) {
      const [store] = await admin.stores();
      const { data } = await post<SyncRun>(`/stores/${store?.documentId}/sync`, { mode });
      return ended(({ documentId }) => documentId === data.documentId);
    },
    async peakMiB() {
      const status = await readFile(`/proc/${strapi.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    async stop() {
      await knex.destroy();
      await strapi.stop();
      await multiplier?.close();
      await simulator.close();
      await folder.remove();
      await database.drop();
    },
  };
};
