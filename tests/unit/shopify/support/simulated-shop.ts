import { createShopifyClient } from '../../../../server/src/shopify';
import type { ShopifyClient, ShopifyClientOptions } from '../../../../server/src/shopify';
import { startSimulator } from '../../../../simulator/src';
import type { InstallInput, ShopInput, Simulator } from '../../../../simulator/src';
import type { ShopState } from '../../../../simulator/src/state/types';

export const DOMAIN = 'demo.myshopify.com';
export const CLIENT_ID = 'test-client';
export const ALL_SCOPES = [
  'read_customers',
  'read_customer_merge',
  'read_orders',
  'read_all_orders',
  'read_products',
  'read_fulfillments',
  'read_inventory',
];

export interface SimulatedShop {
  simulator: Simulator;
  state: ShopState;
  client(options?: Partial<ShopifyClientOptions>): ShopifyClient;
  close(): Promise<void>;
}

/** A simulated shop of lifelike data with the app installed, and clients of its Admin API. */
export async function startSimulatedShop(
  shop: Omit<ShopInput, 'domain'> = {},
  { scopes = ALL_SCOPES }: Pick<InstallInput, 'scopes'> = {}
): Promise<SimulatedShop> {
  const simulator = await startSimulator({
    bulkDurationMs: 20,
    apps: [{ clientId: CLIENT_ID, scopes }],
    shops: [{ domain: DOMAIN, seed: 7, plan: 'enterprise', ...shop }],
  });
  const { accessToken } = await simulator.control.install(DOMAIN, { clientId: CLIENT_ID, scopes });
  const state = simulator.shops.get(DOMAIN);
  if (!state) throw new Error('The simulated shop did not start');
  return {
    simulator,
    state,
    client: (options = {}) =>
      createShopifyClient({
        domain: DOMAIN,
        origin: simulator.origin(DOMAIN),
        apiVersion: '2026-07',
        getAccessToken: () => Promise.resolve(accessToken),
        ...options,
      }),
    close: () => simulator.close(),
  };
}
