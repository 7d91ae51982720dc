import { startSimulator, type Simulator, type SimulatorOptions } from '../../../simulator/src/index';
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
