import type { Page, Request, Route } from 'playwright-core';

/** Whether a request goes to the plugin. */
export const isOurs = (request: Request): boolean =>
  new URL(request.url()).pathname.startsWith('/shopify-crm/');

/** Holds back what a page asks of the plugin, as a slow connection does, until it is let go. */
export const holdBack = async (page: Page): Promise<{ letGo: () => Promise<void> }> => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const going: Promise<void>[] = [];
  const pass = async (route: Route): Promise<void> => {
    if (isOurs(route.request())) await released;
    await route.continue();
  };
  const hold = (route: Route): Promise<void> => {
    const passed = pass(route);
    going.push(passed);
    return passed;
  };
  await page.route('**/shopify-crm/**', hold);
  return {
    letGo: async () => {
      release();
      await Promise.all(going);
      await page.unroute('**/shopify-crm/**', hold);
    },
  };
};
