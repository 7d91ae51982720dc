import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, SYNC_TIMEOUT } from './support/admin';
import { demoCard } from './support/card';
import { walkTableByKeyboard } from './support/keyboard';
import { inspectPage, takePicture } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

const LINES = 'Import line items';

/** What a person finds in the tabs of a connected store's card: the sync, the import options, the history of runs. */
export const cardSteps = ({ page, demo }: Scene): Step[] => {
  const { card, fact, openTab } = demoCard(page);
  const lines = card.getByRole('checkbox', { name: LINES });

  const openOptions = async (): Promise<void> => {
    await openTab('Import options');
    await lines.waitFor({ timeout: PAGE_TIMEOUT });
  };
  const openHistory = async (): Promise<void> => {
    await openTab('History');
    await card
      .getByText(/ unchanged · /)
      .first()
      .waitFor({ timeout: PAGE_TIMEOUT });
  };
  const saveLines = async (imported: boolean): Promise<void> => {
    await openOptions();
    await lines.setChecked(imported);
    await page.getByRole('button', { name: 'Save import options' }).click();
    await page.getByText('The import options are saved').first().waitFor();
    await page.reload();
    await openOptions();
    assert.equal(await lines.isChecked(), imported);
  };

  return [
    {
      name: 'syncs again by hand',
      run: async () => {
        // The first sync's message may still be there.
        await page.getByText(/the sync is complete/).waitFor({ state: 'hidden' });
        await page.getByRole('button', { name: 'Full resync' }).click();
        await page.getByText('The sync has begun.').waitFor();
        await page.getByText(/the sync is complete/).waitFor({ timeout: SYNC_TIMEOUT });
        assert.equal(await fact('Products'), demo.expected.products);
      },
    },
    {
      name: 'compares with Shopify, and reads that nothing differs',
      run: async () => {
        await page.getByRole('button', { name: 'Compare with Shopify' }).click();
        await card.locator('dd', { hasText: 'No difference' }).waitFor({ timeout: SYNC_TIMEOUT });
        await card.getByText('Orders: no difference').waitFor();
      },
    },
    {
      name: 'switches an import option off and on, and finds it so after a reload',
      run: async () => {
        await saveLines(false);
        await saveLines(true);
        await inspectPage(page, 'card-options', openOptions, { widths: [375, 1440], themes: ['light'] });
      },
    },
    {
      name: 'has the webhooks checked, and one that is missing registered again',
      run: async () => {
        const { clientId } = demo.app;
        const subscriptions = (): number =>
          demo.simulator.local
            .listShops()
            .filter(({ domain }) => domain === demo.shopDomain)
            .flatMap(({ installations }) => installations.flatMap((one) => one.subscriptions)).length;
        const before = subscriptions();
        const lost = { clientId, topic: 'orders/updated', remove: true };
        demo.simulator.local.changeSubscriptions(demo.shopDomain, lost);
        assert.equal(subscriptions(), before - 1);
        await openTab('Live updates');
        await card.getByRole('button', { name: 'Check with Shopify' }).click();
        await page.getByText('The webhooks were checked and registered.').waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(subscriptions(), before);
      },
    },
    {
      name: 'sees when the newest webhook came in',
      run: async () => {
        demo.simulator.local.applyChange(demo.shopDomain, { name: 'updateOrder' });
        await demo.simulator.control.whenIdle(PAGE_TIMEOUT);
        await page.reload();
        await openTab('Live updates');
        const newest = card.getByText(/^Newest webhook that came in:/).locator('time');
        const moment = await newest.getAttribute('datetime', { timeout: PAGE_TIMEOUT });
        assert.ok(Date.now() - Date.parse(String(moment)) < SYNC_TIMEOUT);
      },
    },
    {
      name: 'copies diagnostics for a support request',
      run: async () => {
        await card.getByRole('button', { name: 'Copy diagnostics' }).click();
        await page.getByText(/^Copied: versions, settings/).waitFor();
        const copied = await page.evaluate<string>('navigator.clipboard.readText()');
        const { stores, versions } = JSON.parse(copied) as { stores: { domain: string }[]; versions: object };
        assert.deepEqual(
          stores.map(({ domain }) => domain),
          [demo.shopDomain]
        );
        assert.ok('strapi' in versions);
        assert.ok(!copied.includes(demo.app.clientSecret));
      },
    },
    {
      name: 'reads in the history what each sync moved, and in a run what was not imported and why',
      run: async () => {
        const shop = demo.simulator.shops.get(demo.shopDomain);
        const product = shop?.list('Product')[0];
        if (!shop || !product) throw new Error('The shop has no product');
        shop.put({ ...product, createdAt: 'no time at all' });
        await page.goto(settingsUrl(demo.adminUrl));
        await page.getByRole('button', { name: 'Full resync' }).click({ timeout: PAGE_TIMEOUT });
        await page.getByText(/the sync is complete/).waitFor({ timeout: SYNC_TIMEOUT });
        shop.put(product);
        await openHistory();
        await takePicture(page, 'history');
        const newest = card.getByRole('listitem').filter({ hasText: 'Full sync' }).first();
        await newest.getByText('Completed', { exact: true }).waitFor();
        await newest.getByText(/^Products: .* · 1 failed/).waitFor();
        await newest.getByRole('link', { name: 'Full sync' }).click();
        await page.getByText('1 record was not imported. Listed: 1.').waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByText('in a form that is not known here').waitFor();
        assert.equal(
          await page.getByRole('link', { name: /^\d+$/ }).first().getAttribute('href'),
          `https://admin.shopify.com/store/demo/products/${product.id.split('/').at(-1)}`
        );
        await inspectPage(page, 'run', () =>
          page.getByText('in a form that is not known here').waitFor({ timeout: PAGE_TIMEOUT })
        );
        await walkTableByKeyboard(page, 'The table of what was not imported');
      },
    },
  ];
};
