import assert from 'node:assert/strict';

import { inspectPage } from './support/page';

import type { Locator, Page } from 'playwright-core';
import type { Step } from './support/steps';

/** How long a page of the admin panel may take to show up, in milliseconds. */
const PAGE_TIMEOUT = 20_000;

const LINES = 'Import line items';

/** What a person finds folded up in the card of a connected store: the import options and the history. */
export const cardSteps = (page: Page, card: Locator): Step[] => {
  const part = (name: string): Locator => card.getByRole('button', { name, exact: true });
  const lines = card.getByRole('checkbox', { name: LINES });

  const unfold = async (): Promise<void> => {
    await part('History').waitFor({ timeout: PAGE_TIMEOUT });
    for (const name of ['Import options', 'History']) {
      if ((await part(name).getAttribute('aria-expanded')) !== 'true') await part(name).click();
    }
    await lines.waitFor();
    await card
      .getByText(/ unchanged · /)
      .first()
      .waitFor();
  };
  const saveLines = async (imported: boolean): Promise<void> => {
    await lines.setChecked(imported);
    await page.getByRole('button', { name: 'Save import options' }).click();
    await page.getByText('The import options are saved').first().waitFor();
    await page.reload();
    await unfold();
    assert.equal(await lines.isChecked(), imported);
  };

  return [
    {
      name: 'reads in the history what each sync moved',
      run: async () => {
        await unfold();
        const newest = card.getByRole('listitem').filter({ hasText: 'Full sync' }).first();
        await newest.getByText('Completed', { exact: true }).waitFor();
        await newest.getByText(/^Orders: \d+ expected/).waitFor();
      },
    },
    {
      name: 'switches an import option off and on, and finds it so after a reload',
      run: async () => {
        assert.equal(await page.getByRole('button', { name: 'Save import options' }).isEnabled(), false);
        await saveLines(false);
        await saveLines(true);
      },
    },
    {
      name: 'sees accessible import options and history in every width and theme',
      run: async () => {
        await inspectPage(page, 'card-unfolded', unfold);
      },
    },
  ];
};
