import assert from 'node:assert/strict';

import { PAGE_TIMEOUT } from './support/admin';
import { inspectPage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What a person reads about the stores on the home page. */
export const widgetSteps = ({ page, demo }: Scene): Step[] => {
  const widget = page.getByRole('region', { name: 'Shopify' });

  return [
    {
      name: 'sees on the home page how the stores are and what they sold',
      run: async () => {
        await page.goto(demo.adminUrl);
        await widget.getByText('Demo Shop').waitFor({ timeout: PAGE_TIMEOUT });
        await widget.getByText('Today').waitFor();
        const rows = widget.getByRole('table', { name: /^Revenue in EUR/ }).getByRole('row');
        assert.equal(await rows.count(), 8, 'a row for each of seven days, below the names of the columns');
        assert.match(await rows.nth(7).innerText(), /€/);
        await inspectPage(page, 'home', () => widget.getByText('Today').waitFor({ timeout: PAGE_TIMEOUT }), {
          // The widget's heading is Strapi's own.
          only: 'section[aria-labelledby="plugin::shopify-crm.stores"] main',
        });
      },
    },
  ];
};
