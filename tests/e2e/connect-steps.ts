import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, SYNC_TIMEOUT } from './support/admin';
import { demoCard } from './support/card';
import { holdAnswers } from './support/demo';
import { closeMessages, inspectPage } from './support/page';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

const APP_CHECKBOX = 'Use a custom Shopify app for this store';

/**
 * How a person connects the first store: finds the settings page, fills in the form, is refused, approves at Shopify,
 * watches the first sync, and installs the solution.
 */
export const connectSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const { card, status, fact, waitForFact } = demoCard(page);
  const cancelButton = button('Cancel sync');

  const fillIn = async (): Promise<void> => {
    if ((await button('Advanced settings').getAttribute('aria-expanded')) !== 'true') {
      await button('Advanced settings').click();
    }
    await page.getByRole('checkbox', { name: APP_CHECKBOX }).check();
    await page.getByLabel('Store domain').fill(demo.shopDomain);
    await page.getByLabel('Client ID').fill(demo.app.clientId);
    await page.getByLabel('API secret key').fill(demo.app.clientSecret);
    await page.getByRole('checkbox', { name: 'Include orders older than 60 days' }).check();
  };

  return [
    {
      name: 'finds Settings → Shopify, with the form and the guide open',
      run: async () => {
        await page.getByRole('link', { name: 'Settings', exact: true }).click();
        await page.getByRole('link', { name: 'Shopify', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Shopify' }).waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(page.url(), settingsUrl(demo.adminUrl));
        await page.getByLabel('Store domain').waitFor();
        await button('Copy: Allowed redirection URL').waitFor();
        await button('Install E-commerce Integration').waitFor();
      },
    },
    {
      name: 'sees an accessible page in every width and theme',
      run: async () => {
        await inspectPage(page, 'first-use', () => page.getByLabel('Store domain').waitFor());
      },
    },
    {
      name: 'is told beside the field what is wrong, by the keyboard alone',
      run: async () => {
        await page.getByLabel('Store domain').focus();
        await page.keyboard.press('Enter');
        await page.getByText("Enter the store's domain.").waitFor();
        // The focus is in the wrong field: typing goes on there.
        await page.keyboard.type('shop.example.com');
        await page.keyboard.press('Enter');
        await page.getByText("This is not a store's domain.").waitFor();
        assert.equal(await page.getByLabel('Store domain').getAttribute('aria-invalid'), 'true');
      },
    },
    {
      name: 'declines at Shopify and comes back with the reason',
      run: async () => {
        await fillIn();
        await inspectPage(page, 'connect-form', () => page.getByLabel('Client ID').waitFor(), {
          widths: [375, 1440],
        });
        await button('Connect Shopify').click();
        await button('Cancel').click({ timeout: PAGE_TIMEOUT });
        await page.getByText('The access was declined at Shopify').waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'is sent to Shopify, approves, and comes back to the connected card',
      run: async () => {
        await fillIn();
        await button('Connect Shopify').click();
        await button('Install app').click({ timeout: PAGE_TIMEOUT });
        await status('Connected').waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByText(`${demo.shopDomain} is connected.`).waitFor();
        await status(`Custom Shopify app (xxxx…${demo.app.clientId.slice(-5)})`).waitFor();
        assert.equal(page.url(), settingsUrl(demo.adminUrl), 'the outcome is taken out of the address');
      },
    },
    {
      name: 'sees the customers arrive; products and orders wait for the solution',
      run: async () => {
        await waitForFact('Contacts', (count) => count > 0);
        await cancelButton.waitFor({ state: 'hidden', timeout: SYNC_TIMEOUT });
        assert.ok(await card.getByRole('checkbox', { name: 'Orders' }).isDisabled());
        assert.equal(await fact('Products'), 0);
        assert.equal(await fact('Invoices'), 0);
        await inspectPage(page, 'solution-banner', () => button('Install E-commerce Integration').waitFor(), {
          widths: [375],
        });
      },
    },
    {
      name: 'installs the E-commerce Integration and sees products and orders arrive',
      run: async () => {
        // Slow enough for the progress to be seen, then held for it to be looked at.
        const slow = demo.simulator.local.addFault({ kind: 'latency', settings: { ms: 200 } });
        await button('Install E-commerce Integration').click();
        await card
          .getByText(/[1-9]\d* fetched · /)
          .first()
          .waitFor({ timeout: PAGE_TIMEOUT });
        const letGo = holdAnswers(demo);
        await closeMessages(page);
        await inspectPage(page, 'syncing', () => cancelButton.waitFor(), { widths: [1440] });
        demo.simulator.local.removeFault(slow.id);
        letGo();
        await button('Install E-commerce Integration').waitFor({ state: 'hidden', timeout: PAGE_TIMEOUT });
        await waitForFact('Products', (count) => count === demo.expected.products);
        await waitForFact('Invoices', (count) => count === demo.expected.orders);
        await cancelButton.waitFor({ state: 'hidden', timeout: SYNC_TIMEOUT });
        assert.ok(await card.getByRole('checkbox', { name: 'Orders' }).isEnabled());
      },
    },
    {
      name: 'sees an accessible card in every width and theme',
      run: async () => {
        await closeMessages(page);
        await inspectPage(page, 'connected', () => status('Connected').waitFor({ timeout: PAGE_TIMEOUT }));
      },
    },
  ];
};
