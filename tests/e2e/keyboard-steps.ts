import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { demoCard } from './support/card';
import { failEvents } from './support/events';
import { pageHasFocus, pressOn, walkByKeyboard, walkTableByKeyboard } from './support/keyboard';
import { isFocused } from './support/page';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** The panel that the connect form is in, and the card of a store, as CSS selectors. */
const FORM = 'main section:has(form)';
const CARD = 'main section:has([role="tablist"])';

/** Of an order that changes. */
const TOPIC = 'orders/updated';

/** The tabs of a card, in their order, each with words that it shows once it is read. */
const TABS: [name: string, words: RegExp | string][] = [
  ['Sync', 'Full resync'],
  ['Live updates', 'Check with Shopify'],
  ['Import options', 'Save import options'],
  ['History', / unchanged · /],
];

/** What a person does who has no mouse. */
export const keyboardSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const { card } = demoCard(page);

  /** Chooses in a list by the arrows. */
  const choose = async (list: string, name: RegExp): Promise<void> => {
    const box = page.getByRole('combobox', { name: list });
    await pressOn(box);
    const options = page.getByRole('option');
    await options.first().waitFor();
    const option = options.filter({ hasText: name });
    for (let presses = await options.count(); presses > 0 && !(await isFocused(option)); presses -= 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(page, () => isFocused(box), `the focus is back on “${list}”`);
    assert.match(await box.innerText(), name);
  };

  return [
    {
      name: 'opens the form that connects a store, sees the focus on all of it, and goes back',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await button('Add another store').waitFor({ timeout: PAGE_TIMEOUT });
        await pressOn(button('Add another store'));
        await until(page, () => isFocused(page.getByLabel('Store domain')), 'the form has the focus');
        await walkByKeyboard(page, 'The form', FORM);
        await pressOn(button('Advanced settings'));
        await pressOn(
          page.getByRole('checkbox', { name: 'Use a custom Shopify app for this store' }),
          'Space'
        );
        await page.getByLabel('Client ID').waitFor();
        await walkByKeyboard(page, 'The form with the advanced settings', FORM);
        await pressOn(button('Cancel'));
        await until(page, () => isFocused(button('Add another store')), 'the focus is back on the button');
      },
    },
    {
      name: 'goes through the page of the stores, tab by tab',
      run: async () => {
        await walkByKeyboard(page, 'The page of the stores');
        await card.getByRole('tab', { selected: true }).focus();
        for (const [name, words] of TABS) {
          if (name !== TABS[0]?.[0]) await page.keyboard.press('ArrowRight');
          const tab = card.getByRole('tab', { name, exact: true });
          await until(page, () => isFocused(tab), `the arrows lead to “${name}”`);
          await card.getByText(words).first().waitFor({ timeout: PAGE_TIMEOUT });
          await walkByKeyboard(page, `The tab “${name}”`, CARD);
          await tab.focus();
        }
      },
    },
    {
      name: 'reaches each button of the queue, and replays one webhook and then all',
      run: async () => {
        for (let change = 0; change < 2; change += 1)
          demo.simulator.local.applyChange(demo.shopDomain, { name: 'updateOrder' });
        await until(page, async () => (await failEvents(demo.folder, TOPIC)) > 1, 'two webhooks have failed');
        await page.goto(settingsUrl(demo.adminUrl, `queue?status=failed&topic=${TOPIC}`));
        const replay = page.getByRole('button', { name: /^Replay: / });
        await replay.nth(1).waitFor({ timeout: PAGE_TIMEOUT });
        await walkByKeyboard(page, 'The queue');
        await walkTableByKeyboard(page, 'The table of the queue');
        await pressOn(replay.first());
        await page.getByText('1 webhook is replayed.').waitFor({ timeout: PAGE_TIMEOUT });
        await pageHasFocus(page);
        await pressOn(page.getByRole('button', { name: /^Replay all failed/ }));
        await page.getByText('No webhook matches these filters.').waitFor({ timeout: PAGE_TIMEOUT });
        await pageHasFocus(page);
      },
    },
    {
      name: 'chooses what goes into an attribute, and tries it',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl, 'mappings'));
        await page.getByRole('combobox', { name: 'Your attribute' }).waitFor({ timeout: PAGE_TIMEOUT });
        await choose('Your attribute', /^loyaltyPoints/);
        await choose("Shopify's field", /^Loyalty points/);
        await walkByKeyboard(page, 'The field mappings');
        await pressOn(button('Preview'));
        await page
          .getByRole('status')
          .filter({ hasText: /gid:\/\/shopify\/Customer\// })
          .waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
  ];
};
