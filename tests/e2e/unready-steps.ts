import assert from 'node:assert/strict';

import { openByNav, PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { openShop, registerApp } from './support/demo';
import { holdBack } from './support/network';
import { inspectPage } from './support/page';
import { withoutTables } from './support/tables';
import { messageWith, type Words } from './support/words';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** A Strapi that Shopify does not reach, without a key: as a forgotten configuration leaves it. */
export const UNREADY = { SHOPIFY_SHOP_ORIGIN: '', ENCRYPTION_KEY: '', SHOPIFY_CRM_CONFIG: '{}' };

/** An address that Shopify posts nothing to: it is not https. */
const UNSAFE = { SHOPIFY_CRM_CONFIG: JSON.stringify({ publicUrl: 'http://crm.example.com' }) };

const NO_ADDRESS: Words = [/cannot reach this Strapi/, /“publicUrl”/];
const NO_KEY: Words = [/no key to encrypt/, /“encryptionKey”.*never stored unencrypted/];
const NO_WEBHOOKS: Words = [/Not all webhooks could be registered/, /Register missing webhooks/];

/** The pages that read what the plugin keeps. */
const PAGES = ['Webhook queue', 'Recently deleted', 'Privacy requests', 'Field mappings', 'Stores'] as const;

/** What a person sees of a Strapi that is not ready yet, or whose database is not. */
export const unreadySteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const says = (words: Words): Promise<void> => messageWith(page, words).waitFor({ timeout: PAGE_TIMEOUT });

  const fillIn = async (fields: Record<string, string>, method?: string): Promise<void> => {
    await button('Advanced settings').click({ timeout: PAGE_TIMEOUT });
    await page.getByRole('checkbox', { name: 'Use a custom Shopify app for this store' }).check();
    if (method) {
      await page.getByRole('combobox', { name: 'Authentication method' }).click();
      await page.getByRole('option', { name: method }).click();
    }
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
  };

  return [
    {
      name: 'reads what the configuration lacks, before and after trying to connect',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await says(NO_ADDRESS);
        await says(NO_KEY);
        await inspectPage(page, 'unready', () => says(NO_KEY), { widths: [375, 1440], themes: ['light'] });
        await fillIn({
          'Store domain': 'acme',
          'Client ID': demo.app.clientId,
          'API secret key': demo.app.clientSecret,
        });
        await button('Connect Shopify').click();
        await page
          .getByRole('alert')
          .filter({ hasText: NO_ADDRESS[0] })
          .first()
          .waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'sees each page while it loads, and where the server fails; one is tried again',
      run: async () => {
        const retry = button('Try again');
        const loading = page.locator('main [aria-busy="true"]');
        await withoutTables(demo.folder, async () => {
          for (const name of PAGES) {
            const held = await holdBack(page);
            // The stores are known from before: they would be shown as they were.
            await (name === 'Stores' ? page.goto(settingsUrl(demo.adminUrl)) : openByNav(page, name));
            await loading.first().waitFor({ timeout: PAGE_TIMEOUT });
            await inspectPage(page, `loading-${name}`, () => loading.first().waitFor(), {
              widths: [1440],
              themes: ['dark'],
            });
            await held.letGo();
            await retry.waitFor({ timeout: PAGE_TIMEOUT });
            await inspectPage(page, `failed-${name}`, () => retry.waitFor(), {
              widths: [1440],
              themes: ['light'],
            });
          }
        });
        await retry.click();
        await page.getByLabel('Store domain').waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'puts the configuration right but for the address, and reads that the webhooks are missing',
      run: async () => {
        await demo.restart(UNSAFE);
        const domain = openShop(demo, 'deaf');
        const { clientId, clientSecret } = registerApp(demo);
        const { accessToken } = demo.simulator.local.install(domain, { clientId });
        await page.goto(settingsUrl(demo.adminUrl));
        await page.getByLabel('Store domain').waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await messageWith(page, NO_KEY).count(), 0);
        await fillIn(
          {
            'Store domain': domain,
            'Admin API access token': accessToken,
            'API secret key': clientSecret,
          },
          'Legacy custom app (access token)'
        );
        await button('Connect Shopify').click();
        await page.getByRole('region', { name: 'The deaf shop' }).waitFor({ timeout: PAGE_TIMEOUT });
        await says(NO_WEBHOOKS);
        await page.getByRole('tab', { name: 'Live updates' }).click();
        await button('Register missing webhooks').waitFor();
      },
    },
  ];
};
