import assert from 'node:assert/strict';

import { PAGE_TIMEOUT } from './support/admin';
import { excessWidth, inspectPage, takePicture } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What each type of record is looked at for. */
interface Look {
  /** A field that the Content Manager shows and must not let anybody change. */
  readOnly: string;
  /** The title of the panel beside the record, and words that it must have. */
  panel: string;
  words: (string | RegExp)[];
}

const LOOKS: Record<'contact' | 'product' | 'invoice', Look> = {
  contact: {
    readOnly: 'Email',
    panel: 'Customer value',
    words: ['Lifetime value', 'Average order', 'First order', 'Latest invoices', 'demo.myshopify.com'],
  },
  product: { readOnly: 'Title', panel: 'Stock', words: ['Variants', /\d+ in stock/, 'Open in Shopify'] },
  invoice: {
    readOnly: 'Order',
    panel: 'Order',
    words: ['Current total', 'Lines', /^\d+ × /, 'Fulfilments', 'Refunds', 'Open in Shopify'],
  },
};

/** How an editor lives in the records: the lists, the read-only fields, and what stands beside a record. */
export const recordsSteps = ({ page, demo }: Scene): Step[] =>
  (['contact', 'product', 'invoice'] as const).map((type) => ({
    name: `finds the records of the type ${type} in the Content Manager, with what belongs to them`,
    run: async () => {
      const { readOnly, panel, words } = LOOKS[type];
      await page.goto(`${demo.adminUrl}/content-manager/collection-types/plugin::shopify-crm.${type}`);
      const newest = page.getByRole('grid').getByRole('row').nth(1);
      await newest.waitFor({ timeout: PAGE_TIMEOUT });
      await takePicture(page, `${type}-list`);
      assert.equal(await excessWidth(page.getByRole('grid')), 0, 'all columns are seen without scrolling');
      await newest.click();
      // Shopify would overwrite what is typed into a synced field.
      const synced = page.getByLabel(readOnly).first();
      await synced.waitFor({ timeout: PAGE_TIMEOUT });
      assert.equal(await synced.isEditable(), false);
      const aside = page
        .locator('aside')
        .filter({ has: page.getByRole('heading', { name: panel, exact: true }) });
      for (const word of words) await aside.getByText(word).first().waitFor({ timeout: PAGE_TIMEOUT });
      await inspectPage(
        page,
        `${type}-panel`,
        () =>
          aside
            .getByText(words[0] as string)
            .first()
            .waitFor({ timeout: PAGE_TIMEOUT }),
        {
          widths: [1440],
          themes: ['light'],
          only: 'aside',
        }
      );
    },
  }));
