import { openByNav, PAGE_TIMEOUT, settingsUrl, SYNC_TIMEOUT } from './support/admin';
import { pageHasFocus, pressOn, walkTableByKeyboard } from './support/keyboard';
import { expectAccessible, inspectPage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person fills an attribute of their own from a metafield. */
export const mappingsSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const attribute = page.getByRole('combobox', { name: 'Your attribute' });
  const removeButton = button('Remove the mapping of loyaltyPoints');

  return [
    {
      name: 'maps a metafield into an attribute, after trying it on a real record',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl, 'mappings'));
        await attribute.waitFor({ timeout: PAGE_TIMEOUT });
        await inspectPage(page, 'mappings', () => attribute.waitFor({ timeout: PAGE_TIMEOUT }));
        await attribute.click();
        await page.getByRole('option', { name: 'loyaltyPoints (integer)' }).waitFor();
        await expectAccessible(page, 'The list of the attributes', '[role="listbox"]');
        await page.getByRole('option', { name: 'loyaltyPoints (integer)' }).click();
        await page.getByRole('combobox', { name: "Shopify's field" }).click();
        await page.getByRole('option', { name: /^Loyalty points/ }).click();
        await button('Preview').click();
        await page
          .getByRole('status')
          .filter({ hasText: /gid:\/\/shopify\/Customer\// })
          .waitFor({ timeout: PAGE_TIMEOUT });
        await expectAccessible(page, 'A mapping that was tried');
        await button('Save mapping').click();
        await page.getByText('loyaltyPoints is filled from Shopify now').waitFor({ timeout: PAGE_TIMEOUT });
        await removeButton.waitFor({ timeout: PAGE_TIMEOUT });
        await walkTableByKeyboard(page, 'The table of the mappings');
        await expectAccessible(page, 'A saved mapping');
      },
    },
    {
      name: 'syncs again what is here already, and gives the attribute back',
      run: async () => {
        await button('Sync everything again').click();
        await button('Sync everything again').waitFor({ state: 'hidden', timeout: PAGE_TIMEOUT });
        await openByNav(page, 'Stores');
        await button('Cancel sync').waitFor({ state: 'hidden', timeout: SYNC_TIMEOUT });
        await openByNav(page, 'Field mappings');
        await removeButton.waitFor({ timeout: PAGE_TIMEOUT });
        await pressOn(removeButton);
        await page.getByText('loyaltyPoints is yours again; its values stay').waitFor();
        await removeButton.waitFor({ state: 'hidden', timeout: PAGE_TIMEOUT });
        await pageHasFocus(page);
      },
    },
  ];
};
