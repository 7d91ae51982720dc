import assert from 'node:assert/strict';

import { linesOf } from '../../simulator/src/state/orders/parts';
import { int, text } from '../../simulator/src/state/read';
import { PAGE_TIMEOUT } from './support/admin';
import { excessWidth, inspectPage, takePicture } from './support/page';

import type { StateNode } from '../../simulator/src/state/types';
import type { E2eDemo } from './support/demo';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What each type of record is looked at for. */
interface Look {
  /** A field that the Content Manager shows and must not let anybody change. */
  readOnly: string;
  /** The title of the panel beside the record, and words that it must have. */
  panel: string;
  words: (string | RegExp)[];
  /** Which one is looked at, by a field of it; the newest where it does not matter. */
  which?: (demo: E2eDemo) => { field: string; value: string };
}

/** An order with all that stands beside one: what was sent, paid back, and fewer units left than were ordered. */
const fullOrder = ({ simulator, shopDomain }: E2eDemo): string => {
  const shop = simulator.shops.get(shopDomain);
  const isReduced = (line: StateNode): boolean => {
    const left = int(line, 'currentQuantity');
    return left > 0 && left < int(line, 'quantity');
  };
  const order = shop
    ?.list('Order')
    .filter((one) => text(one, 'displayFinancialStatus') === 'PARTIALLY_REFUNDED')
    .filter(({ fulfillments }) => Array.isArray(fulfillments) && fulfillments.length > 0)
    .find((one) => linesOf(shop, one).some(isReduced));
  if (!order) throw new Error('The shop has no order that was sent in part and paid back in part');
  return text(order, 'name');
};

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
    words: ['Current total', 'Lines', /^\d+ × /, /^\d+ left$/, 'Fulfilments', 'Refunds', 'Open in Shopify'],
    which: (demo) => ({ field: 'name', value: fullOrder(demo) }),
  },
};

/** How an editor lives in the records: the lists, the read-only fields, and what stands beside a record. */
export const recordsSteps = ({ page, demo }: Scene): Step[] =>
  (['contact', 'product', 'invoice'] as const).map((type) => ({
    name: `finds the records of the type ${type} in the Content Manager, with what belongs to them`,
    run: async () => {
      const { readOnly, panel, words, which } = LOOKS[type];
      const list = `${demo.adminUrl}/content-manager/collection-types/plugin::shopify-crm.${type}`;
      const rows = page.getByRole('grid').getByRole('row');
      await page.goto(list);
      await rows.nth(1).waitFor({ timeout: PAGE_TIMEOUT });
      await takePicture(page, `${type}-list`);
      assert.equal(await excessWidth(page.getByRole('grid')), 0, 'all columns are seen without scrolling');
      if (which) {
        const { field, value } = which(demo);
        await page.goto(
          `${list}?${new URLSearchParams({ [`filters[$and][0][${field}][$eq]`]: value }).toString()}`
        );
        await rows.filter({ hasText: value }).waitFor({ timeout: PAGE_TIMEOUT });
      }
      await rows.nth(1).click();
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
