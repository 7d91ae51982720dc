import assert from 'node:assert/strict';

import { CLIENT } from '../integration/support/people-app';
import { PAGE_TIMEOUT, settingsUrl, SYNC_TIMEOUT } from './support/admin';
import { requestAsAdmin } from './support/api';
import { inspectPage } from './support/page';

import type { Locator } from 'playwright-core';
import type { PeopleState } from '../../shared/mappings';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person brings people into a content type of the app's own. */
export const peopleSteps = ({ page, demo }: Scene): Step[] => {
  const panel = page.getByRole('region', { name: 'People in a content type of your own' });
  const button = (name: string): Locator => panel.getByRole('button', { name, exact: true });
  const state = (): Promise<PeopleState> => requestAsAdmin<PeopleState>(demo, 'GET', 'mappings/people');

  const choose = async (list: string, option: string): Promise<void> => {
    await panel.getByRole('combobox', { name: list }).click({ timeout: PAGE_TIMEOUT });
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  return [
    {
      name: "brings people into a content type of the app's own, after trying it on a contact",
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl, 'mappings'));
        await choose('Your content type', 'client');
        await button("Save people's content type").click();
        await panel.getByRole('alert').waitFor();
        await choose('mail (email)', 'Email');
        await choose('name (string)', 'Name');
        await choose('since (date)', 'First order');
        await button('Try it on a contact').click();
        await panel.getByText('This is what an entry would hold').waitFor({ timeout: PAGE_TIMEOUT });
        await panel.getByText(/@/).first().waitFor();
        await inspectPage(page, 'people', () => panel.waitFor(), { widths: [375, 1440] });
        await button("Save people's content type").click();
        const { contacts } = await state();
        assert.ok(contacts > 0);
        await panel
          .getByText(`${contacts} of ${contacts} contacts have their entry`)
          .waitFor({ timeout: SYNC_TIMEOUT });
        await panel.getByRole('link', { name: 'Open the entries' }).click();
        await page.waitForURL(new RegExp(`/collection-types/${CLIENT}`));
        await page.getByText(`${contacts} entries found`).waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByRole('grid').getByText(/@/).first().waitFor();
      },
    },
    {
      name: 'stops it, and keeps the entries',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl, 'mappings'));
        await button('Stop writing people there').click({ timeout: PAGE_TIMEOUT });
        await page.getByText('Contacts are no longer written there; the entries stay').waitFor();
        await panel.getByText(/contacts have their entry/).waitFor({ state: 'hidden' });
        assert.equal((await state()).target, null);
      },
    },
  ];
};
