import type { UID } from '@strapi/strapi';
import type { EventsService } from '../../server/src/events';
import type { IngestService } from '../../server/src/ingest';
import { EDITORS_APP } from './support/editors-app';
import { emptyRecords } from './support/empty-records';
import { customer, gid, line, order, product, variant } from './support/make-records';
import { syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import {
  addWebhook,
  startReceiver,
  type ReceivedEvent,
  type WebhookReceiver,
} from './support/webhook-receiver';
import { startWorld, type World } from './support/world';

const SHOP = 'events.myshopify.com';
const STORE = 'made.myshopify.com';
const T0 = Date.now() - 3_600_000;
const at = (second: number) => new Date(T0 + second * 1_000);

let world: World;
let receiver: WebhookReceiver & { url: string };
let ingest: IngestService;
let events: EventsService;

beforeAll(async () => {
  world = await startWorld(
    { shops: [{ domain: SHOP, seed: 'events', customers: 6, products: 3, orders: 6 }] },
    { files: EDITORS_APP }
  );
  ({ ingest } = world.crm);
  events = world.crm.strapi.plugin('shopify-crm').service('events');
  receiver = await startReceiver();
});

afterAll(async () => {
  await world.stop();
  await receiver.close();
});

const documents = (type: string) =>
  world.crm.strapi.documents(`plugin::shopify-crm.${type}` as UID.ContentType);

const contactOf = async (email: string): Promise<{ documentId: string }> =>
  (await documents('contact').findFirst({ filters: { email } as never })) as { documentId: string };

const configure = (value: Record<string, boolean>) =>
  world.crm.strapi.config.set('plugin::shopify-crm.events', value);

const told = () => receiver.events.map(({ event, model }) => `${event} ${model}`).sort();

/** Everything that was written is told, and received: the webhooks' queue is first in, first out. */
const allReceived = async (): Promise<ReceivedEvent[]> => {
  await events.settled();
  const visit = 'api::visit.visit' as UID.ContentType;
  const { documentId } = await world.crm.strapi.documents(visit).create({ data: { title: 'last' } as never });
  await receiver.received({ event: 'entry.create', model: 'visit' });
  await world.crm.strapi.documents(visit).delete({ documentId });
  await receiver.received({ event: 'entry.delete', model: 'visit' });
  const received = receiver.events.filter(({ model }) => model !== 'visit');
  receiver.events.splice(0, Infinity, ...received);
  return received;
};

describe('without a listener', () => {
  it('nothing is prepared', async () => {
    expect(events.areWanted()).toBe(false);
    const off = world.crm.strapi.eventHub.on('entry.update', () => Promise.resolve());
    expect(events.areWanted()).toBe(true);
    off();
    expect(events.areWanted()).toBe(false);
    const unsubscribe = world.crm.strapi.eventHub.subscribe(() => Promise.resolve());
    expect(events.areWanted()).toBe(true);
    unsubscribe();
    expect(events.areWanted()).toBe(false);
  });
});

describe('a webhook of Strapi’s', () => {
  beforeAll(async () => {
    await addWebhook(world.crm, receiver.url);
    await connectStore(world.crm, world.simulator, { domain: SHOP });
    await world.crm.client.installSolution('e-commerce');
    await syncsEnded(world, SHOP);
  });

  const change = (name: string, target: string | undefined, seed: string, params: object = {}) =>
    world.simulator.local.applyChange(SHOP, { name, target, seed, params: params as never });

  it('is told nothing of a first sync', async () => {
    expect(await allReceived()).toEqual([]);
    expect(await documents('invoice').count({})).toBeGreaterThan(0);
  });

  it('is told of what changes in Shopify, with the entry that Strapi itself would send', async () => {
    const id = change('createCustomer', undefined, 'ada', { email: 'ada@example.com' });
    const [created] = await receiver.received({ event: 'entry.create', model: 'contact' });
    const { documentId } = await contactOf('ada@example.com');
    expect(created).toMatchObject({ uid: 'plugin::shopify-crm.contact', entry: { documentId } });
    await webhooksSettled(world, SHOP);
    await allReceived();

    receiver.events.length = 0;
    change('changeCustomerTags', id, 'tags', { tags: ['vip'] });
    const [ours] = (await receiver.received({ event: 'entry.update', model: 'contact' })) as [ReceivedEvent];
    await webhooksSettled(world, SHOP);
    await allReceived();

    receiver.events.length = 0;
    await documents('contact').update({ documentId, data: { rating: 5 } as never });
    const [strapis] = (await receiver.received({ event: 'entry.update', model: 'contact' })) as [
      ReceivedEvent,
    ];
    // Strapi moves these two with each update, and a customer is read once more after a while.
    const unread = (records: unknown) => (records as object[]).map((one) => ({ ...one, syncedAt: 'then' }));
    const comparable = ({ createdAt: _, entry, ...rest }: ReceivedEvent) => ({
      ...rest,
      entry: {
        ...entry,
        customers: unread(entry.customers),
        rating: 5,
        syncedAt: 'then',
        updatedAt: 'then',
        publishedAt: 'then',
      },
    });
    expect(comparable(ours)).toEqual(comparable(strapis));
    expect(ours.entry.customers).toHaveLength(1);
    expect(ours.entry).not.toHaveProperty('identityKey');
    receiver.events.length = 0;
  });

  it('is told of an order’s lines and of its contact with the order', async () => {
    const contact = await contactOf('ada@example.com');
    const { simulator } = world;
    const ada = [...(simulator.shops.get(SHOP)?.list('Customer') ?? [])].at(-1);
    change('createOrder', ada?.id, 'order', {
      paid: true,
      lines: 2,
      email: 'ada@example.com',
      withEmail: true,
    });
    const [invoice, told] = await receiver.received(
      { event: 'entry.create', model: 'invoice' },
      { event: 'entry.update', model: 'contact' },
      { event: 'entry.create', model: 'invoice-line' }
    );
    await webhooksSettled(world, SHOP);
    await allReceived();
    expect(invoice?.entry).toMatchObject({ contact: { documentId: contact.documentId } });
    expect(told?.entry).toMatchObject({ ordersCount: 1, documentId: contact.documentId });
    expect(receiver.events.filter(({ model }) => model === 'invoice-line')).toHaveLength(2);
    receiver.events.length = 0;
  });

  it('is told of a full sync only where that is configured', async () => {
    await world.crm.strapi.db.query('plugin::shopify-crm.product').updateMany({
      where: { storeDomain: SHOP },
      data: { sourceHash: null, title: 'Something else' },
    });
    const [store] = await world.crm.client.stores();
    const resync = async () => {
      await world.crm.admin
        .post(`/shopify-crm/stores/${store?.documentId}/sync`)
        .send({ mode: 'full', resources: ['products'] })
        .expect(202);
      await syncsEnded(world, SHOP);
      return allReceived();
    };
    expect(await resync()).toEqual([]);
    await world.crm.strapi.db.query('plugin::shopify-crm.product').updateMany({
      where: { storeDomain: SHOP },
      data: { sourceHash: null, title: 'Something else' },
    });
    configure({ live: true, bulk: true });
    await resync();
    expect(told()).toEqual(Array.from({ length: 3 }, () => 'entry.update product'));
    receiver.events.length = 0;
    configure({ live: true, bulk: false });
  });
});

describe('what is told', () => {
  const write = {
    customers: (read: number, ...records: ReturnType<typeof customer>[]) =>
      ingest.write('customers', { store: STORE, readAt: at(read) }, records),
    orders: (read: number, ...records: ReturnType<typeof order>[]) =>
      ingest.write('orders', { store: STORE, readAt: at(read) }, records),
    products: (read: number, ...records: ReturnType<typeof product>[]) =>
      ingest.write('products', { store: STORE, readAt: at(read) }, records),
  };

  beforeEach(async () => {
    await emptyRecords(world.crm.strapi);
    await allReceived();
    receiver.events.length = 0;
  });

  it('is what readers see differ, of children each by itself', async () => {
    await write.products(10, product(1, 5, [variant(1, 5), variant(2, 5), variant(3, 5)]));
    await allReceived();
    expect(told()).toEqual([
      'entry.create product',
      ...Array.from({ length: 3 }, () => 'entry.create product-variant'),
    ]);
    receiver.events.length = 0;
    await write.products(20, product(1, 6, [variant(1, 5), variant(2, 6, { price: '11.00' })]));
    const [, , deleted] = await receiver.received(
      { event: 'entry.update', model: 'product' },
      { event: 'entry.update', model: 'product-variant' },
      { event: 'entry.delete', model: 'product-variant' }
    );
    await allReceived();
    expect(told()).toEqual([
      'entry.delete product-variant',
      'entry.update product',
      'entry.update product-variant',
    ]);
    expect(deleted?.entry).toMatchObject({ sku: 'SKU-3' });
    receiver.events.length = 0;
    await write.products(30, product(1, 6, [variant(1, 5), variant(2, 6, { price: '11.00' })]));
    expect(await allReceived()).toEqual([]);
  });

  it('is a deletion with the entry as it was, and a creation where it is restored', async () => {
    await write.customers(10, customer(1, 'eve@example.com', 5));
    await write.orders(10, order(1, 1, 5, { lines: [line(1, 5)] }));
    await allReceived();
    receiver.events.length = 0;
    await ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(20) });
    const [invoice] = await receiver.received({ event: 'entry.delete', model: 'invoice' });
    await allReceived();
    expect(told()).toEqual(['entry.delete invoice', 'entry.delete invoice-line', 'entry.update contact']);
    expect(invoice?.entry).toMatchObject({ name: '#1', deletedAt: at(20).toISOString() });
    expect(invoice?.entry).not.toHaveProperty('lines');

    receiver.events.length = 0;
    const documentId = invoice?.entry.documentId;
    await world.crm.admin
      .post('/shopify-crm/deleted/restore')
      .send({ type: 'invoice', documentId })
      .expect(200);
    await receiver.received({ event: 'entry.create', model: 'invoice' });
    await allReceived();
    expect(told()).toEqual(['entry.create invoice', 'entry.create invoice-line', 'entry.update contact']);
  });

  it('is of an erased person not who it was', async () => {
    await write.customers(10, customer(66, 'mallory@example.com', 5, { firstName: 'Mallory' }));
    await write.orders(10, order(66, 66, 5, { email: 'mallory@example.com', note: 'for Mallory' }));
    await allReceived();
    receiver.events.length = 0;
    const mapped = { contact: [], invoice: [] };
    const person = { customerIds: [gid('Customer', 66)], orderIds: [], emailDigests: [] };
    await ingest.erasePerson({ store: STORE, ...person, at: at(20), mapped });
    const [contact, invoice] = await receiver.received(
      { event: 'entry.delete', model: 'contact' },
      { event: 'entry.update', model: 'invoice' }
    );
    await allReceived();
    expect(Object.keys(contact?.entry ?? {}).sort()).toEqual(['documentId', 'id']);
    expect(invoice?.entry).toMatchObject({ name: '#66', email: null, contact: null });
    expect(JSON.stringify(receiver.events).toLowerCase()).not.toContain('mallory');
  });

  it('is told after the commit, and not where it is rolled back', async () => {
    const counts: number[] = [];
    const off = world.crm.strapi.eventHub.on('entry.create', async () => {
      counts.push(await documents('contact').count({}));
    });
    const bad = customer(2, 'bad@example.com', 5, { sourceCreatedAt: new Date(Number.NaN) });
    await write.customers(10, customer(1, 'good@example.com', 5), bad);
    await events.settled();
    off();
    await allReceived();
    const stored = await documents('contact').count({});
    expect(counts).toEqual(Array.from({ length: stored }, () => stored));
    expect(told().filter((one) => one === 'entry.create contact')).toHaveLength(stored);
  });

  it('does not depend on a listener that fails', async () => {
    const off = world.crm.strapi.eventHub.on('entry.create', () => Promise.reject(new Error('is broken')));
    const { error } = world.crm.strapi.log;
    const lines: string[] = [];
    world.crm.strapi.log.error = ((text: string) => lines.push(text)) as never;
    await write.customers(10, customer(1, 'one@example.com', 5), customer(2, 'two@example.com', 5));
    await events.settled();
    world.crm.strapi.log.error = error;
    off();
    expect(lines).toEqual([
      expect.stringContaining('A listener of entry.create failed: is broken'),
      expect.stringContaining('A listener of entry.create failed: is broken'),
    ]);
    await allReceived();
    expect(told()).toEqual(['entry.create contact', 'entry.create contact']);
  });

  it('is nothing where live events are off', async () => {
    configure({ live: false, bulk: false });
    await write.customers(10, customer(1, 'silent@example.com', 5));
    configure({ live: true, bulk: false });
    expect(await allReceived()).toEqual([]);
  });
});
