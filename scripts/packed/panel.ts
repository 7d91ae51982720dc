import { logIn, PAGE_TIMEOUT, settingsUrl, type Login } from '../../tests/e2e/support/admin';
import { launchBrowser } from '../../tests/e2e/support/browser';
import { openWindow } from '../../tests/e2e/support/scene';

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
    await page.getByText(shop).first().waitFor({ timeout: PAGE_TIMEOUT });
    await page.goto(`${admin}/content-manager/collection-types/plugin::shopify-crm.contact`);
    await page.getByRole('grid').getByRole('row').nth(1).click({ timeout: PAGE_TIMEOUT });
    await page
      .getByRole('heading', { name: 'Customer value', exact: true })
      .waitFor({ timeout: PAGE_TIMEOUT });
    if (failures.length > 0) throw new Error(`The admin panel fails: ${failures.join('; ')}`);
  } finally {
    await browser.close();
  }
};
