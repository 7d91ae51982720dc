import { symlink } from 'node:fs/promises';
import path from 'node:path';

import { startDemo, type DemoOptions } from '../../../playground/scripts/start';
import { PLAYGROUND } from '../../../playground/scripts/support/build';
import { appFolder } from '../../integration/support/app-folder';

import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { E2eDemo } from './demo';

/** Small enough for a first sync of seconds, large enough for several pages of records. */
const SHOP = { customers: 120, products: 40, orders: 200 };

/** A Strapi, a simulated Shopify and a browser window: what happens in one scene is not seen in another. */
export interface Scene {
  demo: E2eDemo;
  browser: Browser;
  page: Page;
  close(): Promise<void>;
}

/** How a scene differs from the demo. */
export interface SceneOptions extends Pick<DemoOptions, 'env'> {
  /** Files to add to the Strapi app, contents by path inside it. */
  files?: Record<string, string>;
}

/** Strapi's guided tour lies over the pages of an app with types of its own; its admin keeps there that somebody has left it. */
const LEAVE_TOUR = `localStorage.setItem('STRAPI_GUIDED_TOUR', '{"tours":{},"enabled":false}')`;

/** A window of a person in England who has not chosen a theme, has left Strapi's guided tour, and lets pages copy. */
export const openWindow = async (browser: Browser): Promise<BrowserContext> => {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 1000 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.addInitScript({ content: LEAVE_TOUR });
  return context;
};

/** Sets a scene: starts the demo on free ports, and opens a window. */
export const openScene = async (browser: Browser, { files, env }: SceneOptions = {}): Promise<Scene> => {
  const app = await appFolder(files);
  // The admin panel is the same, whichever content types the app has.
  if (files) await symlink(path.join(PLAYGROUND, 'build'), path.join(app.path, 'build'));
  const demo = await startDemo({
    port: 0,
    simulatorPort: 0,
    standardApp: true,
    writeBack: true,
    ...SHOP,
    say: () => undefined,
    app: app.path,
    ...(env ? { env } : {}),
  });
  try {
    const shop = demo.simulator.shops.get(demo.shopDomain);
    if (!shop) throw new Error(`The simulator has no ${demo.shopDomain}`);
    const count = (typename: string): number => shop.list(typename).length;
    const page = await (await openWindow(browser)).newPage();
    return {
      demo: { ...demo, expected: { products: count('Product'), orders: count('Order') } },
      browser,
      page,
      close: async () => {
        await demo.stop();
        await app.remove();
      },
    };
  } catch (error) {
    await demo.stop();
    throw error;
  }
};
