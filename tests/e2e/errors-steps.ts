import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { openShop, registerApp } from './support/demo';
import { inspectPage } from './support/page';

import type { AppInput } from '../../simulator/src/index';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What a person reads about a failure: what happened, and what to do. */
type Words = [message: RegExp, remedy: RegExp];

/** What Shopify's own page would say of an app, and what the form says instead of sending anybody there. */
const REFUSALS: [app: Partial<AppInput>, words: Words][] = [
  [
    { released: false },
    [/installation link is invalid/, /version of the app is released.*distribution list.*legacy/],
  ],
  [{ distribution: ['somebody-else.myshopify.com'] }, [/installation link is invalid/, /distribution list/]],
  [{ underReview: true }, [/still reviewing this app/, /custom app of your own/]],
];

/** Failures that take another configuration, or a larger shop, as the browser comes back from Shopify with them. */
const RETURNED: Record<string, Words> = {
  bulk_operations_not_enabled: [
    /does not allow bulk operations/,
    /page by page meanwhile.*Allow bulk queries/,
  ],
  public_url_missing: [/cannot reach this Strapi/, /“publicUrl”/],
  encryption_key_missing: [/no key to encrypt/, /“encryptionKey”.*never stored unencrypted/],
  webhooks_incomplete: [/Not all webhooks could be registered/, /Register missing webhooks/],
};

/** How a person reads why something failed: each failure in words, with the way out. */
export const errorsSteps = ({ page, demo }: Scene): Step[] => {
  const alert = page.getByRole('alert').or(page.getByRole('status'));
  const shown = ([message, remedy]: Words) =>
    alert.filter({ hasText: message }).filter({ hasText: remedy }).first();
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  return [
    {
      name: 'is told in the form what Shopify refuses, and what to do',
      run: async () => {
        const domain = openShop(demo, 'refused');
        await page.goto(settingsUrl(demo.adminUrl));
        await button('Add another store').click({ timeout: PAGE_TIMEOUT });
        await page.getByLabel('Store domain').fill(domain);
        await button('Advanced settings').click();
        await page.getByRole('checkbox', { name: 'Use a custom Shopify app for this store' }).check();
        const tryWith = async (app: Partial<AppInput>, words: Words): Promise<void> => {
          const { clientId, clientSecret } = registerApp(demo, app);
          await page.getByLabel('Client ID').fill(clientId);
          await page.getByLabel('API secret key').fill(clientSecret);
          await button('Connect Shopify').click();
          await shown(words).waitFor({ timeout: PAGE_TIMEOUT });
        };
        for (const [app, words] of REFUSALS) await tryWith(app, words);
        const down = demo.simulator.local.addFault({ kind: 'status5xx', settings: {}, shop: domain });
        await page.getByRole('combobox', { name: 'Authentication method' }).click();
        await page.getByRole('option', { name: 'Dev Dashboard app (client credentials)' }).click();
        await tryWith({}, [/could not be reached/, /try again in a few minutes.*stays available/]);
        demo.simulator.local.removeFault(down.id);
        await inspectPage(page, 'connect-refused', () => shown([/could not be reached/, /./]).waitFor(), {
          widths: [375],
        });
      },
    },
    {
      name: 'is told why a connection failed on the way back from Shopify',
      run: async () => {
        for (const [code, words] of Object.entries(RETURNED)) {
          await page.goto(`${settingsUrl(demo.adminUrl)}?error=${code}`);
          await shown(words).waitFor({ timeout: PAGE_TIMEOUT });
        }
      },
    },
    {
      name: 'is told which permission is missing, until the message is dismissed',
      run: async () => {
        const missing = (permission: string) =>
          page.goto(
            `${settingsUrl(demo.adminUrl)}?error=missing_shopify_permission&permission=${permission}`
          );
        await missing('read_all_orders');
        await page
          .getByText('missing_shopify_permission: read_all_orders')
          .waitFor({ timeout: PAGE_TIMEOUT });
        await page.getByText(/Untick “Include orders older than 60 days”/).waitFor();
        await inspectPage(
          page,
          'connect-failed',
          () =>
            page.getByText('missing_shopify_permission: read_all_orders').waitFor({ timeout: PAGE_TIMEOUT }),
          { widths: [375, 1440], themes: ['light'] }
        );
        await button('Dismiss this message').click();
        await page.getByText('missing_shopify_permission: read_all_orders').waitFor({ state: 'hidden' });
        assert.equal(page.url(), settingsUrl(demo.adminUrl));
      },
    },
    {
      name: 'is refused old orders by an app that has no approval, and comes back with the reason',
      run: async () => {
        const domain = openShop(demo, 'unapproved');
        const app = registerApp(demo, { approvedForAllOrders: false });
        await page.goto(settingsUrl(demo.adminUrl));
        await button('Add another store').click({ timeout: PAGE_TIMEOUT });
        await page.getByLabel('Store domain').fill(domain);
        await button('Advanced settings').click();
        await page.getByRole('checkbox', { name: 'Use a custom Shopify app for this store' }).check();
        await page.getByLabel('Client ID').fill(app.clientId);
        await page.getByLabel('API secret key').fill(app.clientSecret);
        await page.getByRole('checkbox', { name: 'Include orders older than 60 days' }).check();
        await button('Connect Shopify').click();
        await button('Install app').click({ timeout: PAGE_TIMEOUT });
        await page
          .getByText('missing_shopify_permission: read_all_orders')
          .first()
          .waitFor({ timeout: PAGE_TIMEOUT });
      },
    },
    {
      name: 'is offered to connect anew a store whose access was revoked',
      run: async () => {
        const card = page.getByRole('region', { name: 'The token shop' });
        const { installations } = demo.simulator.local
          .listShops()
          .find(({ domain }) => domain === 'token.myshopify.com') ?? { installations: [] };
        for (const { clientId } of installations)
          demo.simulator.local.revokeTokens('token.myshopify.com', clientId);
        await page.goto(settingsUrl(demo.adminUrl));
        await card.getByRole('button', { name: 'Sync changes' }).click({ timeout: PAGE_TIMEOUT });
        await card
          .getByText('Shopify no longer accepts the stored access')
          .waitFor({ timeout: PAGE_TIMEOUT });
        await card.getByText('Needs attention', { exact: true }).waitFor();
        await card.getByRole('button', { name: 'Reconnect' }).waitFor();
      },
    },
  ];
};
