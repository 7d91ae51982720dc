import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, SYNC_TIMEOUT, until } from './support/admin';
import { requestAsAdmin } from './support/api';
import { openShop, registerApp } from './support/demo';
import { pageHasFocus, pressOn } from './support/keyboard';
import { inspectPage } from './support/page';
import { messageWith, type Words } from './support/words';

import type { App, AppInput } from '../../simulator/src/index';
import type { Store } from '../../shared/contracts';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What Shopify's own page would say of an app, and what the form says instead of sending anybody there. */
const REFUSALS: [app: Partial<AppInput>, words: Words][] = [
  [
    { released: false },
    [/installation link is invalid/, /version of the app is released.*distribution list.*legacy/],
  ],
  [{ distribution: ['somebody-else.myshopify.com'] }, [/installation link is invalid/, /distribution list/]],
  [{ underReview: true }, [/still reviewing this app/, /custom app of your own/]],
];

/** A shop with so many customers that Shopify is asked for all of them at once. */
const LARGE = {
  domain: 'large.myshopify.com',
  name: 'The large shop',
  customers: 300,
  orders: 1,
  products: 1,
};

/** How a person reads why something failed: each failure in words, with the way out. */
export const errorsSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  const openForm = async (domain: string): Promise<void> => {
    await page.goto(settingsUrl(demo.adminUrl));
    await button('Add another store').click({ timeout: PAGE_TIMEOUT });
    await page.getByLabel('Store domain').fill(domain);
    await button('Advanced settings').click();
    await page.getByRole('checkbox', { name: 'Use a custom Shopify app for this store' }).check();
  };
  const fillInApp = async ({ clientId, clientSecret }: App): Promise<void> => {
    await page.getByLabel('Client ID').fill(clientId);
    await page.getByLabel('API secret key').fill(clientSecret);
  };
  const fillIn = async (domain: string, app: App): Promise<void> => {
    await openForm(domain);
    await fillInApp(app);
  };

  return [
    {
      name: 'is told in the form what Shopify refuses, and what to do',
      run: async () => {
        const domain = openShop(demo, 'refused');
        await openForm(domain);
        const tryWith = async (app: Partial<AppInput>, words: Words): Promise<void> => {
          await fillInApp(registerApp(demo, app));
          await button('Connect Shopify').click();
          await messageWith(page, words).waitFor({ timeout: PAGE_TIMEOUT });
        };
        for (const [app, words] of REFUSALS) await tryWith(app, words);
        const down = demo.simulator.local.addFault({ kind: 'status5xx', settings: {}, shop: domain });
        await page.getByRole('combobox', { name: 'Authentication method' }).click();
        await page.getByRole('option', { name: 'Dev Dashboard app (client credentials)' }).click();
        await tryWith({}, [/could not be reached/, /try again in a few minutes.*stays available/]);
        demo.simulator.local.removeFault(down.id);
        await inspectPage(
          page,
          'connect-refused',
          () => messageWith(page, [/could not be reached/, /./]).waitFor(),
          {
            widths: [375],
          }
        );
      },
    },
    {
      name: 'is refused old orders by an app that has no approval, until the message is dismissed',
      run: async () => {
        const app = registerApp(demo, { approvedForAllOrders: false });
        await fillIn(openShop(demo, 'unapproved'), app);
        await page.getByRole('checkbox', { name: 'Include orders older than 60 days' }).check();
        await button('Connect Shopify').click();
        await button('Install app').click({ timeout: PAGE_TIMEOUT });
        const returned = page
          .locator('main')
          .getByText('missing_shopify_permission: read_all_orders')
          .first();
        await returned.waitFor({ timeout: PAGE_TIMEOUT });
        await page
          .getByText(/Untick “Include orders older than 60 days”/)
          .first()
          .waitFor();
        await inspectPage(page, 'connect-failed', () => returned.waitFor({ timeout: PAGE_TIMEOUT }), {
          widths: [375, 1440],
          themes: ['light'],
        });
        await pressOn(button('Dismiss this message'));
        await button('Dismiss this message').waitFor({ state: 'hidden' });
        await pageHasFocus(page);
        assert.equal(page.url(), settingsUrl(demo.adminUrl));
      },
    },
    {
      name: 'is told that the app may not run bulk operations, and that the sync goes on without',
      run: async () => {
        demo.simulator.local.createShop({ ...LARGE, seed: 'large' });
        await fillIn(LARGE.domain, registerApp(demo, { bulkQueriesAllowed: false }));
        await button('Connect Shopify').click();
        await button('Install app').click({ timeout: PAGE_TIMEOUT });
        const card = page.getByRole('region', { name: LARGE.name });
        await card
          .getByRole('alert')
          .filter({ hasText: /does not allow bulk operations/ })
          .filter({ hasText: /page by page meanwhile.*Allow bulk queries/ })
          .waitFor({ timeout: SYNC_TIMEOUT });
        await card
          .getByRole('button', { name: 'Cancel sync' })
          .waitFor({ state: 'hidden', timeout: SYNC_TIMEOUT });
        await card.getByText('Connected', { exact: true }).waitFor();
      },
    },
    {
      name: 'is offered to connect anew a store whose access was revoked',
      run: async () => {
        const domain = openShop(demo, 'revoked');
        const { clientId, clientSecret } = registerApp(demo);
        const { accessToken } = demo.simulator.local.install(domain, { clientId });
        const { documentId } = await requestAsAdmin<Store>(demo, 'POST', 'stores/connect', {
          domain,
          method: 'access-token',
          accessToken,
          clientSecret,
        });
        const isIdle = async (): Promise<boolean> =>
          (await requestAsAdmin<Store>(demo, 'GET', `stores/${documentId}`)).activeRun === null;
        await until(page, isIdle, 'the first sync has ended');
        demo.simulator.local.revokeTokens(domain, clientId);
        const card = page.getByRole('region', { name: 'The revoked shop' });
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
