import { mapNode } from '../../server/src/records';
import { encodeRecord } from '../../server/src/records/encoded';
import type { CompleteCustomer } from '../../server/src/shopify/read';
import { useIngest } from './support/ingest-world';
import { address, at, customer, gid, order } from './support/make-records';

const STORE = 'identity.myshopify.com';
const OTHER = 'other.myshopify.com';

const world = useIngest();

interface StoredContact {
  documentId: string;
  email: string | null;
  customers: { shopifyId: string }[];
  invoices: { name: string }[];
}

const contacts = () =>
  world.crm.strapi.documents('plugin::shopify-crm.contact').findMany({
    sort: 'email',
    populate: { customers: { sort: 'shopifyId' }, invoices: { sort: 'name' } },
  }) as unknown as Promise<StoredContact[]>;

const onlyContact = async (): Promise<StoredContact> => {
  const found = await contacts();
  expect(found).toHaveLength(1);
  return found[0] as StoredContact;
};

const contactOf = async (name: string) => {
  const invoice = (await world.crm.strapi.documents('plugin::shopify-crm.invoice').findFirst({
    filters: { name },
    populate: { contact: true },
  })) as unknown as { contact: StoredContact | null };
  return invoice.contact;
};

/** Who is at which contact: email, its customers' numbers, its orders. */
const who = async () =>
  (await contacts()).map(({ email, customers, invoices }) => [
    email,
    customers.map(({ shopifyId }) => Number(/\d+$/.exec(shopifyId)?.[0])),
    invoices.map(({ name }) => name),
  ]);

let read = 100;
const customersOf = (store: string, ...records: ReturnType<typeof customer>[]) =>
  world.ingest.write('customers', { store, readAt: at((read += 1)) }, records);
const ordersOf = (store: string, ...records: ReturnType<typeof order>[]) =>
  world.ingest.write('orders', { store, readAt: at((read += 1)) }, records);
const remove = (resource: 'customers' | 'orders', id: string) =>
  world.ingest.remove(resource, { store: STORE, ids: [id], at: at((read += 1)) });

const guest = (id: number, email: string | null, updated = 5, fields = {}) =>
  order(id, null, updated, { email, ...fields });

describe('the email', () => {
  const withEmail = (id: number, emailAddress: string) =>
    encodeRecord(
      'customers',
      mapNode('customers', {
        id: gid('Customer', id),
        updatedAt: at(5).toISOString(),
        createdAt: at(0).toISOString(),
        defaultEmailAddress: { emailAddress },
        tags: [],
      } as unknown as CompleteCustomer)
    );

  it('is trimmed and in lower case, and nothing else: then equal ones are one person, and it is stored so', async () => {
    await customersOf(STORE, withEmail(1, ' Ada@Example.COM '), withEmail(2, 'ada@example.com'));
    expect(await who()).toEqual([['ada@example.com', [1, 2], []]]);
  });

  it.each(['ada+shop@example.com', 'a.da@example.com', 'ada@example.co'])(
    'is another person’s where it is %s',
    async (email) => {
      await customersOf(STORE, withEmail(1, 'ada@example.com'), withEmail(2, email));
      expect(await contacts()).toHaveLength(2);
    }
  );

  it('alone makes a person: the same name and phone do not', async () => {
    const same = { firstName: 'Ada', lastName: 'Lovelace', phone: '+4930123456' };
    await customersOf(STORE, customer(1, 'ada@example.com', 5, same), customer(2, null, 5, same));
    await ordersOf(STORE, guest(1, null, 5, { phone: '+4930123456', billingAddress: address('Berlin') }));
    expect(await who()).toEqual(
      expect.arrayContaining([
        ['ada@example.com', [1], []],
        [null, [2], []],
      ])
    );
    expect(await contactOf('#1')).toBeNull();
  });
});

describe('one person in several stores', () => {
  it('is one contact, whose fields come from the customer that changed last, whichever was read last', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 9, { phone: '+1' }));
    await customersOf(OTHER, customer(1, 'ada@example.com', 5, { phone: '+2' }));
    expect(await onlyContact()).toMatchObject({ phone: '+1', storeDomains: [STORE, OTHER].sort() });
    await customersOf(OTHER, customer(1, 'ada@example.com', 10, { phone: '+3' }));
    expect(await onlyContact()).toMatchObject({ phone: '+3' });
  });

  it('has its orders of both, guest ones too, and loses a store with the last that came from it', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5));
    await ordersOf(OTHER, guest(2, 'ada@example.com'));
    expect(await onlyContact()).toMatchObject({ ordersCount: 2, storeDomains: [STORE, OTHER].sort() });
    await world.ingest.remove('orders', { store: OTHER, ids: [gid('Order', 2)], at: at((read += 1)) });
    expect(await onlyContact()).toMatchObject({ ordersCount: 1, storeDomains: [STORE] });
  });
});

describe('a guest order', () => {
  it('finds the contact of its email, and makes it where there is none', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(STORE, guest(1, 'ada@example.com'), guest(2, 'grace@example.com'));
    expect(await who()).toEqual([
      ['ada@example.com', [1], ['#1']],
      ['grace@example.com', [], ['#2']],
    ]);
  });

  it('without an email has no contact, and gets one when its email becomes known', async () => {
    await ordersOf(STORE, guest(1, null));
    expect(await contacts()).toEqual([]);
    await ordersOf(STORE, guest(1, 'ada@example.com', 6));
    expect(await who()).toEqual([['ada@example.com', [], ['#1']]]);
    await ordersOf(STORE, guest(1, 'grace@example.com', 7));
    expect(await who()).toEqual([['grace@example.com', [], ['#1']]]);
  });

  it('gives its contact name, phone and address by the latest order alone', async () => {
    const latest = {
      phone: '+2',
      billingAddress: { ...address('Paris'), firstName: 'Augusta', lastName: null },
    };
    await ordersOf(
      STORE,
      guest(2, 'ada@example.com', 5, latest),
      guest(1, 'ada@example.com', 9, { phone: '+1', billingAddress: address('Berlin') })
    );
    expect(await onlyContact()).toMatchObject({
      displayName: 'Augusta',
      phone: '+2',
      defaultAddress: { city: 'Paris' },
      note: null,
    });
  });

  it('never changes what a customer says, however late it is placed', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5, { phone: '+1' }));
    const fields = { phone: '+2', billingAddress: { ...address('Paris'), firstName: 'Eve' } };
    await ordersOf(STORE, guest(50, 'ada@example.com', 99, fields));
    expect(await onlyContact()).toMatchObject({
      firstName: 'First 1',
      phone: '+1',
      billingAddress: { city: 'Paris' },
      defaultAddress: null,
    });
  });
});

describe('an order of a customer', () => {
  it('finds its contact whichever of the two arrives first, whatever email the order names', async () => {
    await ordersOf(STORE, order(1, 1, 5, { email: 'other@example.com' }));
    expect(await contacts()).toEqual([]);
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(STORE, order(2, 1, 5, { email: 'other@example.com' }));
    expect(await who()).toEqual([['ada@example.com', [1], ['#1', '#2']]]);
  });

  it('that becomes a guest’s, or another customer’s, moves', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5), customer(2, 'grace@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5));
    await ordersOf(STORE, order(1, 2, 6));
    expect((await contactOf('#1'))?.email).toBe('grace@example.com');
    await ordersOf(STORE, order(1, null, 7, { email: 'ada@example.com' }));
    expect((await contactOf('#1'))?.email).toBe('ada@example.com');
    expect(await contacts()).toMatchObject([{ ordersCount: 1 }, { ordersCount: 0 }]);
  });
});

describe('billing and shipping address', () => {
  it('are those of the latest invoice that has them, each for itself', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(
      STORE,
      order(1, 1, 9, { billingAddress: address('Berlin'), shippingAddress: address('Bonn') }),
      order(2, 1, 5, { billingAddress: address('Paris') }),
      order(3, 1, 5)
    );
    const cities = { billingAddress: { city: 'Paris' }, shippingAddress: { city: 'Bonn' } };
    expect(await onlyContact()).toMatchObject(cities);
    await remove('orders', gid('Order', 2));
    expect(await onlyContact()).toMatchObject({ ...cities, billingAddress: { city: 'Berlin' } });
    await remove('orders', gid('Order', 1));
    expect(await onlyContact()).toMatchObject({ billingAddress: null, shippingAddress: null });
  });
});

describe('a customer whose email changes', () => {
  it('keeps its contact, renamed, where it was its only source', async () => {
    await customersOf(STORE, customer(1, 'old@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5));
    const before = await onlyContact();
    await customersOf(STORE, customer(1, 'new@example.com', 6));
    expect((await onlyContact()).documentId).toBe(before.documentId);
    expect(await who()).toEqual([['new@example.com', [1], ['#1']]]);
  });

  it('leaves its contact where another customer or a guest order holds it, and takes its orders along', async () => {
    await customersOf(STORE, customer(1, 'old@example.com', 5));
    await customersOf(OTHER, customer(2, 'old@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5), guest(2, 'old@example.com'));
    const [before] = await contacts();
    await customersOf(STORE, customer(1, 'new@example.com', 6));
    expect(await who()).toEqual([
      ['new@example.com', [1], ['#1']],
      ['old@example.com', [2], ['#2']],
    ]);
    expect((await contacts())[1]?.documentId).toBe(before?.documentId);
  });

  it('joins the contact of the new email, and the old one ends', async () => {
    await customersOf(STORE, customer(1, 'old@example.com', 5), customer(2, 'new@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5), order(2, 2, 5));
    await customersOf(STORE, customer(1, 'new@example.com', 6));
    expect(await who()).toEqual([['new@example.com', [1, 2], ['#1', '#2']]]);
  });

  it('that loses its email becomes a contact of its own, and finds back', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5), customer(2, 'ada@example.com', 5));
    await customersOf(STORE, customer(1, null, 6));
    expect(await who()).toEqual(
      expect.arrayContaining([
        [null, [1], []],
        ['ada@example.com', [2], []],
      ])
    );
    await customersOf(STORE, customer(1, 'ada@example.com', 7));
    expect(await who()).toEqual([['ada@example.com', [1, 2], []]]);
  });
});

describe('a contact', () => {
  it('lives while it has a live customer or guest invoice, and is the same one when it returns', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(STORE, guest(1, 'ada@example.com'));
    const { documentId } = await onlyContact();
    await remove('customers', gid('Customer', 1));
    expect(await onlyContact()).toMatchObject({ documentId, ordersCount: 1, note: null });
    await remove('orders', gid('Order', 1));
    expect(await contacts()).toEqual([]);
    await customersOf(OTHER, customer(7, 'ada@example.com', 5));
    expect(await onlyContact()).toMatchObject({ documentId, ordersCount: 0, storeDomains: [OTHER] });
  });

  it('does not live by a customer’s orders when the customer is gone', async () => {
    await customersOf(STORE, customer(1, 'ada@example.com', 5));
    await ordersOf(STORE, order(1, 1, 5));
    await remove('customers', gid('Customer', 1));
    expect(await contacts()).toEqual([]);
    expect(await contactOf('#1')).toBeNull();
  });
});
