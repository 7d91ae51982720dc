import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { demoCard } from './support/card';
import { holdAnswers } from './support/demo';

import { isOurs } from './support/network';

import type { Page, Request } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How long an idle page is watched, in milliseconds: twice the interval at which a busy one asks, and more. */
const WATCHED = 3_500;

/** After how long without a request a page has loaded all, in milliseconds. */
const QUIET = 1_000;

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
      name: 'sees pages that ask nothing while nothing moves',
      run: async () => {
        const watch = async (watched: Page, path?: string): Promise<void> => {
          await watched.goto(settingsUrl(demo.adminUrl, path));
          await watched.getByRole('heading', { level: 1 }).waitFor({ timeout: PAGE_TIMEOUT });
          await watched.locator('main [aria-busy="true"]').first().waitFor({ state: 'hidden' });
          // What loads late is no polling.
          const isQuiet = async (): Promise<boolean> =>
            (await countRequests(watched, () => watched.waitForTimeout(QUIET))) === 0;
          await until(watched, isQuiet, 'all is loaded');
          const asked = await countRequests(watched, () => watched.waitForTimeout(WATCHED));
          assert.equal(asked, 0, `${path ?? 'stores'} asks while nothing moves`);
        };
        const another = await page.context().newPage();
        await Promise.all([watch(page), watch(another, 'queue')]);
        await another.close();
      },
    },
    {
      name: 'sees a sync that began elsewhere end by itself, without asking while the tab is hidden',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await status('Connected').waitFor({ timeout: PAGE_TIMEOUT });
        const slow = demo.simulator.local.addFault({ kind: 'latency', settings: { ms: 400 } });
        await card.getByRole('button', { name: 'Full resync' }).click();
        await cancelButton.waitFor({ timeout: PAGE_TIMEOUT });
        const letGo = holdAnswers(demo);
        demo.simulator.local.removeFault(slow.id);
        await page.waitForRequest(isOurs);
        await setVisibility(page, 'hidden');
        // A request under way when the tab was hidden may still end.
        await page.waitForTimeout(500);
        assert.equal(await countRequests(page, () => page.waitForTimeout(WATCHED)), 0, 'hidden');
        await setVisibility(page, 'visible');
        await cancelButton.click();
        letGo();
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
