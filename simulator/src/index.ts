import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createControlClient, type ControlClient } from './control/client';
import { createControl, type Control } from './control/control';
import type { ShopInput } from './control/types';
import type { App, AppInput, ShopPlan } from './platform/types';
import { prepareAdminSchema } from './schema/prepare';
import { createServer } from './server';
import { createSimulation } from './simulation';
import { systemClock } from './state/shop-state';
import type { Clock, ShopState } from './state/types';

export { createControlClient, type ControlClient } from './control/client';
export type { Control } from './control/control';
export type * from './control/types';
export type { FaultKind, FaultSettings } from './faults/types';
export { IMPORT_SCOPES } from './platform/apps';
export type { App, AppInput, ShopPlan } from './platform/types';
export type { Delivery } from './webhooks/types';

/** How a simulator is started. */
export interface SimulatorOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  /** Shops to generate, or whose state was made elsewhere. */
  shops?: (ShopInput | { state: ShopState; plan?: ShopPlan })[];
  apps?: AppInput[];
  clock?: Clock;
  /** What a second of the webhooks' retry schedule lasts, in seconds; 1 (the default) is Shopify's. */
  retryScale?: number;
  /** How long a bulk operation takes at least, in ms; 300 by default. */
  bulkDurationMs?: number;
}

/** A running simulator. */
export interface Simulator {
  /** Such as `http://127.0.0.1:4010`. */
  readonly url: string;
  /** Where a shop's Shopify answers: `{url}/{shop}`. */
  origin(shop: string): string;
  /** The state of every shop, by domain. */
  readonly shops: ReadonlyMap<string, ShopState>;
  readonly apps: readonly App[];
  /** The control API over HTTP. */
  readonly control: ControlClient;
  /** The same in this process, without HTTP. */
  readonly local: Control;
  /** Stops everything that is under way and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts a Shopify to develop and test against, on the loopback interface.
 *
 * @throws SchemaUnavailableError where Shopify's schema can't be had; an error of the system where the port is taken.
 */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  await prepareAdminSchema();
  let url = '';
  const simulation = createSimulation({
    clock: options.clock ?? systemClock,
    retryScale: options.retryScale ?? 1,
    bulkDurationMs: options.bulkDurationMs ?? 300,
    baseUrl: () => url,
  });
  const local = createControl(simulation);
  for (const app of options.apps ?? []) local.registerApp(app);
  for (const shop of options.shops ?? []) {
    if ('state' in shop) local.hostShop(shop.state, shop.plan);
    else local.createShop(shop);
  }

  const server = createHttpServer(createServer(simulation, local).callback());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    origin: (shop) => `${url}/${shop}`,
    get shops() {
      return new Map([...simulation.platform.shops].map(([domain, shop]) => [domain, shop.state]));
    },
    get apps() {
      return [...simulation.platform.apps.values()];
    },
    control: createControlClient(url),
    local,
    async close() {
      simulation.webhooks.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await Promise.all([simulation.bulk.close(), closed]);
    },
  };
};
