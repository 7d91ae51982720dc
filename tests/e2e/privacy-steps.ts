import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { openByNav, PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { pageHasFocus, pressOn, visitDialogByKeyboard, walkTableByKeyboard } from './support/keyboard';
import { inspectPage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person answers what Shopify asks about people's data. */
export const privacySteps = ({ page, demo }: Scene): Step[] => {
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'Data request' });
  const exportButton = row.getByRole('button', { name: /^Export the data of customer/ });

  return [
    {
      name: 'finds no privacy request as long as none came',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await openByNav(page, 'Privacy requests');
        await page.getByText(/Shopify has sent no privacy request yet/).waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'exports what is held on a person, and marks the request as done, by the keyboard',
      run: async () => {
        const [customer] = demo.simulator.local.nodes(demo.shopDomain, 'Customer');
        if (!customer) throw new Error('The shop has no customer');
        demo.simulator.local.sendCompliance(demo.shopDomain, {
          clientId: demo.app.clientId,
          topic: 'customers/data_request',
          customer: customer.id,
        });
        await until(
          page,
          async () => {
            await page.reload();
            await page
              .getByText(/^Data request$|has sent no privacy request/)
              .first()
              .waitFor({ timeout: PAGE_TIMEOUT });
            return (await row.count()) === 1;
          },
          'the request is shown'
        );
        await row.getByText('Open', { exact: true }).waitFor();
        await row.getByText('in 29 days').waitFor();
        await inspectPage(page, 'privacy', () => exportButton.waitFor({ timeout: PAGE_TIMEOUT }));
        await walkTableByKeyboard(page, 'The table of the privacy requests');
        const [download] = await Promise.all([page.waitForEvent('download'), pressOn(exportButton)]);
        assert.equal(download.suggestedFilename(), `customer-data-${customer.id.split('/').at(-1)}.json`);
        assert.ok((await readFile(await download.path(), 'utf8')).includes(customer.id));
        const doneButton = row.getByRole('button', { name: /^Mark as done/ });
        await visitDialogByKeyboard(page, 'The question whether it is done', doneButton);
        await pressOn(doneButton);
        await pressOn(page.getByRole('alertdialog').getByRole('button', { name: 'Mark as done' }));
        await row.getByText('Done', { exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
        await pageHasFocus(page);
        assert.equal(await exportButton.count(), 0);
      },
    },
  ];
};
