import assert from 'node:assert/strict';

import { logIn, PAGE_TIMEOUT, settingsUrl, type Login } from './support/admin';
import { inspectPage, takePicture } from './support/page';
import { createAdmin } from './support/roles';
import { openWindow } from './support/scene';

import type { Page } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

const READER: Login = { email: 'reader@example.com', password: 'Demo-reader-1' };
const PRIVACY: Login = { email: 'privacy@example.com', password: 'Demo-privacy-1' };
const CONTENT_READ = 'plugin::content-manager.explorer.read';

/** What people with restricted roles see: what they may, and why not the rest. */
export const rolesSteps = ({ browser, demo }: Scene): Step[] => {
  const asAdmin = async (login: Login, run: (page: Page) => Promise<void>): Promise<void> => {
    const context = await openWindow(browser);
    try {
      const page = await context.newPage();
      await logIn(page, demo.adminUrl, login);
      await run(page);
    } finally {
      await context.close();
    }
  };

  return [
    {
      name: 'who may only see the stores is told what is missing for the rest',
      run: async () => {
        await createAdmin(demo, READER, [{ action: 'plugin::shopify-crm.settings.read', subject: null }]);
        await asAdmin(READER, async (page) => {
          await page.goto(settingsUrl(demo.adminUrl));
          const card = page.getByRole('region', { name: /Demo/ });
          await card.getByText('Connected', { exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
          assert.ok(await card.getByRole('button', { name: 'Sync changes' }).isDisabled());
          assert.ok(await card.getByRole('button', { name: 'Disconnect' }).isDisabled());
          assert.equal(await page.getByRole('button', { name: 'Add another store' }).count(), 0);
          assert.equal(await card.locator('dd').getByRole('link').count(), 0, 'no link to what is hidden');
          await card.getByText('Your role does not allow you to see these.').first().waitFor();
          await card.getByText(/permission “Sync stores and replay webhooks”/).waitFor();
          await card.getByText(/permission “Connect and disconnect stores”/).waitFor();
          await inspectPage(
            page,
            'role-reader',
            () => card.getByText('Connected', { exact: true }).waitFor({ timeout: PAGE_TIMEOUT }),
            { widths: [768], themes: ['light'] }
          );
          await page.goto(settingsUrl(demo.adminUrl, 'privacy'));
          await page.getByText(/permission “Handle privacy requests”/).waitFor({ timeout: PAGE_TIMEOUT });
          await takePicture(page, 'role-reader-privacy');
          await page.goto(settingsUrl(demo.adminUrl, 'deleted'));
          await page.getByRole('combobox', { name: 'Kind of record' }).waitFor({ timeout: PAGE_TIMEOUT });
        });
      },
    },
    {
      name: 'who handles privacy requests alone is led to them',
      run: async () => {
        await createAdmin(demo, PRIVACY, [{ action: 'plugin::shopify-crm.settings.privacy', subject: null }]);
        await asAdmin(PRIVACY, async (page) => {
          await page.goto(settingsUrl(demo.adminUrl));
          await page.waitForURL(settingsUrl(demo.adminUrl, 'privacy'), { timeout: PAGE_TIMEOUT });
          await page.goto(settingsUrl(demo.adminUrl, 'queue'));
          await page
            .getByText(/permission “See stores, syncs and the queue”/)
            .waitFor({ timeout: PAGE_TIMEOUT });
        });
      },
    },
    {
      name: 'who may read contacts alone sees their panel without the invoices',
      run: async () => {
        const editor: Login = { email: 'editor@example.com', password: 'Demo-editor-1' };
        const contact = 'plugin::shopify-crm.contact';
        const fields = ['displayName', 'email', 'ordersCount', 'lifetimeValue', 'storeDomains'];
        await createAdmin(demo, editor, [{ action: CONTENT_READ, subject: contact, properties: { fields } }]);
        await asAdmin(editor, async (page) => {
          await page.goto(`${demo.adminUrl}/content-manager/collection-types/${contact}`);
          await page.getByRole('grid').getByRole('row').nth(1).click({ timeout: PAGE_TIMEOUT });
          const panel = page.getByRole('complementary').filter({ hasText: 'Customer value' });
          await panel.getByText('Lifetime value').first().waitFor({ timeout: PAGE_TIMEOUT });
          await panel.getByText('Your role does not allow you to see these.').waitFor();
        });
      },
    },
  ];
};
