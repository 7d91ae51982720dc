import assert from 'node:assert/strict';

import { inspectPage, takePicture } from './support/page';

import type { Locator, Page } from 'playwright-core';
import type { Step } from './support/steps';

/** What the steps do to the running demo behind the person's back. */
export interface QueueDemo {
  adminUrl: string;
  /** Changes an order in Shopify. */
  changeOrder: () => void;
  /** Lets every settled webhook have failed; gives how many there are. */
  failEvents: () => Promise<number>;
}

/** One event is replayed by itself, one as a selection, and at least one with all that failed. */
const CHANGES = 3;

/** How long a page of the admin panel may take to show up, in milliseconds. */
const PAGE_TIMEOUT = 20_000;

/** How a person follows webhooks: sees one arrive, is led to those that failed, and replays them. */
export const queueSteps = (page: Page, demo: QueueDemo): Step[] => {
  const settingsUrl = `${demo.adminUrl}/settings/shopify-crm`;
  const heading = page.getByRole('heading', { level: 1, name: 'Webhook queue' });
  const rows = page.getByRole('grid').getByRole('row');
  const row = (topic: string, state: string): Locator =>
    rows.filter({ hasText: topic }).filter({ has: page.getByText(state, { exact: true }) });
  const replayAll = page.getByRole('button', { name: /^Replay all failed/ });
  let failed = 0;

  return [
    {
      name: 'finds in the queue what Shopify told of',
      run: async () => {
        await page.goto(settingsUrl);
        await page.getByRole('link', { name: 'Queue', exact: true }).click();
        await heading.waitFor({ timeout: PAGE_TIMEOUT });
        for (let change = 0; change < CHANGES; change += 1) demo.changeOrder();
        // The page shows by itself what moves; that something came it learns on request.
        for (let tries = 0; (await row('orders/updated', 'Done').count()) < CHANGES; tries += 1) {
          assert.ok(tries < 40, 'the webhooks are not in the queue');
          await page.getByRole('button', { name: 'Refresh' }).click();
          await page.waitForTimeout(500);
        }
        assert.ok(await replayAll.isDisabled(), 'nothing failed');
      },
    },
    {
      name: 'is led by the badge to what failed',
      run: async () => {
        failed = await demo.failEvents();
        assert.ok(failed >= CHANGES);
        await page.goto(settingsUrl);
        const badge = page.getByRole('link', { name: /failed webhook/ });
        await badge.waitFor({ timeout: PAGE_TIMEOUT });
        await takePicture(page, 'failed-badge');
        await badge.click();
        await heading.waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(new URL(page.url()).searchParams.get('status'), 'failed');
        await row('orders/updated', 'Failed').first().getByText('Shopify could not be reached').waitFor();
      },
    },
    {
      name: 'sees an accessible queue in every width and theme',
      run: async () => {
        await inspectPage(page, 'queue', () => rows.nth(1).waitFor({ timeout: PAGE_TIMEOUT }));
      },
    },
    {
      name: 'replays one, a selection, and all that failed',
      run: async () => {
        await page
          .getByRole('button', { name: /^Replay: / })
          .first()
          .click();
        await page.getByText('1 webhook is replayed.').waitFor();
        failed -= 1;
        await page.getByRole('button', { name: `Replay all failed (${failed})` }).waitFor();
        await rows.nth(1).getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Replay selected (1)' }).click();
        failed -= 1;
        await page.getByRole('button', { name: `Replay all failed (${failed})` }).waitFor();
        await replayAll.click();
        await page.getByText('No webhook matches these filters.').waitFor({ timeout: PAGE_TIMEOUT });
        await takePicture(page, 'queue-empty');
        await page.getByRole('button', { name: 'Show all webhooks' }).click();
        await row('orders/updated', 'Done').first().waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await row('orders/updated', 'Failed').count(), 0);
      },
    },
    {
      name: 'narrows the queue down to a state, and goes back to the stores',
      run: async () => {
        await page.getByRole('combobox', { name: 'State' }).click();
        await page.getByRole('option', { name: 'Skipped' }).click();
        await page.waitForURL(/status=skipped/);
        await page.getByRole('link', { name: 'Back to the stores' }).click();
        await page.getByRole('heading', { level: 1, name: 'Shopify' }).waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
  ];
};
