/** The rules of identity, derived values and balance, on shops made by hand. */
import { expectedRecords } from '../../../../simulator/src/compare';
import { changeNamed } from '../../../../simulator/src/changes';
import { createRng } from '../../../../simulator/src/generate';
import type { FieldObject, ShopState } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { movedClock, smallShop } from '../support/shops';

const clock = movedClock();
const empty = (domain: string, currency = 'EUR'): ShopState =>
  smallShop({ domain, clock, currency, customers: 0, orders: 0, products: 3 });

function act(state: ShopState, name: string, target?: string, params: Record<string, unknown> = {}): string {
  clock.advance(1000);
  return changeNamed(name).apply(state, createRng(name), target, params);
}

const contacts = (...shops: ShopState[]) => expectedRecords(shops).contacts;

function money(order: FieldObject, amount: string): FieldObject {
  const code = order.currencyCode ?? null;
  return { shopMoney: { amount, currencyCode: code }, presentmentMoney: { amount, currencyCode: code } };
}

describe('the expected records', () => {
  it('make one contact of one email, in any case, in two shops; the customer that changed last wins', () => {
    const [one, two] = [empty('one.myshopify.com'), empty('two.myshopify.com')];
    const first = act(one, 'createCustomer', undefined, { email: 'Ada@Example.com' });
    act(two, 'createCustomer', undefined, { email: ' ada@example.COM ' });
    act(one, 'renameCustomer', first, { firstName: 'Augusta', lastName: 'King' });
    expect(contacts(one, two)).toMatchObject([
      {
        email: 'ada@example.com',
        firstName: 'Augusta',
        displayName: 'Augusta King',
        storeDomains: ['one.myshopify.com', 'two.myshopify.com'],
        customers: [{ storeDomain: 'one.myshopify.com' }, { storeDomain: 'two.myshopify.com' }],
      },
    ]);
  });

  it('lets the higher id win between customers that changed in the same second', () => {
    const state = empty('one.myshopify.com');
    const ids = ['a@example.com', 'A@example.com'].map((email) =>
      act(state, 'createCustomer', undefined, { email })
    );
    for (const [index, id] of ids.entries())
      state.put({ ...must(state.get(id)), updatedAt: '2026-11-20T12:00:00Z', note: `note ${index}` });
    expect(contacts(state)).toMatchObject([{ note: 'note 1' }]);
  });

  it('keep customers without an email apart', () => {
    const state = empty('one.myshopify.com');
    for (let made = 0; made < 2; made += 1) act(state, 'createCustomer', undefined, { withEmail: false });
    expect(contacts(state).map((contact) => contact.email)).toEqual([null, null]);
  });

  it('give a guest order to the contact of its email, and make one where there is none', () => {
    const state = empty('one.myshopify.com');
    act(state, 'createCustomer', undefined, { email: 'ada@example.com' });
    act(state, 'createGuestOrder', undefined, { email: ' ADA@example.com' });
    act(state, 'createGuestOrder', undefined, { email: 'guest@example.com' });
    act(state, 'createGuestOrder', undefined, { withEmail: false });
    const expected = expectedRecords([state]);
    expect(
      expected.contacts.map((contact) => [contact.email, (contact.invoices as unknown[]).length])
    ).toEqual([
      ['ada@example.com', 1],
      ['guest@example.com', 1],
    ]);
    expect(
      expected.invoices.map((invoice) => (invoice.contact as { email: string } | null)?.email ?? null)
    ).toEqual(['ada@example.com', 'guest@example.com', null]);
  });

  it('know a guest by the latest order', () => {
    const state = empty('one.myshopify.com');
    const orders = [1, 2].map(() =>
      act(state, 'createGuestOrder', undefined, { email: 'guest@example.com' })
    );
    const address = (firstName: string): FieldObject => ({
      firstName,
      lastName: 'Guest',
      phone: '+491',
      city: 'Köln',
    });
    for (const [index, id] of orders.entries()) {
      state.put({
        ...must(state.get(id)),
        processedAt: `2026-11-2${index}T00:00:00Z`,
        phone: null,
        billingAddress: null,
        shippingAddress: address(`Name ${index}`),
      });
    }
    expect(contacts(state)).toMatchObject([
      {
        displayName: 'Name 1 Guest',
        phone: '+491',
        billingAddress: null,
        shippingAddress: { firstName: 'Name 1', city: 'Köln' },
      },
    ]);
  });

  it('count what is neither cancelled nor test, per currency, with the currency’s digits', () => {
    const [euro, dinar] = [empty('one.myshopify.com'), empty('two.myshopify.com', 'KWD')];
    const place = (state: ShopState, total: string, fields: FieldObject = {}): void => {
      const customer =
        state.list('Customer')[0]?.id ??
        act(state, 'createCustomer', undefined, { email: 'ada@example.com' });
      const order = must(state.get(act(state, 'createOrder', customer)));
      state.put({ ...order, test: false, currentTotalPriceSet: money(order, total), ...fields });
    };
    place(euro, '10.1', { processedAt: '2026-01-02T00:00:00Z' });
    place(euro, '0.25', { processedAt: '2026-01-01T00:00:00Z' });
    place(euro, '1000.0', { cancelledAt: '2026-11-20T12:00:00Z' });
    place(euro, '1000.0', { test: true });
    place(dinar, '12.345', { processedAt: '2026-01-03T00:00:00Z' });
    expect(contacts(euro, dinar)).toMatchObject([
      {
        ordersCount: 3,
        lifetimeValue: { EUR: '10.35', KWD: '12.345' },
        firstOrderAt: '2026-01-01T00:00:00.000Z',
        lastOrderAt: '2026-01-03T00:00:00.000Z',
      },
    ]);
  });

  it('have nothing to count for a person without orders', () => {
    const state = empty('one.myshopify.com');
    act(state, 'createCustomer', undefined, { email: 'ada@example.com' });
    expect(contacts(state)).toMatchObject([
      { ordersCount: 0, lifetimeValue: {}, firstOrderAt: null, lastOrderAt: null, billingAddress: null },
    ]);
  });

  it('flag an order that does not add up, and accept the cash rounding', () => {
    const state = empty('one.myshopify.com');
    const order = must(state.get(act(state, 'createGuestOrder', undefined, { email: 'guest@example.com' })));
    const total = Number(((order.totalPriceSet as FieldObject).shopMoney as FieldObject).amount);
    const plus = (more: number): FieldObject => money(order, (total + more).toFixed(2));
    const rounding = { paymentSet: money(order, '0.02'), refundSet: money(order, '0.0') };
    const balance = () =>
      expectedRecords([state]).invoices.map(({ balanced, imbalance }) => [balanced, imbalance]);
    expect(balance()).toEqual([[true, '0.0000']]);
    state.put({ ...order, totalPriceSet: plus(0.02) });
    expect(balance()).toEqual([[false, '0.0200']]);
    state.put({ ...order, totalPriceSet: plus(0.02), totalCashRoundingAdjustment: rounding });
    expect(balance()).toEqual([[true, '0.0000']]);
  });

  it('leave nothing of whom a store had to forget but the totals, and the person new who comes back', () => {
    const [one, two] = [empty('one.myshopify.com'), empty('two.myshopify.com')];
    const email = 'ada@example.com';
    const customer = act(one, 'createCustomer', undefined, { email });
    act(two, 'createCustomer', undefined, { email });
    const order = act(one, 'createOrder', customer, { paid: true });
    const guest = { email, withEmail: true };
    const before = act(one, 'createGuestOrder', undefined, guest);
    const redaction = {
      storeDomain: one.domain,
      customerId: customer,
      email: 'Ada@example.com',
      at: clock.now(),
    };
    const held = () => expectedRecords([one, two], { redactions: [redaction] });
    expect(held().customers).toMatchObject([{ storeDomain: two.domain }]);
    expect(held().contacts).toMatchObject([{ email, storeDomains: [two.domain], invoices: [] }]);
    expect(held().invoices).toMatchObject(
      [order, before].map((shopifyId) => ({
        shopifyId,
        total: expect.any(String),
        contact: null,
        email: null,
        billingAddress: null,
      }))
    );
    const after = act(one, 'createGuestOrder', undefined, guest);
    expect(held().contacts).toMatchObject([{ email, invoices: [{ shopifyId: after }] }]);
  });
});
