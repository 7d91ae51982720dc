import { compare } from '../../simulator/src/compare/index';
import { heldRecords } from './support/records';
import { connectStore } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const DOMAIN = 'main-job.myshopify.com';
const CHANGES = 40;

let world: World;

const differences = async () =>
  compare([...world.simulator.shops.values()], await heldRecords(world.crm.strapi));

const firstSyncEnded = () =>
  waitFor(
    async () => {
      const runs = await world.crm.client.runs(DOMAIN);
      const synced = runs
        .filter(({ status }) => status === 'completed')
        .flatMap((run) => Object.keys(run.resources));
      return ['customers', 'products', 'orders'].every((resource) => synced.includes(resource));
    },
    { what: 'the first sync to end' }
  );

const webhooksSettled = async () => {
  await world.simulator.local.whenIdle();
  await waitFor(
    async () => {
      const open = await Promise.all(
        (['pending', 'processing'] as const).map((status) => world.crm.client.countEvents(DOMAIN, status))
      );
      return open.every((count) => count === 0);
    },
    { what: 'the events to settle' }
  );
};

beforeAll(async () => {
  world = await startWorld({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'main-job', customers: 40, products: 15, orders: 60 }],
  });
});

afterAll(() => world.stop());

describe('the main job', () => {
  it('brings in every record of a store that is connected', async () => {
    const outcome = await connectStore(world.crm, world.simulator, { domain: DOMAIN });
    expect(outcome).toMatchObject({ connected: DOMAIN, error: null });
    await world.crm.client.installSolution('e-commerce');
    await firstSyncEnded();
    expect(await differences()).toEqual([]);
  });

  it('follows every change that the shop makes', async () => {
    world.simulator.local.applyRandom(DOMAIN, CHANGES, 'main-job');
    await webhooksSettled();
    expect(await differences()).toEqual([]);
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
  });

  it('sees a change that nobody told of as a difference', async () => {
    const state = world.simulator.shops.get(DOMAIN);
    const [product] = state?.list('Product') ?? [];
    if (!state || !product) throw new Error('The shop has no product');
    state.put({ ...product, title: 'Untold' });
    expect(await differences()).toEqual([
      expect.objectContaining({ field: 'title', expected: 'Untold', key: product.id }),
    ]);
  });
});
