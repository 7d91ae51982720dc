import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { failEvents } from './support/events';
import { seePage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** The languages that the plugin speaks beside English. */
const LANGUAGES = ['de', 'fr', 'es'] as const;

const LOOKS = { widths: [375, 1440] };

/** Runs in the page: words that are cut off where they stand, each with what the whole of them is. */
const CUT_OFF = `[...document.querySelectorAll('main *')]
  .filter((it) => it.childElementCount === 0 && it.innerText?.trim() && it.checkVisibility({ visibilityProperty: true }))
  .filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).overflowX !== 'visible' && it.clientWidth > 1)
  .map((it) => it.innerText)`;

/** What people read who do not read English: the pages in each language, with pictures to be looked at. */
export const languagesSteps = ({ page, demo }: Scene): Step[] => {
  const settled = async (): Promise<void> => {
    await page.waitForLoadState('networkidle');
    await page.locator('main [aria-busy="true"]').waitFor({ state: 'hidden', timeout: PAGE_TIMEOUT });
  };
  const see = (name: string): Promise<void> =>
    seePage(page, name, settled, LOOKS, async (width, theme) =>
      assert.deepEqual(await page.evaluate<string[]>(CUT_OFF), [], `${name} in ${theme} at ${width} px`)
    );
  const open = async (address: string): Promise<void> => {
    await page.goto(address);
    await page.locator('main h1').first().waitFor({ timeout: PAGE_TIMEOUT });
    await settled();
  };
  const record = async (type: string): Promise<void> => {
    await open(`${demo.adminUrl}/content-manager/collection-types/plugin::shopify-crm.${type}`);
    await page.getByRole('grid').getByRole('row').nth(1).click();
    await page.locator('aside').first().waitFor({ timeout: PAGE_TIMEOUT });
  };

  return [
    {
      name: 'has something on each page',
      run: async () => {
        const { local } = demo.simulator;
        const [customer] = local.nodes(demo.shopDomain, 'Customer');
        local.applyChange(demo.shopDomain, { name: 'updateOrder' });
        local.applyChange(demo.shopDomain, { name: 'deleteProduct' });
        const { clientId } = demo.app;
        for (const topic of ['customers/data_request', 'customers/redact'] as const)
          local.sendCompliance(demo.shopDomain, { clientId, topic, customer: String(customer?.id) });
        await page.waitForTimeout(3_000);
        await failEvents(demo.folder);
      },
    },
    ...LANGUAGES.map((language) => ({
      name: `reads the pages in ${language}`,
      run: async () => {
        await page.evaluate(`localStorage.setItem('strapi-admin-language', '${language}')`);
        await open(settingsUrl(demo.adminUrl));
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        for (const [index, part] of ['sync', 'webhooks', 'options', 'history'].entries()) {
          await page.getByRole('tab').nth(index).click();
          await see(`${language}-stores-${part}`);
        }
        await page.locator('main h1').locator('xpath=../..').getByRole('button').click();
        await page.locator('form button[aria-expanded]').click();
        await page.locator('#useCustomApp').click();
        await see(`${language}-connect`);
        for (const name of ['queue', 'deleted?type=product', 'privacy', 'mappings', 'setup']) {
          await open(settingsUrl(demo.adminUrl, name));
          await see(`${language}-${name.split('?')[0]}`);
        }
        for (const type of ['contact', 'invoice', 'product']) {
          await record(type);
          await seePage(page, `${language}-${type}`, settled, { widths: [1440] });
        }
        await open(demo.adminUrl);
        await seePage(page, `${language}-home`, settled, LOOKS);
      },
    })),
  ];
};
