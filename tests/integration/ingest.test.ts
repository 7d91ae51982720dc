import { emptyRecords } from './support/empty-records';
import { useIngest } from './support/ingest-world';
import { address, at, customer, gid, line, order, product, variant } from './support/make-records';

const STORE = 'ingest.myshopify.com';
const OTHER = 'other.myshopify.com';

const world = useIngest();

interface StoredContact {
  documentId: string;
  email: string | null;
  customers: unknown[];
  invoices: { name: string }[];
}

interface StoredInvoice {
  documentId: string;
  createdAt: string;
  lines: { shopifyId: string }[];
}

const contacts = () =>
  world.crm.strapi.documents('plugin::shopify-crm.contact').findMany({
    sort: 'email',
    populate: { customers: true, invoices: { sort: 'name' } },
  }) as unknown as Promise<StoredContact[]>;

const invoice = (id: number) =>
  world.crm.strapi.documents('plugin::shopify-crm.invoice').findFirst({
    filters: { shopifyId: gid('Order', id) },
    populate: { lines: { populate: { product: true, variant: true } }, contact: true },
  }) as Promise<StoredInvoice | null>;

const writeCustomers = (read: number, ...records: ReturnType<typeof customer>[]) =>
  world.ingest.write('customers', { store: STORE, readAt: at(read) }, records);

const writeOrders = (read: number, ...records: ReturnType<typeof order>[]) =>
  world.ingest.write('orders', { store: STORE, readAt: at(read) }, records);

describe('versions', () => {
  it('takes a newer record and refuses an older one, whatever the order of arrival', async () => {
    await writeOrders(100, order(1, null, 50, { note: 'new' }));
    expect(await writeOrders(101, order(1, null, 40, { note: 'old' }))).toMatchObject({
      written: 0,
      unchanged: 1,
    });
    expect(await invoice(1)).toMatchObject({ note: 'new' });
    expect(await writeOrders(102, order(1, null, 51, { note: 'newest' }))).toMatchObject({ written: 1 });
    expect(await invoice(1)).toMatchObject({ note: 'newest' });
  });

  it('lets the later read win where updatedAt did not move', async () => {
    await writeOrders(100, order(1, null, 50, { tags: ['a'] }));
    expect(await writeOrders(99, order(1, null, 50, { tags: ['late'] }))).toMatchObject({ written: 0 });
    expect(await writeOrders(101, order(1, null, 50, { tags: ['b'] }))).toMatchObject({ written: 1 });
    expect(await invoice(1)).toMatchObject({ tags: ['b'] });
  });

  it('remembers that a later read found the same, so that a read from between is refused', async () => {
    await writeOrders(100, order(1, null, 50, { tags: ['a'] }));
    expect(await writeOrders(110, order(1, null, 50, { tags: ['a'] }))).toMatchObject({
      written: 0,
      unchanged: 1,
    });
    expect(await writeOrders(105, order(1, null, 50, { tags: ['between'] }))).toMatchObject({ written: 0 });
    expect(await invoice(1)).toMatchObject({ tags: ['a'] });
  });

  it('keeps what Shopify withholds, and takes what it says is empty', async () => {
    await writeOrders(100, order(1, null, 50, { note: 'kept', phone: '+49' }));
    await writeOrders(101, order(1, null, 51, { note: undefined, phone: null }));
    expect(await invoice(1)).toMatchObject({ note: 'kept', phone: null });
  });

  it('keeps the document’s id and creation time', async () => {
    await writeOrders(100, order(1, null, 50));
    const before = await invoice(1);
    await writeOrders(101, order(1, null, 51, { note: 'x' }));
    expect(await invoice(1)).toMatchObject({
      documentId: before?.documentId,
      createdAt: before?.createdAt,
      note: 'x',
    });
  });
});

describe('children', () => {
  it('follow their parent: vanished lines are hidden, and the others keep their order', async () => {
    await writeOrders(100, order(1, null, 50, { lines: [line(1, 50), line(2, 50), line(3, 50)] }));
    await writeOrders(101, order(1, null, 51, { lines: [line(3, 51), line(1, 51)] }));
    const stored = await invoice(1);
    expect(stored?.lines.map((one) => one.shopifyId)).toEqual([gid('LineItem', 3), gid('LineItem', 1)]);
    expect(await world.crm.strapi.documents('plugin::shopify-crm.invoice-line').count({})).toBe(2);
  });

  it('come back with a newer version of their parent, though a lagging read dropped them at a later time', async () => {
    await writeOrders(100, order(1, null, 50, { lines: [line(1, 50), line(2, 50)] }));
    await writeOrders(105, order(1, null, 50, { lines: [line(1, 50)] }));
    expect((await invoice(1))?.lines).toHaveLength(1);
    await writeOrders(103, order(1, null, 51, { lines: [line(1, 51), line(2, 51)] }));
    expect((await invoice(1))?.lines).toHaveLength(2);
  });

  it('are left alone by a refused parent', async () => {
    await writeOrders(100, order(1, null, 50, { lines: [line(1, 50), line(2, 50)] }));
    await writeOrders(90, order(1, null, 40, { lines: [line(1, 40)] }));
    expect((await invoice(1))?.lines).toHaveLength(2);
  });

  it('find their products whichever comes first', async () => {
    const sold = line(1, 50, {
      productShopifyId: gid('Product', 7),
      variantShopifyId: gid('ProductVariant', 71),
    });
    await writeOrders(100, order(1, null, 50, { lines: [sold] }));
    expect((await invoice(1))?.lines[0]).toMatchObject({ product: null, variant: null });
    await world.ingest.write('products', { store: STORE, readAt: at(101) }, [
      product(7, 50, [variant(71, 50)]),
    ]);
    expect((await invoice(1))?.lines[0]).toMatchObject({
      product: { title: 'Product 7' },
      variant: { sku: 'SKU-71' },
    });

    await world.ingest.remove('products', { store: STORE, ids: [gid('Product', 7)], at: at(110) });
    expect((await invoice(1))?.lines[0]).toMatchObject({ product: null, variant: null, title: 'Line 1' });
  });
});

describe('records that are written at one moment', () => {
  it('find each other: an order its products and its customer', async () => {
    for (let n = 1; n <= 15; n += 1) {
      const sold = line(n, 50, { productShopifyId: gid('Product', n) });
      await Promise.all([
        writeOrders(100, order(n, n, 50, { lines: [sold] })),
        world.ingest.write('products', { store: STORE, readAt: at(100) }, [product(n, 50, [])]),
        writeCustomers(100, customer(n, `${n}@example.com`, 50)),
      ]);
      expect(await invoice(n)).toMatchObject({
        contact: { email: `${n}@example.com` },
        lines: [{ product: { title: `Product ${n}` } }],
      });
    }
  });

  it('find each other when one of them is restored', async () => {
    for (let n = 1; n <= 15; n += 1) {
      const sold = line(n, 50, { productShopifyId: gid('Product', n) });
      await writeOrders(100, order(n, null, 50, { lines: [sold] }));
      const { documentId } = (await invoice(n)) as StoredInvoice;
      const now = new Date();
      await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', n)], at: now });
      const [outcome] = await Promise.all([
        world.ingest.restore({ type: 'invoice', documentId, since: new Date(now.getTime() - 60_000) }),
        world.ingest.write('products', { store: STORE, readAt: at(100) }, [product(n, 50, [])]),
      ]);
      expect(outcome).toBe('restored');
      expect(await invoice(n)).toMatchObject({ lines: [{ product: { title: `Product ${n}` } }] });
    }
  });
});

describe('identity', () => {
  it('makes customers of one email one contact, in one store and across stores; the last changed speaks for it', async () => {
    await writeCustomers(100, customer(1, 'ada@example.com', 5), customer(2, 'ada@example.com', 9));
    await world.ingest.write('customers', { store: OTHER, readAt: at(101) }, [
      customer(3, 'ada@example.com', 7),
    ]);
    const [contact, ...rest] = await contacts();
    expect(rest).toEqual([]);
    expect(contact).toMatchObject({ firstName: 'First 2', storeDomains: [STORE, OTHER] });
    expect(contact?.customers).toHaveLength(3);
  });

  it('breaks a tie by the higher id, as a number', async () => {
    await writeCustomers(100, customer(9, 'ada@example.com', 5), customer(10, 'ada@example.com', 5));
    expect(await contacts()).toMatchObject([{ firstName: 'First 10' }]);
  });

  it('gives a customer without an email a contact of its own', async () => {
    await writeCustomers(100, customer(1, null, 5), customer(2, null, 5));
    expect(await contacts()).toHaveLength(2);
  });

  it('links orders and customers whichever comes first', async () => {
    expect(await writeOrders(100, order(1, 1, 5))).toMatchObject({ missingCustomers: [gid('Customer', 1)] });
    // Whoever wrote it may have died before the customer was read.
    const again = { unchanged: 1, missingCustomers: [gid('Customer', 1)] };
    expect(await writeOrders(101, order(1, 1, 5))).toMatchObject(again);
    expect(await contacts()).toEqual([]);
    await writeCustomers(101, customer(1, 'ada@example.com', 5));
    await writeOrders(102, order(2, 1, 5));
    const [contact] = await contacts();
    expect(contact?.invoices.map((one) => one.name)).toEqual(['#1', '#2']);
    expect(contact).toMatchObject({ ordersCount: 2, lifetimeValue: { EUR: '20.00' } });
  });

  it('makes a guest a contact by email, whose fields a customer then takes over', async () => {
    await writeOrders(
      100,
      order(1, null, 5, { email: 'ada@example.com', billingAddress: address('Berlin') })
    );
    expect(await contacts()).toMatchObject([{ displayName: 'Ada Lovelace', ordersCount: 1 }]);
    await writeCustomers(101, customer(1, 'ada@example.com', 1));
    expect(await contacts()).toMatchObject([
      { displayName: 'First 1 Last', ordersCount: 1, billingAddress: { city: 'Berlin' } },
    ]);
  });

  it('renames the contact of a customer whose email changes, and keeps what editors added', async () => {
    await writeCustomers(100, customer(1, 'old@example.com', 5));
    const [before] = await contacts();
    await writeCustomers(101, customer(1, 'new@example.com', 6));
    expect(await contacts()).toMatchObject([{ documentId: before?.documentId, email: 'new@example.com' }]);
  });

  it('moves a customer with its orders to the contact of the new email, and leaves guest orders behind', async () => {
    await writeCustomers(100, customer(1, 'old@example.com', 5), customer(2, 'new@example.com', 5));
    await writeOrders(101, order(1, 1, 5), order(2, null, 5, { email: 'old@example.com' }));
    await writeCustomers(102, customer(1, 'new@example.com', 6));
    const found = await contacts();
    expect(found.map((one) => [one.email, one.customers.length, one.invoices.map((i) => i.name)])).toEqual([
      ['new@example.com', 2, ['#1']],
      ['old@example.com', 0, ['#2']],
    ]);
  });

  it('retires a contact that nothing speaks for any more, and revives the same one', async () => {
    await writeCustomers(100, customer(1, 'ada@example.com', 5));
    const [before] = await contacts();
    await world.ingest.remove('customers', { store: STORE, ids: [gid('Customer', 1)], at: at(110) });
    expect(await contacts()).toEqual([]);
    await writeOrders(120, order(1, null, 5, { email: 'ada@example.com' }));
    expect(await contacts()).toMatchObject([{ documentId: before?.documentId, email: 'ada@example.com' }]);
  });
});

describe('derived values', () => {
  it('count what is neither cancelled, nor a test, nor deleted, per currency and to the last digit', async () => {
    await writeCustomers(100, customer(1, 'ada@example.com', 5));
    await writeOrders(
      101,
      order(1, 1, 5, { currentTotal: '0.10' }),
      order(2, 1, 5, { currentTotal: '0.20' }),
      order(3, 1, 5, { currency: 'KWD', currentTotal: '12.345' }),
      order(4, 1, 5, { currency: 'VND', currentTotal: '250000000' }),
      order(5, 1, 5, { cancelledAt: at(1) }),
      order(6, 1, 5, { test: true }),
      order(7, 1, 5)
    );
    await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 7)], at: at(110) });
    expect(await contacts()).toMatchObject([
      {
        ordersCount: 4,
        lifetimeValue: { EUR: '0.30', KWD: '12.345', VND: '250000000' },
        firstOrderAt: at(1).toISOString(),
        lastOrderAt: at(4).toISOString(),
      },
    ]);
  });
});

describe('deletion', () => {
  it('hides the record and its children from every read, whatever the filter', async () => {
    await writeOrders(100, order(1, null, 5, { email: 'ada@example.com', lines: [line(1, 5)] }));
    expect(await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(110) })).toBe(
      1
    );
    expect(await invoice(1)).toBeNull();
    expect(await world.crm.strapi.documents('plugin::shopify-crm.invoice-line').findMany({})).toEqual([]);
    const filters = { $or: [{ name: '#1' }, { deletedAt: { $notNull: true } }] };
    expect(await world.crm.strapi.documents('plugin::shopify-crm.invoice').count({ filters })).toBe(0);
    expect(await contacts()).toEqual([]);
  });

  it('holds against reads that may have missed it, also of records never seen, and not against later ones', async () => {
    await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(110) });
    // Before it, and as long after it as a replica may lag.
    for (const second of [109, 111, 119])
      expect(await writeOrders(second, order(1, null, 99))).toMatchObject({ written: 0 });
    expect(await invoice(1)).toBeNull();
    expect(await writeOrders(120, order(1, null, 5))).toMatchObject({ written: 1 });
    expect(await invoice(1)).toMatchObject({ name: '#1', deletedAt: null });
  });

  it('does not undo what a read found that started after it', async () => {
    await writeOrders(120, order(1, null, 5));
    expect(await world.ingest.remove('orders', { store: STORE, ids: [gid('Order', 1)], at: at(110) })).toBe(
      0
    );
    expect(await invoice(1)).not.toBeNull();
  });

  it('undoes what a lagging read found after it, where Shopify told of it', async () => {
    const told = {
      store: STORE,
      ids: [gid('Order', 1)],
      at: at(110),
      mayBeSeenUntil: at(120),
    };
    await writeOrders(121, order(1, null, 5));
    expect(await world.ingest.remove('orders', told)).toBe(0);
    await emptyRecords(world.crm.strapi);
    await writeOrders(120, order(1, null, 5));
    expect(await world.ingest.remove('orders', told)).toBe(1);
    expect(await invoice(1)).toBeNull();
  });
});

describe('a batch', () => {
  it('stores all but the record that the database refuses, and names that one', async () => {
    const bad = order(2, null, 5, {
      total: 'not a number',
      number: 'x' as never,
      currency: { $raw: 1 } as never,
    });
    const result = await writeOrders(100, order(1, null, 5), bad, order(3, null, 5), order(4, null, 5));
    expect(result).toMatchObject({ written: 3, failed: [{ shopifyId: gid('Order', 2) }] });
    expect(await world.crm.strapi.documents('plugin::shopify-crm.invoice').count({})).toBe(3);
  });

  it('takes text that a database could choke on', async () => {
    await writeOrders(100, order(1, null, 5, { note: 'nul\u0000 😀 שלום', discountCodes: ['a\u0000b'] }));
    expect(await invoice(1)).toMatchObject({ note: 'nul 😀 שלום', discountCodes: ['ab'] });
  });
});
