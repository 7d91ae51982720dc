import type { SyncRun } from '../../shared/contracts';
import type { FieldMapping, MappingInput } from '../../shared/mappings';
import type { EncodedOf } from '../../server/src/records/encoded';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'bulk-result.myshopify.com';
/** More than are written in one go. */
const CUSTOMERS = 700;

const EXTENSION = `module.exports = (plugin) => {
  plugin.contentTypes.contact.schema.attributes.points = { type: 'integer' };
  return plugin;
};`;

const POINTS: MappingInput = {
  owner: 'customer',
  target: 'points',
  source: { kind: 'metafield', namespace: 'custom', key: 'loyalty_points', type: 'number_integer' },
};

let world: SyncedWorld;

const fullSync = async (): Promise<void> => {
  const { body } = await world.crm.admin
    .post(`/shopify-crm/stores/${world.storeId}/sync`)
    .send({ mode: 'full', resources: ['customers'] })
    .expect(202);
  const { documentId } = body.data as SyncRun;
  const ended = async () =>
    (await world.crm.client.runs(DOMAIN)).some((run) => run.documentId === documentId && run.finishedAt);
  await waitFor(ended, { what: 'the sync to end' });
};

/** Does something after the first batch of customers is written. @returns the batches that were written. */
const afterFirstBatch = async (act: () => Promise<unknown>): Promise<EncodedOf<'customers'>[][]> => {
  const { ingest } = world.crm;
  const { write } = ingest;
  const batches: EncodedOf<'customers'>[][] = [];
  ingest.write = async (resource, source, records) => {
    const result = await write(resource, source, records);
    batches.push([...records] as EncodedOf<'customers'>[]);
    if (batches.length === 1) await act();
    return result;
  };
  try {
    await fullSync();
  } finally {
    ingest.write = write;
  }
  return batches;
};

beforeAll(async () => {
  world = await startSyncedWorld(
    { shop: { domain: DOMAIN, plan: 'plus', seed: 'bulk', customers: CUSTOMERS, products: 5, orders: 10 } },
    { config: { backfill: 'bulk' }, files: { 'src/extensions/shopify-crm/strapi-server.js': EXTENSION } }
  );
});

afterAll(() => world.stop());

describe('the rest of a bulk result', () => {
  it.each([
    ['read here', 0],
    ['read by the thread', 9 * 1024 * 1024],
  ])('is read anew where a mapping is gone meanwhile: %s', async (_where, bytes) => {
    const { body } = await world.crm.admin.post('/shopify-crm/mappings').send(POINTS).expect(200);
    const { id } = (body as { data: FieldMapping }).data;
    if (bytes > 0) world.simulator.local.addFault({ kind: 'padJsonl', settings: { bytes, times: 1 } });
    const batches = await afterFirstBatch(() =>
      world.crm.admin.delete(`/shopify-crm/mappings/${id}`).expect(200)
    );
    const [first = [], ...rest] = batches;
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ mapped }) => mapped)).toBe(true);
    expect(rest.flat().length).toBe(CUSTOMERS - first.length);
    expect(rest.flat().length).toBeGreaterThan(0);
    expect(rest.flat().every(({ mapped }) => mapped === undefined)).toBe(true);
    const ids = batches.flat().map(({ shopifyId }) => shopifyId);
    expect(new Set(ids).size).toBe(CUSTOMERS);
  });
});
