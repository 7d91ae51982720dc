import { heldRecords } from '../tests/integration/support/records';
import { syncsEnded } from '../tests/integration/support/settled';
import { connectStore } from '../tests/integration/support/shopify';
import { startWorld } from '../tests/integration/support/world';

const DOMAIN = 'bench.myshopify.com';
const SHOP = {
  domain: DOMAIN,
  plan: 'plus' as const,
  seed: 'bench',
  customers: 1_000,
  products: 200,
  orders: 2_000,
};
/** Documents that Strapi's own way is timed with: enough for a steady rate, few enough not to wait for. */
const CREATED = 500;

const secondsSince = (start: number) => (performance.now() - start) / 1_000;

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * A first sync, OAuth and reading from Shopify included, beside what `documents().create` takes for contacts with the same
 * fields in the same run.
 */
export const benchFirstSync = async () => {
  const world = await startWorld({ shops: [SHOP], bulkDurationMs: 0 });
  try {
    const { strapi, client } = world.crm;
    await client.installSolution('e-commerce');
    const started = performance.now();
    await connectStore(world.crm, world.simulator, { domain: DOMAIN });
    await syncsEnded(world, DOMAIN);
    const seconds = secondsSince(started);
    const held = await heldRecords(strapi);
    const records = Object.values(held).reduce((sum, list) => sum + list.length, 0);

    const createStarted = performance.now();
    for (const contact of held.contacts.slice(0, CREATED)) {
      const { email, firstName, lastName, displayName, phone, tags, addresses, defaultAddress } = contact;
      await strapi.documents('plugin::shopify-crm.contact').create({
        data: { email, firstName, lastName, displayName, phone, tags, addresses, defaultAddress } as never,
      });
    }
    const createdPerSecond = Math.min(CREATED, held.contacts.length) / secondsSince(createStarted);
    const perSecond = records / seconds;
    return {
      bench: 'first-sync',
      database: world.crm.database.env.DATABASE_CLIENT,
      records,
      seconds: round(seconds),
      recordsPerSecond: Math.round(perSecond),
      documentsCreatePerSecond: Math.round(createdPerSecond),
      ratio: round(perSecond / createdPerSecond),
    };
  } finally {
    await world.stop();
  }
};
