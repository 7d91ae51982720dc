import assert from 'node:assert/strict';

import { openByNav, PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { demoCard } from './support/card';
import { pageHasFocus, pressOn, walkTableByKeyboard } from './support/keyboard';
import { inspectPage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person gets back what was deleted in Shopify. */
export const deletedSteps = ({ page, demo }: Scene): Step[] => {
  const { fact } = demoCard(page);
  const rows = page.getByRole('grid').getByRole('row');
  const list = settingsUrl(demo.adminUrl, 'deleted?type=product');
  const restoreButton = page.getByRole('button', { name: /^Restore: / });

  return [
    {
      name: 'finds no deleted product as long as none is',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl, 'deleted'));
        await page.getByText('Contacts: nothing was deleted lately.').waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByRole('combobox', { name: 'Kind of record' }).click();
        await page.getByRole('option', { name: 'Products', exact: true }).click();
        await page.getByText('Products: nothing was deleted lately.').waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(new URL(page.url()).searchParams.get('type'), 'product');
      },
    },
    {
      name: 'finds what was deleted in Shopify, and restores it',
      run: async () => {
        for (const seed of ['one', 'two'])
          demo.simulator.local.applyChange(demo.shopDomain, { name: 'deleteProduct', seed });
        await until(
          page,
          async () => {
            await page.goto(list);
            await page
              .getByText(/^Products: nothing|^Restore$/)
              .first()
              .waitFor({ timeout: PAGE_TIMEOUT });
            return (await restoreButton.count()) === 2;
          },
          'both products are deleted here'
        );
        await rows
          .nth(1)
          .getByText('in 4 weeks')
          .or(rows.nth(1).getByText(/in \d+ days/))
          .waitFor();
        await inspectPage(page, 'deleted', () => restoreButton.first().waitFor({ timeout: PAGE_TIMEOUT }));
        await walkTableByKeyboard(page, 'The table of what was deleted');
        await pressOn(restoreButton.first());
        await page.getByText(/is restored\. No sync deletes it again\./).waitFor();
        await until(page, async () => (await restoreButton.count()) === 1, 'one is left');
        await pageHasFocus(page);
        await openByNav(page, 'Stores');
        await page.getByRole('region', { name: /Demo/ }).waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await fact('Products'), demo.expected.products - 1);
      },
    },
  ];
};
