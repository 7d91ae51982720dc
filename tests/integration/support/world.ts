import type { ShopInput } from '../../../simulator/src/control/types';
import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator/src/index';
import { syncsEnded } from './settled';
import { connectStore } from './shopify';
import { startStrapi, type TestStrapi, type TestStrapiOptions } from './strapi';

/** A simulated Shopify, and a Strapi that knows no other. */
export interface World {
  simulator: Simulator;
  crm: TestStrapi;
  stop(): Promise<void>;
}

/** Starts both; the simulator is hasty: bulk operations take 50 ms and a second of the retry schedule 10 ms. */
export const startWorld = async (
  shopify: SimulatorOptions = {},
  strapi: Omit<TestStrapiOptions, 'shopOrigin'> = {}
): Promise<World> => {
  const simulator = await startSimulator({ bulkDurationMs: 50, retryScale: 0.01, ...shopify });
  const crm = await startStrapi({ shopOrigin: `${simulator.url}/{shop}`, ...strapi });
  return {
    simulator,
    crm,
    async stop() {
      await crm.stop();
      await simulator.close();
    },
  };
};

/** A world whose one store is connected and synced for the first time. */
export interface SyncedWorld extends World {
  /** The document id of the store. */
  storeId: string;
}

/** Starts both, connects the shop, installs all solutions and waits for the first sync. */
export const startSyncedWorld = async (
  { shop, ...shopify }: Omit<SimulatorOptions, 'shops'> & { shop: ShopInput },
  strapi: Omit<TestStrapiOptions, 'shopOrigin'> = {}
): Promise<SyncedWorld> => {
  const world = await startWorld({ ...shopify, shops: [shop] }, strapi);
  await connectStore(world.crm, world.simulator, { domain: shop.domain });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, shop.domain);
  const [store] = await world.crm.client.stores();
  if (!store) throw new Error(`${shop.domain} is not connected`);
  return { ...world, storeId: store.documentId };
};
