import path from 'node:path';
import type { Resource } from '../../../shared/contracts';
import type { Factories } from './plugin-process';
import { ROOT } from '../../../playground/scripts/support/build';
import { IMPORT_SCOPES } from '../../../simulator/src/index';
import { emptyRecords } from '../../integration/support/empty-records';
import { connectStore } from '../../integration/support/shopify';
import { syncsEnded } from '../../integration/support/settled';
import { startWorld, type World } from '../../integration/support/world';
import { installTestClock, type TestClock } from './clock';
import { watchStatements } from './plugin-process';

/** The shops that histories are about; one that a history does not need is empty. */
export const DOMAINS = ['one', 'two', 'three'].map((name) => `${name}-history.myshopify.com`);

/** The shops' currencies: with cents, with thousandths, and with neither. */
const CURRENCIES = ['EUR', 'KWD', 'JPY'];

/** A Strapi and a simulator for any number of histories, one after the other. */
export interface Laboratory {
  world: World;
  clock: TestClock;
  /** The plugin's services as they ship. */
  shipped: Factories;
  /** Empties Strapi and lets the first `shops` shops begin anew. */
  reset(shops: number, seed: number): Promise<void>;
  close(): Promise<void>;
}

/** The factories of the built plugin, which Strapi has loaded; those of content types are Strapi's own. */
const shippedFactories = (): Factories => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- what is built is known to Node alone
  const plugin = require(path.join(ROOT, 'dist/server/index.js')) as {
    default: { services: Record<string, unknown>; contentTypes: Record<string, unknown> };
  };
  const { services, contentTypes } = plugin.default;
  return Object.fromEntries(
    Object.entries(services).filter(([name]) => !(name in contentTypes))
  ) as Factories;
};

/** Starts Strapi and the simulator, and connects all shops. */
export const openLaboratory = async (): Promise<Laboratory> => {
  const clock = installTestClock();
  const shops = DOMAINS.map((domain) => ({ domain, plan: 'enterprise' as const }));
  const world = await startWorld(
    { shops, bulkDurationMs: 0, retryScale: 0 },
    // A token's hour is over in a few histories.
    { config: { expiringTokens: false } }
  );
  const { crm, simulator } = world;
  // Dead processes complain, and so they should.
  crm.strapi.log.silent = true;
  for (const domain of DOMAINS) {
    await connectStore(crm, simulator, {
      domain,
      app: { scopes: [...IMPORT_SCOPES, 'read_all_orders', 'read_customer_merge'] },
    });
    await syncsEnded(world, domain, ['customers']);
  }
  await crm.client.installSolution('e-commerce');
  for (const domain of DOMAINS) await syncsEnded(world, domain);
  await simulator.local.whenIdle();
  watchStatements(crm.strapi);

  return {
    world,
    clock,
    shipped: shippedFactories(),
    async reset(shops, seed) {
      const { local } = simulator;
      local.clearFaults();
      local.addFault({ kind: 'dropWebhooks', settings: {} });
      await emptyRecords(crm.strapi);
      for (const type of ['webhook-event', 'sync-run'])
        await crm.strapi.db.query(`plugin::shopify-crm.${type}`).deleteMany({});
      const fresh: { cursors: Partial<Record<Resource, string>> | null; lastError: null } = {
        cursors: null,
        lastError: null,
      };
      await crm.strapi.db.query('plugin::shopify-crm.store').updateMany({ where: {}, data: fresh });
      // A minute of nothing, so that nothing of before is fresh.
      clock.advance(60_000);
      for (const [index, domain] of DOMAINS.entries()) {
        const size = index < shops ? { customers: 3, products: 2, orders: 3 } : {};
        local.resetShop({ domain, seed: `${seed} ${index}`, currency: CURRENCIES[index], ...size });
      }
    },
    async close() {
      await world.stop();
      clock.uninstall();
    },
  };
};
