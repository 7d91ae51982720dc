import { createHmac } from 'node:crypto';

import { createBrowser, type Browser } from '../../../playground/scripts/support/browser';
import { registerApp } from './shopify';
import type { World } from './world';

/** A handshake that was begun, in the browser that holds its cookie. */
export interface BegunHandshake {
  browser: Browser;
  redirectUrl: string;
  state: string;
  clientSecret: string;
}

/** Does what the connect form does, up to the redirect to Shopify. */
export const beginHandshake = async (world: World, domain: string): Promise<BegunHandshake> => {
  const { clientId, clientSecret } = registerApp(world.crm, world.simulator);
  const browser = createBrowser();
  const response = await fetch(`${world.crm.url}/shopify-crm/stores/connect`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.crm.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ domain, method: 'custom-app', clientId, clientSecret }),
  });
  browser.keepCookies(response);
  const { data } = (await response.json()) as { data: { redirectUrl: string } };
  const state = new URL(data.redirectUrl).searchParams.get('state') ?? '';
  return { browser, redirectUrl: data.redirectUrl, state, clientSecret };
};

/** A query as Shopify signs it. */
export const signed = (fields: Record<string, string>, secret: string): string => {
  const sorted = new URLSearchParams(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
  sorted.set('hmac', createHmac('sha256', secret).update(sorted.toString()).digest('hex'));
  return sorted.toString();
};
