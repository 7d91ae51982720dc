import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { IMPORT_SCOPES, startSimulator, type ShopPlan, type Simulator } from '../../simulator/src/index';
import { registerFirstAdmin, type Login } from './support/admin-client';
import { buildWhatIsStale, PLAYGROUND, ROOT } from './support/build';
import { portOrFree } from './support/ports';
import { startStrapiProcess, type StrapiProcess } from './support/strapi-process';

const SHOP_DOMAIN = 'demo.myshopify.com';

/** A Client ID of Shopify's form; the simulator derives the secret from it. */
const CLIENT_ID = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';

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
  /** Whether the admin panel must be there (its build takes half a minute); true unless told. */
  adminPanel?: boolean;
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
  stop(): Promise<void>;
}

const freshFolder = async (): Promise<string> => {
  const name = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const folder = path.join(ROOT, '.demo', name);
  await mkdir(folder, { recursive: true });
  return folder;
};

const startShopify = (port: number, strapiUrl: string, options: DemoOptions): Promise<Simulator> => {
  const plugin = `${strapiUrl}/api/shopify-crm`;
  const { customers = 520, products = 220, orders = 1_050, plan = 'plus' } = options;
  return startSimulator({
    port,
    shops: [{ domain: SHOP_DOMAIN, name: 'Demo Shop', plan, seed: 'demo', customers, products, orders }],
    apps: [
      {
        clientId: CLIENT_ID,
        title: 'Strapi CRM',
        scopes: [...IMPORT_SCOPES, 'read_all_orders'],
        appUrl: `${plugin}/oauth/install`,
        redirectUrls: [`${plugin}/oauth/callback`],
        complianceUrl: `${plugin}/webhooks`,
      },
    ],
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
    const folder = await freshFolder();
    strapi = await startStrapiProcess({
      app: PLAYGROUND,
      port,
      logFile: path.join(folder, 'strapi.log'),
      env: {
        PUBLIC_URL: url,
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: path.join(folder, 'data.db'),
        SHOPIFY_SHOP_ORIGIN: `${simulator.url}/{shop}`,
      },
    });
    await registerFirstAdmin(url, LOGIN);
    const [app] = simulator.apps;
    if (!app) throw new Error('The simulator has no app');
    const running = strapi;
    return {
      url,
      adminUrl: `${url}/admin`,
      login: LOGIN,
      simulator,
      shopDomain: SHOP_DOMAIN,
      app: { clientId: app.clientId, clientSecret: app.clientSecret },
      strapi,
      folder,
      stop: async () => {
        await running.stop();
        await simulator.close();
      },
    };
  } catch (error) {
    await strapi?.stop();
    await simulator.close();
    throw error;
  }
};
