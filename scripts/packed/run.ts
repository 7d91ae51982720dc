import path from 'node:path';

import { checkDemo } from '../../playground/scripts/check';
import { SHOP_DOMAIN, startShopify } from '../../playground/scripts/start';
import { loginAdmin, registerFirstAdmin } from '../../playground/scripts/support/admin-client';
import { requestJson, send } from '../../playground/scripts/support/http';
import { freePort } from '../../playground/scripts/support/ports';
import { startStrapiProcess } from '../../playground/scripts/support/strapi-process';
import type { Simulator } from '../../simulator/src/index';
import type { TestDatabase } from '../../tests/integration/support/database';
import { checkPanel } from './panel';

const LOGIN = { email: 'admin@example.com', password: 'Packed-admin-1' };

/** Nobody answers there. */
const NO_SHOP = 'http://127.0.0.1:9/{shop}';

/** Looks whether contacts have the attribute that the README's extension adds. */
const checkExtension = async (url: string, token: string): Promise<void> => {
  const types = `${url}/content-manager/content-types`;
  const { data } = await requestJson<{ data: { uid: string; attributes: object }[] }>(types, {
    bearer: token,
  });
  const contact = data.find(({ uid }) => uid === 'plugin::shopify-crm.contact');
  if (!contact || !('rating' in contact.attributes))
    throw new Error("Contacts lack the attribute of the README's extension");
};

/** Looks at the plugin's setup route, closed without a login, answered with one, and at what the app added to contacts. */
const checkRoutes = async (url: string): Promise<void> => {
  const setup = `${url}/shopify-crm/setup`;
  const { status } = await send(setup);
  if (status !== 401) throw new Error(`GET /shopify-crm/setup without a login answered ${status}, not 401`);
  const { token } = await loginAdmin(url, LOGIN);
  const { data } = await requestJson<{ data: { apiVersion: string } }>(setup, { bearer: token });
  if (!data.apiVersion) throw new Error(`GET /shopify-crm/setup answered ${JSON.stringify(data)}`);
  await requestJson(`${url}/shopify-crm/stores`, { bearer: token });
  await checkExtension(url, token);
};

/** Connects the simulated store as a person does, and compares every record after the first sync and after live changes. */
const checkSync = async (url: string, simulator: Simulator): Promise<void> => {
  const [app] = simulator.apps;
  if (!app) throw new Error('The simulator has no app');
  const { clientId, clientSecret } = app;
  const shop = { simulator, shopDomain: SHOP_DOMAIN, app: { clientId, clientSecret } };
  const said: string[] = [];
  const options = { changes: 100, say: (line: string) => void said.push(line) };
  const agrees = await checkDemo({ url, login: LOGIN, ...shop }, options);
  if (!agrees) throw new Error(`Strapi and the shop differ:\n${said.join('\n')}`);
};

/** Starts the app, and stops it after the work. */
const withStrapi = async (
  app: string,
  { env }: TestDatabase,
  settings: { port: number; shopOrigin: string; url: string },
  work: () => Promise<void>
): Promise<void> => {
  // A server's database is the app's own by its .env; SQLite's file lies in the app.
  const { DATABASE_CLIENT: client, DATABASE_PASSWORD: password = '' } = env;
  const database: Record<string, string> = client === 'sqlite' ? {} : { DATABASE_PASSWORD: password };
  const strapi = await startStrapiProcess({
    app,
    port: settings.port,
    logFile: path.join(app, 'strapi.log'),
    env: {
      PUBLIC_URL: settings.url,
      SHOPIFY_SHOP_ORIGIN: settings.shopOrigin,
      // An older Strapi's new apps make it up in development alone.
      JWT_SECRET: 'packed-app-jwt-secret',
      ...database,
    },
  });
  try {
    await work();
  } finally {
    await strapi.stop();
  }
};

/**
 * Boots the app and looks whether the plugin answers; with `sync`, whether a store comes in and is seen.
 *
 * @throws Error that says what does not hold.
 */
export const checkBoot = async (app: string, database: TestDatabase, sync: boolean): Promise<void> => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  // Large enough for bulk operations, and for the thread that reads larger results.
  const sizes = { customers: 300, products: 60, orders: 600 };
  const simulator = sync ? await startShopify(await freePort(), url, sizes) : undefined;
  const shopOrigin = simulator ? `${simulator.url}/{shop}` : NO_SHOP;
  try {
    await withStrapi(app, database, { port, url, shopOrigin }, async () => {
      await registerFirstAdmin(url, LOGIN);
      await checkRoutes(url);
      if (!simulator) return;
      await checkSync(url, simulator);
      await checkPanel(url, LOGIN, SHOP_DOMAIN);
    });
  } finally {
    await simulator?.close();
  }
};
