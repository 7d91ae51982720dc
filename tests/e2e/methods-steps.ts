import assert from 'node:assert/strict';

import { claimsOf } from '../integration/support/claims';
import { PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { openShop, registerApp } from './support/demo';
import { inspectPage, takePicture } from './support/page';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

const APP_CHECKBOX = 'Use a custom Shopify app for this store';
const LEGACY_CHECKBOX = 'Use legacy install flow';

/** What is typed into the advanced settings. */
interface OwnApp {
  /** The method by its name in the list; the first one is chosen already. */
  method?: string;
  fields: Record<string, string>;
  legacyInstallFlow?: boolean;
}

/** How a person connects further stores, each in another way. */
export const methodsSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const cardOf = (name: string): Locator => page.getByRole('region', { name: `The ${name} shop` });

  const openForm = async (domain: string): Promise<void> => {
    await page.goto(settingsUrl(demo.adminUrl));
    await button('Add another store').click({ timeout: PAGE_TIMEOUT });
    await page.getByLabel('Store domain').fill(domain);
  };
  const fillIn = async ({ method, fields, legacyInstallFlow = false }: OwnApp): Promise<void> => {
    await button('Advanced settings').click();
    await page.getByRole('checkbox', { name: APP_CHECKBOX }).check();
    if (method) {
      await page.getByRole('combobox', { name: 'Authentication method' }).click();
      await page.getByRole('option', { name: method }).click();
    }
    for (const [label, text] of Object.entries(fields)) await page.getByLabel(label).fill(text);
    if (legacyInstallFlow) await page.getByRole('checkbox', { name: LEGACY_CHECKBOX }).check();
  };
  const credentials = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) => ({
    'Client ID': clientId,
    'API secret key': clientSecret,
  });
  const expectConnected = async (name: string, method: string): Promise<void> => {
    const card = cardOf(name);
    await card.getByText('Connected', { exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
    await card.getByText(method, { exact: true }).waitFor();
  };

  return [
    {
      name: 'connects with the standard app: one click and the approval',
      run: async () => {
        await openForm(openShop(demo, 'standard'));
        await button('Connect Shopify').click();
        await page.getByRole('button', { name: 'Install app' }).click({ timeout: PAGE_TIMEOUT });
        await expectConnected('standard', 'Standard app');
      },
    },
    {
      name: 'connects with an app of the legacy install flow',
      run: async () => {
        const app = registerApp(demo, { legacyInstallFlow: true });
        await openForm(openShop(demo, 'legacy'));
        await fillIn({ fields: credentials(app), legacyInstallFlow: true });
        await button('Connect Shopify').click();
        await page.getByRole('button', { name: 'Install app' }).click({ timeout: PAGE_TIMEOUT });
        await expectConnected('legacy', `Custom Shopify app (xxxx…${app.clientId.slice(-5)})`);
      },
    },
    {
      name: 'connects with client credentials, without leaving the page',
      run: async () => {
        const domain = openShop(demo, 'dashboard');
        const app = registerApp(demo, { organisationShops: [domain] });
        demo.simulator.local.install(domain, { clientId: app.clientId });
        await openForm(domain);
        await fillIn({ method: 'Dev Dashboard app (client credentials)', fields: credentials(app) });
        await takePicture(page, 'connect-client-credentials');
        await button('Connect Shopify').click();
        await expectConnected('dashboard', `Dev Dashboard app (xxxx…${app.clientId.slice(-5)})`);
      },
    },
    {
      name: 'connects with an access token, after a wrong one was refused beside its field',
      run: async () => {
        const domain = openShop(demo, 'token');
        const app = registerApp(demo);
        const { accessToken } = demo.simulator.local.install(domain, { clientId: app.clientId });
        await openForm(domain);
        await fillIn({
          method: 'Legacy custom app (access token)',
          fields: { 'Admin API access token': 'shpat_wrong', 'API secret key': app.clientSecret },
        });
        await button('Connect Shopify').click();
        await page.getByText('Shopify does not accept this access token.').waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByLabel('Admin API access token').fill(accessToken);
        await button('Connect Shopify').click();
        await expectConnected('token', 'Legacy custom app');
        await takePicture(page, 'stores-many');
      },
    },
    {
      name: 'is told which Strapi holds a store, and takes it over on purpose',
      run: async () => {
        const domain = openShop(demo, 'taken');
        const app = registerApp(demo, { organisationShops: [domain] });
        demo.simulator.local.install(domain, { clientId: app.clientId });
        const other = {
          instanceId: 'other',
          publicUrl: 'https://other.example',
          since: '2026-05-01T00:00:00Z',
        };
        await claimsOf(demo.simulator, domain, app.clientId).write(other);
        await openForm(domain);
        await fillIn({ method: 'Dev Dashboard app (client credentials)', fields: credentials(app) });
        await button('Connect Shopify').click();
        await page
          .getByText('This Shopify store is already connected to another workspace')
          .waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByText(/https:\/\/other\.example/).waitFor();
        await inspectPage(
          page,
          'connect-taken',
          () => page.getByRole('checkbox', { name: 'Take the store over' }).waitFor(),
          { widths: [375] }
        );
        await page.getByRole('checkbox', { name: 'Take the store over' }).check();
        await button('Connect Shopify').click();
        await expectConnected('taken', `Dev Dashboard app (xxxx…${app.clientId.slice(-5)})`);
        assert.equal(await page.getByText(/https:\/\/other\.example/).count(), 0);
      },
    },
  ];
};
