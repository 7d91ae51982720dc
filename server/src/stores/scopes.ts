import { RESOURCES, type ConnectMethod, type Resource, type StoreOptions } from '../../../shared/contracts';
import type { PluginConfig } from '../config';
import { missingScopes } from '../shopify/auth';
import { RESOURCE_DEFINITIONS } from '../shopify/resources';
import { TOPICS } from '../shopify/webhooks';

/** Orders older than 60 days: a scope that Shopify approves app by app. */
const OLD_ORDERS = 'read_all_orders';

/** What tags and draft orders are written with. */
export const WRITE_SCOPES = ['write_customers', 'write_draft_orders'] as const;

/** One of {@link WRITE_SCOPES}. */
export type WriteScope = (typeof WRITE_SCOPES)[number];

const unique = (scopes: (string | null | undefined)[]): string[] => [
  ...new Set(scopes.filter((scope) => typeof scope === 'string')),
];

/** The import option that switches a resource on. */
export const importOption = {
  customers: 'importCustomers',
  products: 'importProducts',
  orders: 'importOrders',
} as const satisfies Record<Resource, keyof StoreOptions>;

/** The scopes without which something that a store's options ask for is not synced. */
export const requiredScopes = (options: StoreOptions): string[] => [
  ...RESOURCES.filter((resource) => options[importOption[resource]]).map(
    (resource) => RESOURCE_DEFINITIONS[resource].scope
  ),
  ...(options.includeOldOrders && options.importOrders ? [OLD_ORDERS] : []),
];

/** All that the import uses under a store's options: what is required, then what the supporting webhooks need. */
const wantedScopes = (options: StoreOptions): string[] => {
  const topics = TOPICS.filter(({ importOption: name }) => name === null || options[name]);
  return unique([...requiredScopes(options), ...topics.map(({ scopes }) => scopes[0])]);
};

/** Whether old orders are asked for and not granted: that alone stops a connect, as it was chosen by hand. */
export const isLackingOldOrders = (options: StoreOptions, granted: readonly string[]): boolean =>
  requiredScopes(options).includes(OLD_ORDERS) && !granted.includes(OLD_ORDERS);

/** The wanted scopes that a grant does not hold. */
export const missingWanted = (options: StoreOptions, granted: readonly string[]): string[] =>
  missingScopes(wantedScopes(options), [...granted]);

/**
 * The least scopes that the app should have for what a store's options switch on: what to put into the app's configuration,
 * and what a legacy install asks for. The standard app's own list, where it is configured, replaces them.
 */
export const requestedScopes = (
  { app, writeBack }: PluginConfig,
  method: ConnectMethod,
  options: StoreOptions
): string[] => {
  const own = method === 'app' ? app?.scopes : null;
  return unique([
    ...(own ?? wantedScopes(options)),
    options.includeOldOrders ? OLD_ORDERS : null,
    ...(writeBack && !own ? WRITE_SCOPES : []),
  ]);
};
