import assert from 'node:assert/strict';

import { cardSteps } from './card-steps';
import { queueSteps, type QueueDemo } from './queue-steps';
import { inspectPage, takePicture } from './support/page';

import type { Locator, Page } from 'playwright-core';
import type { Step } from './support/steps';

/** What the story needs to know of the running demo. */
export interface StoryDemo extends QueueDemo {
  login: { email: string; password: string };
  shopDomain: string;
  app: { clientId: string; clientSecret: string };
  /** How many records the simulated shop has. */
  expected: { products: number; orders: number };
}

/** How long a sync of the small demo shop may take, in milliseconds. */
const SYNC_TIMEOUT = 60_000;

/** How long a page of the admin panel may take to show up, in milliseconds. */
const PAGE_TIMEOUT = 20_000;

const APP_CHECKBOX = 'Use a custom Shopify app for this store';

/** A field of each type that the Content Manager shows and must not let anybody change. */
const READ_ONLY_FIELD = { contact: 'Email', product: 'Title', invoice: 'Order' } as const;

/**
 * How a person connects a store: logs in, finds the settings page, fills in the form, approves at Shopify, watches the
 * first sync, installs the solution, looks into the card and the queue, finds the records, and disconnects.
 */
export const connectStory = (page: Page, demo: StoryDemo): Step[] => {
  const settingsUrl = `${demo.adminUrl}/settings/shopify-crm`;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const heading = page.getByRole('heading', { level: 1, name: 'Shopify' });
  const card = page.getByRole('region', { name: /Demo/ });
  const status = (text: string): Locator => card.getByText(text, { exact: true });
  const cancelButton = button('Cancel sync');

  const fact = async (name: string): Promise<number> => {
    const value = card.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd');
    return Number((await value.innerText()).replaceAll(',', ''));
  };
  const waitForFact = async (name: string, reached: (count: number) => boolean): Promise<void> => {
    const deadline = Date.now() + SYNC_TIMEOUT;
    while (!reached(await fact(name))) {
      assert.ok(Date.now() < deadline, `${name} stays at ${await fact(name)}`);
      await page.waitForTimeout(250);
    }
  };
  const isReady = () => heading.waitFor({ timeout: PAGE_TIMEOUT });

  return [
    {
      name: 'logs in',
      run: async () => {
        await page.goto(demo.adminUrl);
        await page.locator('input[name="email"]').fill(demo.login.email);
        await page.locator('input[name="password"]').fill(demo.login.password);
        await button('Login').click();
        await page.getByRole('link', { name: 'Settings', exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'finds Settings → Shopify, with the form and the guide open',
      run: async () => {
        await page.getByRole('link', { name: 'Settings', exact: true }).click();
        await page.getByRole('link', { name: 'Shopify', exact: true }).click();
        await isReady();
        assert.equal(page.url(), settingsUrl);
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
      name: 'is told beside the field what is wrong',
      run: async () => {
        await button('Connect Shopify').click();
        await page.getByText("Enter the store's domain.").waitFor();
        await button('Advanced settings').click();
        await page.getByRole('checkbox', { name: APP_CHECKBOX }).check();
        await page.getByLabel('Store domain').fill('shop.example.com');
        await page.getByLabel('Client ID').fill(demo.app.clientId);
        await page.getByLabel('API secret key').fill(demo.app.clientSecret);
        await button('Connect Shopify').click();
        await page.getByText("This is not a store's domain.").waitFor();
        assert.equal(await page.getByLabel('Store domain').getAttribute('aria-invalid'), 'true');
      },
    },
    {
      name: 'is sent to Shopify, approves, and comes back to the connected card',
      run: async () => {
        await page.getByLabel('Store domain').fill(demo.shopDomain);
        await page.getByRole('checkbox', { name: 'Include orders older than 60 days' }).check();
        await button('Connect Shopify').click();
        await page.getByRole('button', { name: 'Install app' }).click({ timeout: PAGE_TIMEOUT });
        await status('Connected').waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByText(`${demo.shopDomain} is connected.`).waitFor();
        await status(`Custom Shopify app (xxxx…${demo.app.clientId.slice(-5)})`).waitFor();
        assert.equal(page.url(), settingsUrl, 'the outcome is taken out of the address');
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
      },
    },
    {
      name: 'installs the E-commerce Integration and sees products and orders arrive',
      run: async () => {
        await button('Install E-commerce Integration').click();
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
        await inspectPage(page, 'connected', () => status('Connected').waitFor());
      },
    },
    {
      name: 'syncs again by hand',
      run: async () => {
        await button('Full resync').click();
        await page.getByText('The sync has begun.').waitFor();
        await page.getByText(/the sync is complete/).waitFor({ timeout: SYNC_TIMEOUT });
        assert.equal(await fact('Products'), demo.expected.products);
      },
    },
    ...cardSteps(page, card),
    ...queueSteps(page, demo),
    ...(['contact', 'product', 'invoice'] as const).map((type) => ({
      name: `finds the records of the type ${type} in the Content Manager`,
      run: async () => {
        await page.goto(`${demo.adminUrl}/content-manager/collection-types/plugin::shopify-crm.${type}`);
        const newest = page.getByRole('grid').getByRole('row').nth(1);
        await newest.waitFor({ timeout: PAGE_TIMEOUT });
        await takePicture(page, `${type}-list`);
        await newest.click();
        // Shopify would overwrite what is typed into a synced field.
        const synced = page.getByLabel(READ_ONLY_FIELD[type]).first();
        await synced.waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await synced.isEditable(), false);
        await takePicture(page, `${type}-entry`);
      },
    })),
    {
      name: 'is told why a connection failed, until the message is dismissed',
      run: async () => {
        await page.goto(`${settingsUrl}?error=missing_shopify_permission&permission=read_all_orders`);
        await page
          .getByText('missing_shopify_permission: read_all_orders')
          .waitFor({ timeout: PAGE_TIMEOUT });
        await button('Dismiss this message').click();
        await page.getByText('missing_shopify_permission: read_all_orders').waitFor({ state: 'hidden' });
        assert.equal(page.url(), settingsUrl);
      },
    },
    {
      name: 'disconnects, and keeps what was synced',
      run: async () => {
        const contacts = await fact('Contacts');
        await button('Disconnect').click();
        await button('Disconnect store').click();
        await status('Disconnected').waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await fact('Contacts'), contacts);
        assert.equal(await fact('Invoices'), demo.expected.orders);
        await button('Reconnect').waitFor();
      },
    },
  ];
};
