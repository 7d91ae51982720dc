import { startSimulator, type Simulator } from '../../simulator/src/index';
import type { TestDatabase } from './support/database';
import { pluginsFile } from './support/first-release';
import { differences, syncsEnded } from './support/settled';
import { connectStore } from './support/shopify';
import { startStrapi, type TestStrapi, type TestStrapiOptions } from './support/strapi';

describe('a Strapi that is started without the plugin', () => {
  const DOMAIN = 'kept.myshopify.com';
  const DISABLED = pluginsFile({ enabled: false });
  const NO_DROPS = {
    'config/env/test/database.js': 'module.exports = { settings: { forceMigration: false } };',
  };

  let simulator: Simulator;
  let database: TestDatabase;
  let port: number;

  const start = (options: Partial<TestStrapiOptions> = {}) =>
    startStrapi({ shopOrigin: `${simulator.url}/{shop}`, database, port, ...options });

  /** Starts Strapi on the database, does something, and stops it. */
  const within = async <T>(
    options: Partial<TestStrapiOptions>,
    what: (crm: TestStrapi) => Promise<T>
  ): Promise<T> => {
    const crm = await start(options);
    try {
      return await what(crm);
    } finally {
      await crm.stop({ keepDatabase: true });
    }
  };

  const connect = async (crm: TestStrapi): Promise<void> => {
    await connectStore(crm, simulator, { domain: DOMAIN, request: { takeOver: true } });
    await crm.client.installSolution('e-commerce');
    await syncsEnded({ crm }, DOMAIN);
    expect(await differences({ crm, simulator })).toEqual([]);
  };

  const checksOf = async (crm: TestStrapi) => {
    const { body } = await crm.admin.get('/shopify-crm/setup').expect(200);
    return body.data.checks as { code: string; message: string }[];
  };

  const dropped = expect.objectContaining({
    code: 'records_dropped',
    ok: false,
    message: expect.stringContaining(DOMAIN),
  });

  beforeAll(async () => {
    simulator = await startSimulator({
      bulkDurationMs: 50,
      shops: [{ domain: DOMAIN, customers: 5, products: 3, orders: 8 }],
    });
    const crm = await startStrapi({ shopOrigin: `${simulator.url}/{shop}` });
    ({ database, port } = crm);
    expect(await checksOf(crm)).not.toContainEqual(dropped);
    await connect(crm);
    await crm.stop({ keepDatabase: true });
  });

  afterAll(async () => {
    await database.drop();
    await simulator.close();
  });

  it('keeps the records where Strapi is told to drop no tables', async () => {
    await within({ files: { ...DISABLED, ...NO_DROPS } }, async () => undefined);
    await within({}, async (crm) => {
      expect(await checksOf(crm)).not.toContainEqual(dropped);
      expect(await differences({ crm, simulator })).toEqual([]);
    });
  });

  it('drops them otherwise, and says so until the store is connected again', async () => {
    await within({ files: DISABLED }, async () => undefined);
    await within({}, async (crm) => {
      expect(await crm.client.stores()).toEqual([]);
      expect(await checksOf(crm)).toContainEqual(dropped);
      await connect(crm);
      expect(await checksOf(crm)).not.toContainEqual(dropped);
    });
  });
});
