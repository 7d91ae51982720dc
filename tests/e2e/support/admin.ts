import type { Page } from 'playwright-core';

/** How long a page of the admin panel may take to show up, in milliseconds. */
export const PAGE_TIMEOUT = 60_000;

/** How long a sync of the small demo shop may take, in milliseconds. */
export const SYNC_TIMEOUT = 180_000;

/** An admin's login. */
export interface Login {
  email: string;
  password: string;
}

/** A page below Settings → Shopify, by its address; the stores where none is named. */
export const settingsUrl = (adminUrl: string, page?: string): string =>
  `${adminUrl}/settings/shopify-crm${page ? `/${page}` : ''}`;

/** Logs in through the form, and waits until the admin panel is there. */
export const logIn = async (page: Page, adminUrl: string, { email, password }: Login): Promise<void> => {
  await page.goto(adminUrl);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.getByRole('button', { name: 'Login', exact: true }).click();
  await page.getByRole('link', { name: 'Settings', exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
};

/** Opens a page below Settings → Shopify by the row of links. */
export const openByNav = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('navigation', { name: 'Pages of Shopify' })
    .getByRole('link', { name, exact: true })
    .click();
};

/** Waits until something holds that the page alone cannot tell. */
export const until = async (
  page: Page,
  holds: () => Promise<boolean>,
  what: string,
  timeout = PAGE_TIMEOUT
): Promise<void> => {
  for (const deadline = Date.now() + timeout; !(await holds());) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await page.waitForTimeout(250);
  }
};
