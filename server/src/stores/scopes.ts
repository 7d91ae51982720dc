import { RESOURCES, type ConnectMethod, type Resource, type StoreOptions } from '../../../shared/contracts';
import type { PluginConfig } from '../config';
import { missingScopes } from '../shopify/auth';
import { RESOURCE_DEFINITIONS } from '../shopify/resources';
import { TOPICS } from '../shopify/webhooks';
import { DEFAULT_OPTIONS } from './rows';

/** Orders older than 60 days: a scope that Shopify approves app by app. */
const OLD_ORDERS = 'read_all_orders';

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

/** All that the import uses: what is required, then what the supporting webhooks need. */
const wantedScopes = (options: StoreOptions): string[] =>
  unique([...requiredScopes(options), ...TOPICS.map(({ scopes }) => scopes[0])]);

/** Whether old orders are asked for and not granted: that alone stops a connect, as it was chosen by hand. */
export const isLackingOldOrders = (options: StoreOptions, granted: readonly string[]): boolean =>
  requiredScopes(options).includes(OLD_ORDERS) && !granted.includes(OLD_ORDERS);

/** The wanted scopes that a grant does not hold. */
export const missingWanted = (options: StoreOptions, granted: readonly string[]): string[] =>
  missingScopes(wantedScopes(options), [...granted]);

/**
 * The least scopes that the app should have: what to put into the app's configuration, and what a legacy install asks for.
 * The standard app's own list, where it is configured, replaces them.
 */
export const requestedScopes = (
  { app }: PluginConfig,
  method: ConnectMethod,
  { includeOldOrders }: Pick<StoreOptions, 'includeOldOrders'>
): string[] => {
  const own = method === 'app' ? app?.scopes : null;
  const base = own ?? wantedScopes(DEFAULT_OPTIONS);
  return unique([...base, includeOldOrders ? OLD_ORDERS : null]);
};
