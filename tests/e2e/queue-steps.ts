import assert from 'node:assert/strict';

import { openByNav, PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { failEvents } from './support/events';
import { expectAccessible, inspectPage, takePicture } from './support/page';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** One event is replayed by itself, one as a selection, and at least one with all that failed. */
const CHANGES = 3;

/** How a person follows webhooks: sees one arrive, is led to those that failed, and replays them. */
export const queueSteps = ({ page, demo }: Scene): Step[] => {
  const stores = settingsUrl(demo.adminUrl);
  const heading = page.getByRole('search', { name: 'Filter the webhooks' });
  const rows = page.getByRole('grid').getByRole('row');
  const row = (topic: string, state: string): Locator =>
    rows.filter({ hasText: topic }).filter({ has: page.getByText(state, { exact: true }) });
  const replayAll = page.getByRole('button', { name: /^Replay all failed/ });
  let failed = 0;

  return [
    {
      name: 'finds in the queue what Shopify told of',
      run: async () => {
        await page.goto(stores);
        await openByNav(page, 'Webhook queue');
        await heading.waitFor({ timeout: PAGE_TIMEOUT });
        for (let change = 0; change < CHANGES; change += 1)
          demo.simulator.local.applyChange(demo.shopDomain, { name: 'updateOrder' });
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
        failed = await failEvents(demo.folder);
        assert.ok(failed >= CHANGES);
        await page.goto(stores);
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
        await expectAccessible(page, 'The queue after a replay');
        failed -= 1;
        await page.getByRole('button', { name: `Replay all failed (${failed})` }).waitFor();
        await rows.nth(1).getByRole('checkbox').check();
        await page.getByRole('button', { name: 'Replay selected (1)' }).click();
        failed -= 1;
        await page.getByRole('button', { name: `Replay all failed (${failed})` }).waitFor();
        await replayAll.click();
        await page.getByText('No webhook matches these filters.').waitFor({ timeout: PAGE_TIMEOUT });
        await inspectPage(
          page,
          'queue-empty',
          () => page.getByText('No webhook matches these filters.').waitFor(),
          { widths: [1440] }
        );
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
        await openByNav(page, 'Stores');
        await page.getByRole('region', { name: /Demo/ }).waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
  ];
};
