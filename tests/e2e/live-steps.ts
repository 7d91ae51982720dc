import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { demoCard } from './support/card';

import { isOurs } from './support/network';

import type { Page, Request } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How long an idle page is watched, in milliseconds: twice the interval at which a busy one asks, and more. */
const WATCHED = 3_500;

/** Gives how many requests a page sends to the plugin while something goes on. */
const countRequests = async (page: Page, meanwhile: () => Promise<void>): Promise<number> => {
  let count = 0;
  const onRequest = (request: Request) => {
    if (isOurs(request)) count += 1;
  };
  page.on('request', onRequest);
  await meanwhile();
  page.off('request', onRequest);
  return count;
};

/** What the pages ask for by themselves: nothing while nothing moves, and nothing behind another tab. */
export const liveSteps = ({ page, demo }: Scene): Step[] => {
  const { card, status } = demoCard(page);
  const cancelButton = card.getByRole('button', { name: 'Cancel sync' });

  return [
    {
      name: 'sees a page that asks nothing while nothing moves',
      run: async () => {
        for (const path of [undefined, 'queue']) {
          await page.goto(settingsUrl(demo.adminUrl, path));
          // What loads late is no polling.
          await page.waitForLoadState('networkidle');
          const asked = await countRequests(page, () => page.waitForTimeout(WATCHED));
          assert.equal(asked, 0, `${path ?? 'stores'} asks while nothing moves`);
        }
      },
    },
    {
      name: 'sees a sync that began elsewhere end by itself, without asking while the tab is hidden',
      run: async () => {
        const slow = demo.simulator.local.addFault({ kind: 'latency', settings: { ms: 3_000 } });
        await page.goto(settingsUrl(demo.adminUrl));
        await status('Connected').waitFor({ timeout: PAGE_TIMEOUT });
        await card.getByRole('button', { name: 'Full resync' }).click();
        await cancelButton.waitFor({ timeout: PAGE_TIMEOUT });
        await page.waitForRequest(isOurs);
        await setVisibility(page, 'hidden');
        // A request under way when the tab was hidden may still end.
        await page.waitForTimeout(500);
        assert.equal(await countRequests(page, () => page.waitForTimeout(WATCHED)), 0, 'hidden');
        await setVisibility(page, 'visible');
        demo.simulator.local.removeFault(slow.id);
        await cancelButton.click();
        await cancelButton.waitFor({ state: 'hidden', timeout: PAGE_TIMEOUT });
      },
    },
  ];
};

/** A headless browser has no tabs to be hidden behind: the page is told so. */
const setVisibility = (page: Page, state: 'hidden' | 'visible'): Promise<unknown> =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '${state}' });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
