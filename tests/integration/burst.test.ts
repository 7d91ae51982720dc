import type { InboxNotice, InboxService } from '../../server/src/inbox';
import type { StoresService } from '../../server/src/stores';
import { differences, webhooksSettled } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

/** With more customers than the points of the cheapest plan let read by id within a minute. */
const DOMAIN = 'busy.myshopify.com';
const CUSTOMERS = 1_200;
/** A run takes longer than to look at all that was left to it, in ms. */
const MS_BULK = 3_000;
/** Fewer than are left to a run, and no more than are taken at once. */
const SOME = 240;

let world: SyncedWorld;
let inbox: InboxService;

/** Changes all customers at one moment. @returns what their webhooks would have told: none is sent. */
const changeAll = async (lastName: string): Promise<InboxNotice[]> => {
  const { local } = world.simulator;
  local.addFault({ kind: 'dropWebhooks', settings: {} });
  for (const { id } of local.nodes(DOMAIN, 'Customer'))
    local.applyChange(DOMAIN, { name: 'renameCustomer', target: id, params: { lastName } });
  await local.whenIdle();
  local.clearFaults();
  return local.nodes(DOMAIN, 'Customer').map(({ id, updatedAt }) => ({
    store: DOMAIN,
    topic: 'customers/update',
    resource: 'customers',
    resourceId: id,
    version: new Date(String(updatedAt)),
    receivedAt: new Date(),
    dedupeKey: `${lastName} ${id}`,
  }));
};

beforeAll(async () => {
  const size = { customers: CUSTOMERS, products: 4, orders: 10 };
  world = await startSyncedWorld({
    shop: { domain: DOMAIN, plan: 'plus', seed: 'busy', ...size },
    bulkDurationMs: MS_BULK,
  });
  inbox = world.crm.strapi.plugin('shopify-crm').service('inbox');
  const { local } = world.simulator;
  local.setPlan(DOMAIN, 'standard');
  // What reading a customer by id costs is known from the first one on.
  local.applyChange(DOMAIN, { name: 'renameCustomer' });
  await webhooksSettled(world, DOMAIN);
});

afterAll(() => world.stop());

describe('a burst of changes', () => {
  it('is left to a run as soon as too much waits, whatever is being read by then', async () => {
    const { local } = world.simulator;
    const before = await world.crm.client.runs(DOMAIN);
    const reads = () => local.traffic(DOMAIN).CustomersById ?? 0;
    const readsBefore = reads();
    const notices = await changeAll('bit by bit');
    const letGo = local.holdAnswer(DOMAIN);
    const events = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
    const due = { state: 'pending', nextAttemptAt: new Date() };
    await events.createMany({ data: notices.slice(0, SOME).map((notice) => ({ ...notice, ...due })) });
    inbox.wake();
    await waitFor(() => local.answersUnderWay().held === 1, { what: 'a read' });
    await Promise.all(notices.slice(SOME).map(inbox.accept));
    letGo();
    await webhooksSettled(world, DOMAIN);
    expect(await world.crm.client.runs(DOMAIN)).toHaveLength(before.length + 1);
    // A hundred customers: those that were being read.
    expect(reads() - readsBefore).toBe(1);
    expect(await differences(world)).toEqual([]);
  });

  it('is left to a run where reading it by id would take too long, and none is lost', async () => {
    const stores = world.crm.strapi.plugin('shopify-crm').service('stores') as StoresService;
    const before = await world.crm.client.runs(DOMAIN);
    const longAgo = {
      ...(await stores.findByDomain(DOMAIN))?.cursors,
      customers: '2026-01-01T00:00:00.000Z',
    };
    await stores.update(DOMAIN, { cursors: longAgo });

    await Promise.all((await changeAll('at once')).map(inbox.accept));
    await webhooksSettled(world, DOMAIN);
    const runs = await world.crm.client.runs(DOMAIN);
    expect(runs).toHaveLength(before.length + 1);
    expect(runs[0]).toMatchObject({ mode: 'incremental', engine: 'bulk', status: 'completed' });
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
    expect(await world.crm.client.countEvents(DOMAIN, 'done')).toBeGreaterThan(CUSTOMERS);
    expect(await differences(world)).toEqual([]);
    // The run read what the events tell of, and not all that may have changed since the last one.
    expect((await stores.findByDomain(DOMAIN))?.cursors).toEqual(longAgo);
  });
});
