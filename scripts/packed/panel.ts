import { logIn, settingsUrl, type Login } from '../../tests/e2e/support/admin';
import { launchBrowser } from '../../tests/e2e/support/browser';
import { openWindow } from '../../tests/e2e/support/scene';

/** How long a page may take to show up, in milliseconds: a new panel's parts are loaded for the first time, beside a busy Strapi. */
const FIRST_LOOK_TIMEOUT = 90_000;

/**
 * Looks at the plugin's pages in an app's admin panel: the settings with a store, and what stands beside a contact. They break
 * where an app has a part of the panel twice, such as the design system.
 *
 * @param shop the domain of a store that is synced.
 * @throws Error that names what does not show up, or what failed in the page.
 */
export const checkPanel = async (url: string, login: Login, shop: string): Promise<void> => {
  const admin = `${url}/admin`;
  const browser = await launchBrowser();
  try {
    const page = await (await openWindow(browser)).newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    await logIn(page, admin, login);
    await page.goto(settingsUrl(admin));
    await page.getByText(shop).first().waitFor({ timeout: FIRST_LOOK_TIMEOUT });
    await page.goto(`${admin}/content-manager/collection-types/plugin::shopify-crm.contact`);
    await page.getByRole('grid').getByRole('row').nth(1).click({ timeout: FIRST_LOOK_TIMEOUT });
    await page
      .getByRole('heading', { name: 'Customer value', exact: true })
      .waitFor({ timeout: FIRST_LOOK_TIMEOUT });
    if (failures.length > 0) throw new Error(`The admin panel fails: ${failures.join('; ')}`);
  } finally {
    await browser.close();
  }
};
