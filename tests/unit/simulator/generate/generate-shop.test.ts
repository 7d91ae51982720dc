import { loadAdminSchema } from '../../../../simulator/src/schema/load';
import type { FieldObject, Ref, ShopState, StateNode } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { amount, outstanding, sumOfParts, sumOfTaxes } from '../support/balance';
import { misfits } from '../support/schema-check';
import { smallShop } from '../support/shops';

const TYPES = [
  'Shop', 'Location', 'Customer', 'Product', 'ProductVariant', 'InventoryItem', 'Order', 'LineItem', 'Fulfillment', 'Refund',
  'OrderTransaction',
]; // prettier-ignore

const everything = (state: ShopState): StateNode[] => TYPES.flatMap((type) => state.list(type));

const emailOf = (customer: StateNode): string | null =>
  customer.defaultEmailAddress === null
    ? null
    : String((customer.defaultEmailAddress as FieldObject).emailAddress);

describe('a generated shop', () => {
  it('is the same for a seed and a clock, another for another seed', () => {
    expect(everything(smallShop({ seed: 7 }))).toEqual(everything(smallShop({ seed: 7 })));
    expect(everything(smallShop({ seed: 7 }))).not.toEqual(everything(smallShop({ seed: 8 })));
  });

  it('fits the official Admin schema, field by field', () => {
    const state = smallShop({ orders: 300 });
    const schema = loadAdminSchema();
    for (const type of TYPES) {
      const nodes = state.list(type);
      expect(nodes.length).toBeGreaterThan(0);
      const found = nodes.flatMap((node) =>
        misfits(schema, state, schema.getType(type) as never, node, type)
      );
      expect(found.slice(0, 5)).toEqual([]);
    }
  });

  it.each([
    ['EUR', true],
    ['EUR', false],
    ['KWD', false],
    ['JPY', true],
    ['VND', false],
  ])('adds every order up in both currencies: %s, taxes included: %s', (currency, taxesIncluded) => {
    const state = smallShop({ currency, taxesIncluded, orders: 250 });
    for (const order of state.list('Order')) {
      for (const side of ['shopMoney', 'presentmentMoney'] as const) {
        expect(sumOfParts(state, order, side)).toBe(amount(order.totalPriceSet, side));
        expect(sumOfTaxes(state, order, side)).toBe(amount(order.totalTaxSet, side));
        expect(outstanding(order, side)).toBe(amount(order.totalOutstandingSet, side));
        expect(amount(order.currentTotalPriceSet, side)).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('has something of everything that a real shop has', () => {
    const state = smallShop({ customers: 400, orders: 1200, products: 60 });
    const orders = state.list('Order');
    const customers = state.list('Customer');
    const transactions = state.list('OrderTransaction');
    const emails = customers.flatMap((customer) => emailOf(customer) ?? []);
    const some = (what: string, nodes: StateNode[], is: (node: StateNode) => boolean): void => {
      expect([what, nodes.some(is)]).toEqual([what, true]);
    };
    some('test order', orders, (node) => node.test === true);
    some('point of sale', orders, (node) => node.sourceName === 'pos');
    some('guest', orders, (node) => node.customer === null && node.email !== null);
    some('order without anybody', orders, (node) => node.customer === null && node.email === null);
    some('cancelled', orders, (node) => node.cancelledAt !== null);
    some('edited', orders, (node) => node.edited === true);
    some('other presentment currency', orders, (node) => node.presentmentCurrencyCode === 'KWD');
    some('duties', orders, (node) => node.originalTotalDutiesSet !== null);
    some('fees', orders, (node) => node.originalTotalAdditionalFeesSet !== null);
    some('tip', orders, (node) => amount(node.totalTipReceivedSet, 'shopMoney') > 0);
    some('cash rounding', orders, (node) =>
      [-1, 1].includes(
        Math.sign(amount((node.totalCashRoundingAdjustment as FieldObject).paymentSet, 'shopMoney'))
      )
    );
    some('two shipping lines', orders, (node) => (node.shippingLines as unknown[]).length === 2);
    some('discounted shipping', orders, (node) =>
      (node.shippingLines as FieldObject[]).some((line) => (line.discountAllocations as unknown[]).length > 0)
    );
    some('pending refund', transactions, (node) => node.kind === 'REFUND' && node.status === 'PENDING');
    some('customer without email', customers, (node) => emailOf(node) === null);
    some('customer without name', customers, (node) => node.firstName === null && node.lastName === null);
    some(
      'several trackings',
      state.list('Fulfillment'),
      (node) => (node.trackingInfo as unknown[]).length === 3
    );
    some('gift card', state.list('LineItem'), (node) => node.isGiftCard === true);
    some('custom line', state.list('LineItem'), (node) => node.product === null);
    some('deleted product', state.list('LineItem'), (node) => {
      const product = node.product as Ref | null;
      return product !== null && state.get(product.__ref) === undefined;
    });
    expect(new Set(orders.map((order) => order.displayFinancialStatus))).toEqual(
      new Set(['PAID', 'PENDING', 'AUTHORIZED', 'PARTIALLY_PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'VOIDED'])
    );
    expect(new Set(orders.map((order) => order.displayFulfillmentStatus))).toEqual(
      new Set(['FULFILLED', 'PARTIALLY_FULFILLED', 'UNFULFILLED'])
    );
    expect(new Set(emails.map((email) => email.trim().toLowerCase())).size).toBeLessThan(
      new Set(emails).size
    );
    expect(JSON.stringify(orders)).toMatch(/[\u0590-\u06ff]/);
    expect(JSON.stringify(orders)).toMatch(/\p{Extended_Pictographic}/u);
  });

  it('pays nothing back while a refund is pending', () => {
    const state = smallShop({ orders: 600 });
    const pending = state
      .list('Refund')
      .filter((refund) =>
        (refund.transactions as Ref[]).some((pointer) => state.get(pointer.__ref)?.status === 'PENDING')
      );
    expect(pending.length).toBeGreaterThan(0);
    for (const refund of pending) expect(amount(refund.totalRefundedSet, 'shopMoney')).toBe(0);
  });

  it('has a product of 2,048 variants and an order of 300 lines once it is large enough', () => {
    const state = smallShop({ products: 100, orders: 100, longOrder: true });
    expect(Math.max(...state.list('Product').map((product) => (product.variants as unknown[]).length))).toBe(
      2048
    );
    expect(Math.max(...state.list('Order').map((order) => (order.lineItems as unknown[]).length))).toBe(300);
  });

  it('leaves no order near the edge of the 60 days that every app sees', () => {
    const state = smallShop({ orders: 500 });
    const ages = state
      .list('Order')
      .map(
        (order) => (Date.parse('2026-11-20T12:00:00Z') - Date.parse(String(order.createdAt))) / 86_400_000
      );
    expect(ages.filter((age) => age > 56 && age < 64)).toEqual([]);
    expect(ages.some((age) => age > 64)).toBe(true);
    expect(ages.some((age) => age < 56)).toBe(true);
  });

  it('shares some people with another shop', () => {
    const [one, other] = [smallShop({ seed: 1 }), smallShop({ seed: 2, domain: 'other.myshopify.com' })].map(
      (state) =>
        new Set(state.list('Customer').flatMap((customer) => emailOf(customer)?.trim().toLowerCase() ?? []))
    );
    expect([...must(one)].filter((email) => must(other).has(email)).length).toBeGreaterThan(0);
  });
});
