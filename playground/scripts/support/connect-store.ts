import type { ConnectRequest, DataResponse } from '../../../shared/contracts';
import { createBrowser, type BrowserPage } from './browser';
import { readJson, send } from './http';

/** The button of Shopify's consent page. */
const INSTALL_BUTTON = 'Install app';

/** How many redirects a handshake may take before something goes in circles. */
const MAX_STEPS = 10;

/** Where the handshake left the browser: on the settings page, with what its query says. */
export interface ConnectOutcome {
  settingsUrl: string;
  connected: string | null;
  error: string | null;
  permission: string | null;
  /** The public URL of the Strapi that has the shop, where that is the error. */
  holder: string | null;
}

/**
 * Connects a store as a person does it: posts the connect form with the admin's token, follows the redirect to the consent
 * page, approves it, and follows the redirects back to the settings page, carrying the cookies.
 *
 * @param strapi where Strapi answers, and a bearer token of an admin who may connect stores.
 * @param body what the form sends: domain, method and the app's credentials.
 * @throws HttpError where a step answers 4xx or 5xx.
 */
export const connectStoreOverOAuth = async (
  strapi: { url: string; token: string },
  body: ConnectRequest
): Promise<ConnectOutcome> => {
  const browser = createBrowser();
  const begun = await send(`${strapi.url}/shopify-crm/stores/connect`, {
    method: 'POST',
    bearer: strapi.token,
    body,
  });
  browser.keepCookies(begun);
  const { data } = await readJson<DataResponse<{ redirectUrl: string }>>(begun, 'POST');

  let page: BrowserPage = await browser.open(data.redirectUrl);
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const next = page.location;
    if (next !== null && new URL(next).pathname.endsWith('/settings/shopify-crm')) return outcome(next);
    page = next === null ? await browser.press(page, INSTALL_BUTTON) : await browser.open(next);
  }
  throw new Error(
    `The handshake of ${body.domain} did not come back to the settings page; it stands at ${page.url}`
  );
};

const outcome = (settingsUrl: string): ConnectOutcome => {
  const query = new URL(settingsUrl).searchParams;
  return {
    settingsUrl,
    connected: query.get('connected'),
    error: query.get('error'),
    permission: query.get('permission'),
    holder: query.get('holder'),
  };
};
