import type { Demo } from '../../../playground/scripts/start';
import type { App, AppInput } from '../../../simulator/src/index';

/** The running demo, and what the steps do to it behind the person's back. */
export interface E2eDemo extends Pick<
  Demo,
  'url' | 'adminUrl' | 'login' | 'shopDomain' | 'app' | 'simulator' | 'folder' | 'restart'
> {
  /** How many records the simulated shop has. */
  expected: { products: number; orders: number };
}

let registered = 0;

/** Registers another app at Shopify, with the addresses of the demo's Strapi. */
export const registerApp = (demo: E2eDemo, settings: Partial<AppInput> = {}): App => {
  const [known] = demo.simulator.apps;
  if (!known) throw new Error('The simulator has no app');
  registered += 1;
  const { scopes, appUrl, redirectUrls, complianceUrl } = known;
  return demo.simulator.local.registerApp({
    clientId: registered.toString(16).padStart(32, 'c'),
    title: `App ${registered}`,
    scopes,
    appUrl,
    redirectUrls,
    complianceUrl,
    ...settings,
  });
};

/** Opens a small shop at Shopify. @returns its domain. */
export const openShop = (demo: E2eDemo, name: string): string => {
  const domain = `${name}.myshopify.com`;
  demo.simulator.local.createShop({
    domain,
    name: `The ${name} shop`,
    seed: name,
    customers: 4,
    orders: 4,
    products: 2,
  });
  return domain;
};

/** How many requests a sync may have under way. */
const AT_A_TIME = 3;

/** Keeps Shopify's next answers to the demo back, so that a sync stays where it is. @returns lets them go. */
export const holdAnswers = ({ simulator, shopDomain }: E2eDemo): (() => void) => {
  const holds = Array.from({ length: AT_A_TIME }, () => simulator.local.holdAnswer(shopDomain));
  return () => {
    for (const letGo of holds) letGo();
  };
};
