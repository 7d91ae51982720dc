import { once } from 'node:events';
import { createStrapi, type Core } from '@strapi/strapi';
import supertest, { agent } from 'supertest';
import {
  adminClient,
  loginAdmin,
  registerFirstAdmin,
  type AdminClient,
} from '../../../playground/scripts/support/admin-client';
import type { IngestService } from '../../../server/src/ingest';
import type { Store } from '../../../shared/contracts';
import { freePort } from '../../../playground/scripts/support/ports';
import { appFolder } from './app-folder';
import { createTestDatabase, type TestDatabase } from './database';
import { shared } from './shared';
import { startedDatabase } from './started-database';

/** Where Strapi keeps itself. */
const strapisGlobal = shared?.globalThis ?? globalThis;

/** Where no Shopify answers. */
export const NO_SHOP = 'http://127.0.0.1:9/{shop}';

const LOGIN = { email: 'admin@example.com', password: 'Test-admin-1' };

export interface TestStrapiOptions {
  /** Where a shop's Shopify answers, such as `http://127.0.0.1:4010/{shop}`. */
  shopOrigin: string;
  /** Environment variables that the playground's configuration reads. */
  env?: Record<string, string>;
  /** The plugin's configuration, over the playground's. */
  config?: Record<string, unknown>;
  /** Files to add to the app, contents by path inside it. */
  files?: Record<string, string>;
  /** Whether Strapi starts for the first time, and makes its tables. */
  onEmptyDatabase?: boolean;
  /** The database of an earlier Strapi that was stopped with `keepDatabase`. */
  database?: TestDatabase;
  /** The port of an earlier Strapi, whose URL Shopify knows. */
  port?: number;
}

/** A real Strapi with the built plugin, in this process, that listens on a port of its own. */
export interface TestStrapi {
  strapi: Core.Strapi;
  /** Such as `http://127.0.0.1:41234`. */
  url: string;
  port: number;
  database: TestDatabase;
  /** Requests as the super admin. */
  admin: ReturnType<typeof agent>;
  /** The plugin's admin routes, typed, as the super admin. */
  client: AdminClient;
  /** A store as the admin's list has it. */
  store(domain: string): Promise<Store>;
  /** The plugin's one way in for records. */
  ingest: IngestService;
  /** The super admin's bearer token, valid for 30 minutes. */
  adminToken: string;
  /** Requests of nobody in particular: Shopify, or a program that uses the REST API. */
  api: ReturnType<typeof supertest>;
  /** Stops Strapi and drops its database, unless that is to be used again. */
  stop(options?: { keepDatabase?: boolean }): Promise<void>;
}

/** Runs something with environment variables set, and puts the old ones back. */
const withEnv = async <T>(env: Record<string, string>, run: () => Promise<T>): Promise<T> => {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  try {
    return await run();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
};

const listen = async (strapi: Core.Strapi, port: number): Promise<void> => {
  strapi.server.mount();
  const server = strapi.server.listen(port, '127.0.0.1');
  await once(server, 'listening');
};

/** The plugin and the app are loaded anew each time: an app's extensions change the plugin's content types in place. */
const forgetModules = (): void => {
  if (!shared) return;
  for (const file of Object.keys(shared.require.cache))
    if (!file.includes('/node_modules/')) Reflect.deleteProperty(shared.require.cache, file);
};

const load = async (folder: string): Promise<Core.Strapi> => {
  forgetModules();
  const strapi = createStrapi({ appDir: folder, distDir: folder });
  strapi.log.level = process.env.TEST_LOG_LEVEL ?? 'error';
  // It counts in memory, which the test files that a worker runs share.
  strapi.config.set('admin.rateLimit.enabled', false);
  try {
    return await strapi.load();
  } catch (error) {
    // A half-made Strapi cannot be destroyed as a whole; its connections would keep the test process from ending.
    await strapi.db.destroy();
    Reflect.deleteProperty(strapisGlobal, 'strapi');
    throw error;
  }
};

/** The database for a Strapi that keeps nothing of an earlier one. Its tables are there already, and so is its super admin. */
const newDatabase = ({ files, onEmptyDatabase }: TestStrapiOptions): Promise<TestDatabase> => {
  // An app that is changed has other tables. Those who own the clock look for nobody else's file.
  if (onEmptyDatabase || files || !shared) return createTestDatabase();
  return startedDatabase(async (database) => {
    const made = await startStrapi({ shopOrigin: NO_SHOP, database });
    await made.stop({ keepDatabase: true });
  });
};

/**
 * Starts Strapi on a database without records (the kind that `DATABASE_CLIENT` names) with one super admin, who is logged in.
 * `TEST_LOG_LEVEL` shows more of its log than errors. Strapi keeps state in modules, so a process takes one at a time; after
 * `stop` another can be started, on the same database too.
 *
 * @throws what stops the boot; nothing of it is left then.
 */
export const startStrapi = async (options: TestStrapiOptions): Promise<TestStrapi> => {
  if ('strapi' in strapisGlobal) throw new Error('Another Strapi runs in this process: stop it first');
  const folder = await appFolder(options.files);
  const database = options.database ?? (await newDatabase(options));
  const discard = async (): Promise<void> => {
    await folder.remove();
    if (!options.database) await database.drop();
  };
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...database.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: url,
    SHOPIFY_SHOP_ORIGIN: options.shopOrigin,
    SHOPIFY_CRM_CONFIG: JSON.stringify(options.config ?? {}),
    STRAPI_TELEMETRY_DISABLED: 'true',
    ...options.env,
  };

  const strapi = await withEnv(env, () => load(folder.path)).catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  await listen(strapi, port);
  if (!(await strapi.service('admin::user').exists())) await registerFirstAdmin(url, LOGIN);
  const { token } = await loginAdmin(url, LOGIN);
  const client = adminClient(url, token);

  return {
    strapi,
    url,
    port,
    database,
    admin: agent(url).set('Authorization', `Bearer ${token}`),
    client,
    async store(domain) {
      const found = (await client.stores()).find((store) => store.domain === domain);
      if (!found) throw new Error(`There is no store ${domain}`);
      return found;
    },
    // Not before it is asked for: some tests start Strapi without the plugin.
    get ingest() {
      return strapi.plugin('shopify-crm').service('ingest') as IngestService;
    },
    adminToken: token,
    api: supertest(url),
    async stop({ keepDatabase = false } = {}) {
      await strapi.destroy();
      await folder.remove();
      if (!keepDatabase) await database.drop();
    },
  };
};
