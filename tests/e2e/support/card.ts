import assert from 'node:assert/strict';

import { SYNC_TIMEOUT } from './admin';

import type { Locator, Page } from 'playwright-core';

/** The card of the demo's shop, as a person reads it. */
export const demoCard = (page: Page) => {
  const card = page.getByRole('region', { name: /Demo/ });
  const fact = async (name: string): Promise<number> => {
    const value = card.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd');
    return Number((await value.innerText()).replaceAll(',', ''));
  };
  return {
    card,
    status: (text: string): Locator => card.getByText(text, { exact: true }),
    /** The number that stands under a name. */
    fact,
    async waitForFact(name: string, reached: (count: number) => boolean): Promise<void> {
      const deadline = Date.now() + SYNC_TIMEOUT;
      while (!reached(await fact(name))) {
        assert.ok(Date.now() < deadline, `${name} stays at ${await fact(name)}`);
        await page.waitForTimeout(250);
      }
    },
    /** Opens one of the card's tabs. */
    openTab: (name: string): Promise<void> => card.getByRole('tab', { name, exact: true }).click(),
  };
};
