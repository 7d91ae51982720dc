import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { IMPORT_SCOPES, startSimulator, type ShopPlan, type Simulator } from '../../simulator/src/index';
import { registerFirstAdmin, type Login } from './support/admin-client';
import { buildWhatIsStale, PLAYGROUND, ROOT } from './support/build';
import { portOrFree } from './support/ports';
import { startStrapiProcess, type StrapiProcess } from './support/strapi-process';

/** The simulated shop's domain. */
export const SHOP_DOMAIN = 'demo.myshopify.com';

/** A Client ID of Shopify's form; the simulator derives the secret from it. */
const CLIENT_ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';

/** The same of the standard app. */
const STANDARD_CLIENT_ID = 'f9e8d7c6b5a4039281706f5e4d3c2b1a';

/** What writing back needs (docs/write-back.md). */
const WRITE_SCOPES = ['write_customers', 'write_draft_orders'];

const LOGIN: Login = { email: 'admin@example.com', password: 'Demo-admin-1' };

export interface DemoOptions {
  /** Where Strapi listens; another free port is taken where this one is not. 1337 unless told, 0 for any. */
  port?: number;
  /** Where the simulator listens, likewise; 4010 unless told. */
  simulatorPort?: number;
  customers?: number;
  products?: number;
  orders?: number;
  /** What the shop's API rate limit follows; `plus` (1,000 points a second) unless told. */
  plan?: ShopPlan;
  /** Whether Strapi's configuration has a standard app, so that a store is connected by one click; false unless told. */
  standardApp?: boolean;
  /** Whether people may write to Shopify; the apps then have the scopes for it. False unless told. */
  writeBack?: boolean;
  /** Whether the admin panel must be there (its build takes half a minute); true unless told. */
  adminPanel?: boolean;
  /** The folder of the Strapi app; the playground unless told. */
  app?: string;
  /** Environment variables of the Strapi process, over the demo's own. */
  env?: Record<string, string>;
  /** Takes the lines about what goes on; the console unless told. */
  say?: (line: string) => void;
}

/** A running demo: a simulated shop, and a Strapi with the plugin that is not yet connected to it. */
export interface Demo {
  url: string;
  adminUrl: string;
  login: Login;
  simulator: Simulator;
  shopDomain: string;
  app: { clientId: string; clientSecret: string };
  strapi: StrapiProcess;
  /** The folder with the database and Strapi's log. */
  folder: string;
  /** Starts Strapi anew on the same database; `env` as in the options. */
  restart(env?: Record<string, string>): Promise<void>;
  stop(): Promise<void>;
}

/** Several demos may start at the same moment: their ports differ. */
const freshFolder = async (port: number): Promise<string> => {
  const name = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = path.join(ROOT, '.demo', `${name}-${port}`);
  await mkdir(folder, { recursive: true });
  return folder;
};

/** Starts the demo's shop, with apps that have the addresses of a Strapi. */
export const startShopify = (port: number, strapiUrl: string, options: DemoOptions): Promise<Simulator> => {
  const plugin = `${strapiUrl}/api/shopify-crm`;
  const { customers = 520, products = 220, orders = 1_050, plan = 'plus', writeBack = false } = options;
  return startSimulator({
    port,
    shops: [{ domain: SHOP_DOMAIN, name: 'Demo Shop', plan, seed: 'demo', customers, products, orders }],
    apps: [
      { clientId: CLIENT_ID, title: 'Strapi CRM' },
      { clientId: STANDARD_CLIENT_ID, title: 'Strapi CRM for everybody' },
    ].map((app) => ({
      ...app,
      scopes: [...IMPORT_SCOPES, 'read_all_orders', ...(writeBack ? WRITE_SCOPES : [])],
      appUrl: `${plugin}/oauth/install`,
      redirectUrls: [`${plugin}/oauth/callback`],
      complianceUrl: `${plugin}/webhooks`,
    })),
  });
};

/**
 * Builds what is stale, then starts the Shopify simulator in this process and a Strapi with the plugin in another one, on a
 * fresh SQLite file, with one admin user.
 *
 * @throws Error where a build or a start fails; what was started is stopped before.
 */
export const startDemo = async (options: DemoOptions = {}): Promise<Demo> => {
  const { adminPanel = true, say = (line: string) => console.log(line) } = options;
  await buildWhatIsStale(adminPanel ? 'panel' : 'server', say);

  const port = await portOrFree(options.port ?? 1337);
  const url = `http://127.0.0.1:${port}`;
  say('Starting the Shopify simulator…');
  const simulator = await startShopify(await portOrFree(options.simulatorPort ?? 4010), url, options);
  let strapi: StrapiProcess | undefined;
  try {
    say('Starting Strapi…');
    const folder = await freshFolder(port);
    const [app, standard] = simulator.apps;
    if (!app || !standard) throw new Error('The simulator has no app');
    const { standardApp = false, writeBack = false } = options;
    const pluginConfig = {
      writeBack,
      ...(standardApp ? { app: { clientId: standard.clientId, clientSecret: standard.clientSecret } } : {}),
    };
    const start = (env: Record<string, string> = {}) =>
      startStrapiProcess({
        app: options.app ?? PLAYGROUND,
        port,
        logFile: path.join(folder, 'strapi.log'),
        env: {
          PUBLIC_URL: url,
          DATABASE_CLIENT: 'sqlite',
          DATABASE_FILENAME: path.join(folder, 'data.db'),
          SHOPIFY_SHOP_ORIGIN: `${simulator.url}/{shop}`,
          SHOPIFY_CRM_CONFIG: JSON.stringify(pluginConfig),
          ...env,
        },
      });
    strapi = await start(options.env);
    await registerFirstAdmin(url, LOGIN);
    const demo: Demo = {
      url,
      adminUrl: `${url}/admin`,
      login: LOGIN,
      simulator,
      shopDomain: SHOP_DOMAIN,
      app: { clientId: app.clientId, clientSecret: app.clientSecret },
      strapi,
      folder,
      restart: async (env) => {
        await demo.strapi.stop();
        demo.strapi = await start(env);
      },
      stop: async () => {
        await demo.strapi.stop();
        await simulator.close();
      },
    };
    return demo;
  } catch (error) {
    await strapi?.stop();
    await simulator.close();
    throw error;
  }
};
