import type { InboxService, InboxNotice } from '../../server/src/inbox';
import type { WebhookEvent } from '../../shared/contracts';
import { differences, webhooksSettled } from './support/settled';
import { watchPluginTimers } from './support/plugin-timers';
import { startStrapi } from './support/strapi';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'inbox.myshopify.com';

let world: SyncedWorld;
let inbox: InboxService;
let isStopped = false;

const events = async (status?: string): Promise<WebhookEvent[]> =>
  (
    await world.crm.admin
      .get('/shopify-crm/webhook-events')
      .query({ store: DOMAIN, ...(status ? { status } : {}) })
  ).body.data as WebhookEvent[];

const notice = (key: string, fields: Partial<InboxNotice> = {}): InboxNotice => ({
  store: DOMAIN,
  topic: 'orders/updated',
  resource: 'orders',
  resourceId: null,
  version: null,
  receivedAt: new Date(),
  dedupeKey: key,
  ...fields,
});

const some = (typename: string) => {
  const [node] = world.simulator.shops.get(DOMAIN)?.list(typename) ?? [];
  if (!node) throw new Error(`The shop has no ${typename}`);
  return node;
};

beforeAll(async () => {
  world = await startSyncedWorld({
    shop: { domain: DOMAIN, plan: 'plus', seed: 'inbox', customers: 20, products: 8, orders: 25 },
  });
  inbox = world.crm.strapi.plugin('shopify-crm').service('inbox');
});

afterAll(async () => {
  if (!isStopped) await world.crm.stop();
  await world.simulator.close();
});

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
    const order = some('Order');
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
    const rows = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    expect(await rows.findOne({ where: { dedupeKey: 'orphan' } })).toMatchObject({ state: 'done' });
  });

  it('takes the notices of one record together, more than a batch of them too', async () => {
    const { OrdersById: before = 0 } = world.simulator.local.traffic(DOMAIN);
    const resourceId = some('Order').id;
    await world.crm.strapi.db.query('plugin::shopify-crm.webhook-event').createMany({
      data: Array.from({ length: 1_000 }, (_, index) => ({
        ...notice(`alike-${index}`, { resourceId }),
        state: 'pending',
        attempts: 0,
        nextAttemptAt: new Date(),
      })),
    });
    inbox.wake();
    await webhooksSettled(world, DOMAIN);
    expect(world.simulator.local.traffic(DOMAIN).OrdersById).toBe(before + 2);
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
        ...notice('failing', { resourceId: some('Order').id }),
        state: 'pending',
        attempts: 9,
        nextAttemptAt: new Date(),
      },
    });
    inbox.wake();
    const failed = await waitFor(async () => (await events('failed'))[0], {
      what: 'the event to fail',
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
  });
});

describe('an event that was left to a run', () => {
  it('is read by id where that may have read too early: tags, which move no version', async () => {
    const { local } = world.simulator;
    const customer = some('Customer');
    const query = world.crm.strapi.db.query('plugin::shopify-crm.customer');
    const held = (await query.findOne({ where: { shopifyId: customer.id } })) as { syncedAt: string };
    local.addFault({ kind: 'dropWebhooks', settings: {} });
    local.applyChange(DOMAIN, {
      name: 'changeCustomerTags',
      target: customer.id,
      params: { tags: ['seen late'] },
    });
    await world.crm.strapi.db.query('plugin::shopify-crm.webhook-event').create({
      data: {
        ...notice('late tags', {
          topic: 'customer.tags_added',
          resource: 'customers',
          resourceId: customer.id,
          receivedAt: new Date(Date.parse(held.syncedAt) - 1_000),
        }),
        state: 'pending',
        nextAttemptAt: new Date(),
        error: { code: 'waiting_for_sync', message: 'Left to a run', at: new Date().toISOString() },
      },
    });
    inbox.wake();
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
  });
});

describe('a Strapi that is loaded again in its process, as `strapi develop` does', () => {
  it('works each event off once, and leaves no timer behind', async () => {
    const before = world.crm;
    const letGo = world.simulator.local.holdAnswer(DOMAIN);
    world.simulator.local.applyChange(DOMAIN, { name: 'renameCustomer' });
    await waitFor(() => world.simulator.local.answersUnderWay().held === 1, { what: 'a read' });
    await before.stop({ keepDatabase: true });
    letGo();

    const timers = watchPluginTimers();
    try {
      const { database, port } = before;
      world.crm = await startStrapi({ shopOrigin: `${world.simulator.url}/{shop}`, database, port });
      await webhooksSettled(world, DOMAIN);
      const reads = () => world.simulator.local.traffic(DOMAIN).CustomersById ?? 0;
      const readBefore = reads();
      await world.crm.strapi
        .plugin('shopify-crm')
        .service('inbox')
        .accept(
          notice('after the reload', {
            topic: 'customers/update',
            resource: 'customers',
            resourceId: some('Customer').id,
          })
        );
      await webhooksSettled(world, DOMAIN);
      expect(reads() - readBefore).toBe(1);

      // One that waits for its time, and one at work.
      const later = new Date(Date.now() + 60_000);
      const rows = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
      await rows.create({
        data: { ...notice('later'), state: 'pending', attempts: 0, nextAttemptAt: later },
      });
      const letGoAgain = world.simulator.local.holdAnswer(DOMAIN);
      world.simulator.local.applyChange(DOMAIN, { name: 'renameCustomer' });
      await waitFor(() => world.simulator.local.answersUnderWay().held === 1, { what: 'a read' });
      expect(timers.running()).not.toEqual([]);
      await world.crm.stop();
      isStopped = true;
      letGoAgain();
      await waitFor(() => timers.running().length === 0, { what: () => timers.running().join('\n') });
    } finally {
      timers.end();
    }
  });
});
