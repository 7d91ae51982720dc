import { mapCustomer, mapNode, mapOrder, mapProduct } from '../../../server/src/records';
import { normaliseEmail } from '../../../server/src/records/values';
import type { CompleteCustomer, CompleteOrder, CompleteProduct } from '../../../server/src/shopify';

const UPDATED = '2026-07-02T10:00:00Z';
const money = (amount: string): { shopMoney: { amount: string } } => ({ shopMoney: { amount } });

type Line = NonNullable<CompleteOrder['lineItems']>[number];

function line(overrides: Partial<Line> = {}): Line {
  return {
    id: 'gid://shopify/LineItem/1',
    title: 'Shirt',
    quantity: 3,
    originalUnitPriceSet: money('10.00'),
    discountAllocations: [{ allocatedAmountSet: money('1.00') }, { allocatedAmountSet: money('2.5') }],
    taxLines: [{ title: 'VAT', rate: 0.19, priceSet: money('5.04') }],
    ...overrides,
  } as Line;
}

/** An order of which Shopify told the least that can be written. */
function order(overrides: Partial<CompleteOrder> = {}): CompleteOrder {
  return {
    id: 'gid://shopify/Order/9007199254740993',
    updatedAt: UPDATED,
    currencyCode: 'EUR',
    lineItems: [],
    fulfillments: [],
    refunds: [],
    ...overrides,
  } as CompleteOrder;
}

describe('mapOrder', () => {
  it('computes a line from unit price, quantity and all its discounts, without tax', () => {
    const { lines } = mapOrder(order({ lineItems: [line()] }));
    expect(lines?.[0]).toMatchObject({
      position: 0,
      unitPrice: '10.00',
      discountTotal: '3.50',
      total: '26.50',
      taxTotal: '5.04',
      taxLines: [{ title: 'VAT', rate: 0.19, amount: '5.04' }],
      sourceUpdatedAt: new Date(UPDATED),
    });
  });

  it('leaves undefined what was withheld and null what is empty', () => {
    const record = mapOrder(order({ email: null, note: undefined, billingAddress: null, cancelledAt: null }));
    expect(record.email).toBeNull();
    expect(record.note).toBeUndefined();
    expect(record.billingAddress).toBeNull();
    expect(record.shippingAddress).toBeUndefined();
    expect(record.cancelledAt).toBeNull();
    expect(record.closedAt).toBeUndefined();
    expect(record.total).toBeUndefined();
    expect(record.balanced).toBeUndefined();
    expect(record.customerShopifyId).toBeUndefined();
    expect(mapOrder(order({ customer: null })).customerShopifyId).toBeNull();
  });

  it('tells a withheld product of a line from a deleted one', () => {
    const record = mapOrder(order({ lineItems: [line({ product: null, variant: undefined })] }));
    expect(record.lines?.[0]?.productShopifyId).toBeNull();
    expect(record.lines?.[0]?.variantShopifyId).toBeUndefined();
  });

  it('takes no address of which a part was withheld', () => {
    const record = mapOrder(
      order({ billingAddress: { firstName: 'Ada' } as NonNullable<CompleteOrder['billingAddress']> })
    );
    expect(record.billingAddress).toBeUndefined();
  });

  it('counts only what a refund has paid back', () => {
    const transaction = (kind: string, status: string, amount: string) => ({
      kind,
      status,
      amountSet: money(amount),
    });
    const refund = (transactions: unknown[]) => ({
      id: 'gid://shopify/Refund/1',
      createdAt: '2026-07-01T00:00:00Z',
      processedAt: '2026-07-01T01:00:00Z',
      note: null,
      refundLineItems: [
        {
          quantity: 1,
          subtotalSet: money('5'),
          totalTaxSet: money('0.95'),
          lineItem: { id: 'gid://shopify/LineItem/1', title: 'Shirt' },
        },
      ],
      transactions,
    });
    const refunds = [
      refund([transaction('REFUND', 'SUCCESS', '5.00'), transaction('REFUND', 'FAILURE', '5.00')]),
      refund([transaction('REFUND', 'PENDING', '5.00')]),
      refund([transaction('SALE', 'SUCCESS', '5.00')]),
    ] as unknown as CompleteOrder['refunds'];
    const record = mapOrder(order({ refunds }));
    expect(record.refunds.map(({ amount }) => amount)).toEqual(['5.00', '0.00', '0.00']);
    expect(record.refunds[0]).toMatchObject({
      currency: 'EUR',
      refundedAt: new Date('2026-07-01T01:00:00Z'),
      lines: [
        {
          lineId: 'gid://shopify/LineItem/1',
          title: 'Shirt',
          quantity: 1,
          subtotal: '5.00',
          tax: '0.95',
        },
      ],
    });
  });

  it('writes presentment amounts with the digits of their own currency', () => {
    const record = mapOrder(
      order({
        currencyCode: 'EUR',
        presentmentCurrencyCode: 'JPY',
        totalPriceSet: { shopMoney: { amount: '10.5' }, presentmentMoney: { amount: '1700.0' } },
      })
    );
    expect(record).toMatchObject({ total: '10.50', presentmentTotal: '1700' });
  });

  it('is what mapNode does for orders', () => {
    expect(mapNode('orders', order())).toEqual(mapOrder(order()));
  });
});

describe('mapCustomer', () => {
  const customer = (overrides: Partial<CompleteCustomer>): CompleteCustomer =>
    ({ id: 'gid://shopify/Customer/1', updatedAt: UPDATED, ...overrides }) as CompleteCustomer;

  it('takes no consent from somebody without an address, and none withheld for a refusal', () => {
    expect(mapCustomer(customer({ defaultEmailAddress: null }))).toMatchObject({
      email: null,
      acceptsMarketing: false,
      emailMarketingState: null,
    });
    const withheld = mapCustomer(customer({}));
    expect(withheld.acceptsMarketing).toBeUndefined();
    expect(withheld.email).toBeUndefined();
    expect(withheld.tags).toBeUndefined();
  });

  it.each([
    ['SUBSCRIBED', true],
    ['UNSUBSCRIBED', false],
    ['PENDING', false],
  ] as const)('reads the consent %s as %s', (marketingState, acceptsMarketing) => {
    const record = mapCustomer(
      customer({ defaultEmailAddress: { emailAddress: ' Ada@Example.ORG ', marketingState } })
    );
    expect(record).toMatchObject({
      email: 'ada@example.org',
      acceptsMarketing,
      emailMarketingState: marketingState.toLowerCase(),
    });
  });
});

describe('normaliseEmail', () => {
  it.each([
    [' A@B.c\n', 'a@b.c'],
    ['  ', null],
    ['', null],
    [null, null],
    [undefined, undefined],
    ['a+b@C.d', 'a+b@c.d'],
  ])('reads %j as %j', (email, expected) => {
    expect(normaliseEmail(email)).toBe(expected);
  });
});

describe('mapProduct', () => {
  it("gives variants their product's version and currency", () => {
    const record = mapProduct({
      id: 'gid://shopify/Product/1',
      updatedAt: UPDATED,
      status: 'DRAFT',
      priceRangeV2: {
        minVariantPrice: { amount: '1.5', currencyCode: 'KWD' },
        maxVariantPrice: { amount: '2', currencyCode: 'KWD' },
      },
      featuredMedia: { preview: null },
      variants: [
        {
          id: 'gid://shopify/ProductVariant/1',
          createdAt: '2026-01-01T00:00:00Z',
          updatedAt: '2026-06-01T00:00:00Z',
          price: '1.5',
          compareAtPrice: null,
          inventoryItem: { id: 'gid://shopify/InventoryItem/1' },
        },
      ],
    } as unknown as CompleteProduct);
    expect(record).toMatchObject({
      productStatus: 'draft',
      minPrice: '1.500',
      maxPrice: '2.000',
      imageUrl: null,
    });
    expect(record.variants[0]).toMatchObject({
      price: '1.500',
      compareAtPrice: null,
      inventoryItemId: 'gid://shopify/InventoryItem/1',
      sourceCreatedAt: new Date('2026-01-01T00:00:00Z'),
      sourceUpdatedAt: new Date(UPDATED),
    });
  });
});
