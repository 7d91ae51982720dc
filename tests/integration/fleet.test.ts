import { setTimeout as sleep } from 'node:timers/promises';
import type { WatchService } from '../../server/src/coordination/watch';
import type { InboxService } from '../../server/src/inbox';
import { joinFleet, type Fleet } from '../../server/src/inbox/fleet';
import { differences, webhooksSettled } from './support/settled';
import { startTcpProxy, type TcpProxy } from './support/tcp-proxy';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'fleet.myshopify.com';
const REDIS = new URL(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379');
/** Longer than BullMQ's client waits before it tries to connect again. */
const MS_QUIET = 2_500;

/** Another process of the fleet, which is busy until it is let go each time that it is told of work. */
interface Other {
  fleet: Fleet;
  isBusy(): boolean;
  letGo(): void;
  leave(): Promise<void>;
}

let wire: TcpProxy;
let world: SyncedWorld;
let inbox: InboxService;
let other: Other;

const joinAsAnother = async (): Promise<Other> => {
  let finish: (() => void) | null = null;
  let isLeaving = false;
  const joined = {
    isBusy: () => finish !== null,
    letGo() {
      finish?.();
      finish = null;
    },
  };
  const fleet = await joinFleet(
    world.crm.strapi,
    { url: REDIS.href },
    {
      wake: () => undefined,
      workOff: async () => {
        if (!isLeaving) await new Promise<void>((resolve) => (finish = resolve));
      },
    }
  );
  const leave = async () => {
    isLeaving = true;
    joined.letGo();
    await fleet.leave();
  };
  return Object.assign(joined, { fleet, leave });
};

/** Stores what a process takes in that ends before it has told anybody. */
const takeIn = async (key: string) => {
  const events = world.crm.strapi.db.query('plugin::shopify-crm.webhook-event');
  const now = new Date();
  await events.create({
    data: {
      store: DOMAIN,
      topic: 'orders/updated',
      resource: 'orders',
      state: 'pending',
      attempts: 0,
      receivedAt: now,
      nextAttemptAt: now,
      dedupeKey: key,
    },
  });
  return {
    isDone: async () => (await events.findOne({ where: { dedupeKey: key } })).state === 'done',
  };
};

beforeAll(async () => {
  wire = await startTcpProxy(REDIS);
  const connection = `redis://${REDIS.username}:${REDIS.password}@127.0.0.1:${wire.port}`;
  world = await startSyncedWorld(
    { shop: { domain: DOMAIN, plan: 'plus', seed: 'fleet', customers: 8, products: 4, orders: 8 } },
    { config: { queue: { driver: 'bullmq', connection } } }
  );
  inbox = world.crm.strapi.plugin('shopify-crm').service('inbox');
  // It would find by itself what Redis is to tell of.
  await (world.crm.strapi.plugin('shopify-crm').service('watch') as WatchService).stop();
  other = await joinAsAnother();
});

afterAll(async () => {
  await other.leave();
  await world.simulator.close();
  await wire.close();
});

/** Has the other process tell the fleet until it took a job itself. */
const occupyOther = () =>
  waitFor(
    () => {
      if (!other.isBusy()) other.fleet.announce();
      return other.isBusy();
    },
    { what: 'the other process to be told' }
  );

/** An event that the other process took in and could tell nobody of; one that was found by a look that was due is none. */
const untold = (name: string) => {
  let number = 0;
  return waitFor(
    async () => {
      const event = await takeIn(`${name}-${(number += 1)}`);
      other.fleet.announce();
      await sleep(500);
      return (await event.isDone()) ? null : event;
    },
    { what: 'an event that nobody was told of' }
  );
};

describe('a fleet that shares work over Redis', () => {
  it('lets a process work off what another took in while that one is busy', async () => {
    await occupyOther();
    const event = await takeIn('told');
    other.fleet.announce();
    await waitFor(event.isDone, { what: 'the event that the other process told of' });
    expect(other.isBusy()).toBe(true);
    other.letGo();
  });

  it('tells another process of what comes while this one is busy', async () => {
    const letGo = world.simulator.local.holdAnswer(DOMAIN);
    world.simulator.local.applyRandom(DOMAIN, 2, 'first');
    await waitFor(
      () => {
        // The first is this one's, whoever was told of it.
        if (other.isBusy()) inbox.wake();
        other.letGo();
        return world.simulator.local.answersUnderWay().held === 1;
      },
      { what: 'this process to read from Shopify' }
    );
    world.simulator.local.applyRandom(DOMAIN, 2, 'second');
    await waitFor(other.isBusy, { what: 'the other process to be told' });
    letGo();
    other.letGo();
    inbox.wake();
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
  });

  it.each(['cut', 'freeze'] as const)(
    'takes in and works off everything while Redis is away (%s), and shares again when it is back',
    async (fault) => {
      wire[fault]();
      world.simulator.local.applyRandom(DOMAIN, 8, fault);
      await webhooksSettled(world, DOMAIN);
      expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
      expect(await differences(world)).toEqual([]);

      await occupyOther();
      const event = await untold(fault);
      wire.mend();
      await waitFor(event.isDone, { what: 'the event that waited for Redis' });
      other.letGo();
    }
  );

  it('leaves within five seconds where Redis is away, and tries it no more', async () => {
    wire.cut();
    await sleep(200);
    const began = Date.now();
    await inbox.stop();
    expect(Date.now() - began).toBeLessThan(5_000);
    await world.crm.stop();
    const { tried } = wire;
    await sleep(MS_QUIET);
    expect(wire.tried).toBe(tried);
    expect(wire.open).toBe(0);
  });
});
