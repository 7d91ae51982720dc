import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { startWorld, type World } from './support/world';

const DOMAIN = 'main-job.myshopify.com';
const CHANGES = 40;

let world: World;

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
    await syncsEnded(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
  });

  it('follows every change that the shop makes', async () => {
    world.simulator.local.applyRandom(DOMAIN, CHANGES, 'main-job');
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
  });

  it('sees a change that nobody told of as a difference', async () => {
    const state = world.simulator.shops.get(DOMAIN);
    const [product] = state?.list('Product') ?? [];
    if (!state || !product) throw new Error('The shop has no product');
    state.put({ ...product, title: 'Untold' });
    expect(await differences(world)).toEqual([
      expect.objectContaining({ field: 'title', expected: 'Untold', key: product.id }),
    ]);
  });
});
