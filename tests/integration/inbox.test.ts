import type { InboxService, Notice } from '../../server/src/inbox';
import type { WebhookEvent } from '../../shared/contracts';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { waitFor } from './support/wait';
import { startWorld, type World } from './support/world';

const DOMAIN = 'inbox.myshopify.com';

let world: World;
let inbox: InboxService;

const events = async (status?: string): Promise<WebhookEvent[]> =>
  (
    await world.crm.admin
      .get('/shopify-crm/webhook-events')
      .query({ store: DOMAIN, ...(status ? { status } : {}) })
  ).body.data as WebhookEvent[];

const notice = (key: string, fields: Partial<Notice> = {}): Notice => ({
  store: DOMAIN,
  topic: 'orders/updated',
  resource: 'orders',
  resourceId: null,
  version: null,
  receivedAt: new Date(),
  dedupeKey: key,
  ...fields,
});

const someOrder = () => {
  const [order] = world.simulator.shops.get(DOMAIN)?.list('Order') ?? [];
  if (!order) throw new Error('The shop has no order');
  return order;
};

beforeAll(async () => {
  world = await startWorld({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'inbox', customers: 20, products: 8, orders: 25 }],
  });
  inbox = world.crm.strapi.plugin('shopify-crm').service('inbox');
  await connectStore(world.crm, world.simulator, { domain: DOMAIN });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
});

afterAll(() => world.stop());

afterEach(() => world.simulator.local.clearFaults());

describe('accepting', () => {
  it('stores a webhook once, however often it comes, and however many come at one moment', async () => {
    const same = await Promise.all(Array.from({ length: 20 }, () => inbox.accept(notice('same'))));
    expect(same.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(await inbox.accept(notice('same'))).toBe('duplicate');
    const many = await Promise.all(
      Array.from({ length: 1_200 }, (_, index) => inbox.accept(notice(`many-${index}`)))
    );
    expect(new Set(many)).toEqual(new Set(['stored']));
    await webhooksSettled(world, DOMAIN);
  });
});

describe('working off', () => {
  it('converges under duplicates, delays and reordering', async () => {
    const { local } = world.simulator;
    local.addFault({ kind: 'duplicateWebhooks', settings: { copies: 2 } });
    local.addFault({ kind: 'delayWebhooks', settings: { minMs: 0, maxMs: 300 } });
    local.applyRandom(DOMAIN, 60, 'shuffled');
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
    expect(await events('failed')).toEqual([]);
  });

  it('waits for reads that lag behind their notices', async () => {
    const { local } = world.simulator;
    const fault = local.addFault({ kind: 'staleReads', settings: { ms: 2_500 } });
    // One change a record: Shopify's timestamps have whole seconds, so no version tells two changes of one second apart.
    const change = (name: string, typename: string) => {
      const nodes = world.simulator.shops.get(DOMAIN)?.list(typename).slice(0, 4) ?? [];
      for (const { id } of nodes) local.applyChange(DOMAIN, { name, target: id });
    };
    change('updateOrder', 'Order');
    change('renameCustomer', 'Customer');
    change('updateProduct', 'Product');
    await local.whenIdle();
    await waitFor(async () => (await events('pending')).some(({ attempts }) => attempts > 0), {
      what: 'a stale read to be put off',
    });
    await webhooksSettled(world, DOMAIN);
    local.removeFault(fault.id);
    expect(await differences(world)).toEqual([]);
  });

  it('works off what a process that is gone had claimed', async () => {
    const order = someOrder();
    await world.crm.strapi.db.query('plugin::shopify-crm.webhook-event').create({
      data: {
        ...notice('orphan', { resourceId: order.id }),
        state: 'processing',
        leaseOwner: 'a process that was killed',
        leaseUntil: new Date(Date.now() - 1),
      },
    });
    inbox.wake();
    await webhooksSettled(world, DOMAIN);
    const [event] = await world.crm.strapi.db
      .query('plugin::shopify-crm.webhook-event')
      .findMany({ where: { dedupeKey: 'orphan' } });
    expect(event).toMatchObject({ state: 'done' });
  });
});

describe('the queue', () => {
  const query = (filter: Record<string, string>) =>
    world.crm.admin
      .get('/shopify-crm/webhook-events')
      .query({ store: DOMAIN, ...filter })
      .expect(200);

  it('shows a topic alone, and how much of it is unfinished or failed whatever state is asked for', async () => {
    const rows = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    const topic = 'queue/shown';
    await rows.create({ data: { ...notice('queue-done', { topic }), state: 'done', settledAt: new Date() } });
    await rows.create({
      data: { ...notice('queue-failed', { topic }), state: 'failed', settledAt: new Date() },
    });
    const { body } = await query({ topic, status: 'done' });
    expect(body.data).toMatchObject([{ topic, status: 'done' }]);
    expect(body.meta).toMatchObject({ open: 0, failed: 1, pagination: { total: 1 } });
    expect((await query({ topic: 'queue/none' })).body).toMatchObject({
      data: [],
      meta: { open: 0, failed: 0 },
    });
  });

  it('replays what failed of a topic, and nothing else', async () => {
    const rows = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    await rows.create({ data: { ...notice('queue-other', { topic: 'queue/other' }), state: 'failed' } });
    const { body } = await world.crm.admin
      .post('/shopify-crm/webhook-events/replay')
      .send({ status: 'failed', store: DOMAIN, topic: 'queue/shown' })
      .expect(200);
    expect(body.data).toEqual({ replayed: 1 });
    await webhooksSettled(world, DOMAIN);
    expect((await query({ topic: 'queue/shown' })).body.meta.failed).toBe(0);
    expect((await query({ topic: 'queue/other' })).body.meta.failed).toBe(1);
    await rows.deleteMany({ where: { dedupeKey: 'queue-other' } });
  });
});

describe('failures', () => {
  it('are put off with their reason, kept when they stay, and replayed on request', async () => {
    const { local } = world.simulator;
    const [app] = world.simulator.apps;
    if (!app) throw new Error('The simulator has no app');
    local.addFault({ kind: 'status5xx', settings: { status: 503 } });
    const query = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    await query.create({
      data: {
        ...notice('failing', { resourceId: someOrder().id }),
        state: 'pending',
        attempts: 9,
        nextAttemptAt: new Date(),
      },
    });
    inbox.wake();
    const failed = await waitFor(async () => (await events('failed'))[0], {
      what: 'the event to fail',
      timeoutMs: 120_000,
    });
    expect(failed).toMatchObject({ attempts: 10, error: { code: 'shopify_unreachable' } });

    local.clearFaults();
    const replayed = await world.crm.admin
      .post('/shopify-crm/webhook-events/replay')
      .send({ status: 'failed' });
    expect(replayed.status).toBe(200);
    await webhooksSettled(world, DOMAIN);
    expect(await events('failed')).toEqual([]);
    expect(await differences(world)).toEqual([]);
  }, 180_000);
});
