import { startDemo } from '../../playground/scripts/start';
import { connectStory } from './connect-story';
import { launchBrowser } from './support/browser';
import { failEvents } from './support/events';
import { takePicture } from './support/page';
import { runStory } from './support/steps';

/** Small enough for a first sync of seconds, large enough for several pages of records. */
const SHOP = { customers: 120, products: 40, orders: 200 };

/** Starts the demo and a browser, tells the story, and stops both. Returns whether everything went well. */
const main = async (): Promise<boolean> => {
  const demo = await startDemo({ port: 0, simulatorPort: 0, ...SHOP });
  try {
    const shop = demo.simulator.shops.get(demo.shopDomain);
    if (!shop) throw new Error(`The simulator has no ${demo.shopDomain}`);
    const count = (typename: string): number => shop.list(typename).length;
    const expected = { products: count('Product'), orders: count('Order') };

    const browser = await launchBrowser();
    try {
      // axe opens a page of its own beside ours, which a page without an explicit context does not allow.
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 1000 } });
      const page = await context.newPage();
      const story = connectStory(page, {
        ...demo,
        expected,
        changeOrder: () => void demo.simulator.local.applyChange(demo.shopDomain, { name: 'updateOrder' }),
        failEvents: () => failEvents(demo.folder),
      });
      const { passed, failed, notRun } = await runStory(story, () => takePicture(page, 'failure'));
      console.log(`${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ''}`);
      return failed === 0;
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
};

main().then(
  (succeeded) => process.exit(succeeded ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
