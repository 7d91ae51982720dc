import { mapOrder } from '../../../server/src/records';
import type { CompleteOrder } from '../../../server/src/shopify';

/** What of an order its money is made of; amounts as Shopify writes them. */
interface Given {
  currency?: string;
  lines?: {
    price: string;
    quantity: number;
    current?: number;
    off?: string[];
    tax?: string;
    gift?: boolean;
  }[];
  shipping?: { price: string; discounted?: string }[];
  taxesIncluded?: boolean;
  dutiesIncluded?: boolean;
  tax?: string;
  duties?: string | null;
  tips?: string;
  fees?: string | null;
  rounding?: string;
  total: string;
  current?: string;
  presentment?: { currency: string; total: string };
}

const orderOf = (given: Given): CompleteOrder => {
  const { currency = 'EUR', lines = [], shipping = [], duties = null, fees = null } = given;
  const money = (amount: string) => ({ shopMoney: { amount } });
  return {
    id: 'gid://shopify/Order/1',
    updatedAt: '2026-07-02T10:00:00Z',
    currencyCode: currency,
    presentmentCurrencyCode: given.presentment?.currency ?? currency,
    taxesIncluded: given.taxesIncluded ?? false,
    dutiesIncluded: given.dutiesIncluded ?? false,
    totalTaxSet: money(given.tax ?? '0.0'),
    originalTotalDutiesSet: duties && money(duties),
    originalTotalAdditionalFeesSet: fees && money(fees),
    totalTipReceivedSet: money(given.tips ?? '0.0'),
    totalCashRoundingAdjustment: { paymentSet: money(given.rounding ?? '0.0') },
    totalPriceSet: {
      ...money(given.total),
      presentmentMoney: { amount: given.presentment?.total ?? given.total },
    },
    currentTotalPriceSet: money(given.current ?? given.total),
    lineItems: lines.map(({ price, quantity, current, off = [], tax, gift = false }, index) => ({
      id: `gid://shopify/LineItem/${index}`,
      title: 'Line',
      quantity,
      currentQuantity: current ?? quantity,
      isGiftCard: gift,
      originalUnitPriceSet: money(price),
      discountAllocations: off.map((amount) => ({ allocatedAmountSet: money(amount) })),
      taxLines: tax ? [{ title: 'VAT', rate: 0.19, priceSet: money(tax) }] : [],
    })),
    shippingLines: shipping.map(({ price, discounted = price }) => ({
      title: 'Standard',
      originalPriceSet: money(price),
      discountedPriceSet: money(discounted),
      taxLines: [],
    })),
    fulfillments: [],
    refunds: [],
  } as unknown as CompleteOrder;
};

const CASES: [name: string, given: Given][] = [
  [
    'tax on top, and shipping',
    {
      lines: [{ price: '10.00', quantity: 2, tax: '3.80' }],
      shipping: [{ price: '5.0' }],
      tax: '4.75',
      total: '29.75',
    },
  ],
  [
    'tax included',
    {
      lines: [{ price: '11.90', quantity: 1, tax: '1.90' }],
      taxesIncluded: true,
      tax: '1.90',
      total: '11.90',
    },
  ],
  ['a discount of the line', { lines: [{ price: '10', quantity: 3, off: ['2.50'] }], total: '27.50' }],
  [
    'a discount of the order, spread over its lines to the cent',
    {
      lines: [
        { price: '10', quantity: 1, off: ['3.34'] },
        { price: '10', quantity: 1, off: ['3.33'] },
        { price: '10', quantity: 1, off: ['3.33'] },
      ],
      total: '20.00',
    },
  ],
  [
    'a discount of the shipping',
    { lines: [{ price: '10', quantity: 1 }], shipping: [{ price: '5', discounted: '0.0' }], total: '10' },
  ],
  ['a tip', { lines: [{ price: '10', quantity: 1 }], tips: '1.50', total: '11.50' }],
  ['duties on top', { lines: [{ price: '100', quantity: 1 }], duties: '12.34', total: '112.34' }],
  [
    'duties included',
    { lines: [{ price: '100', quantity: 1 }], duties: '12.34', dutiesIncluded: true, total: '100' },
  ],
  ['fees', { lines: [{ price: '10', quantity: 1 }], fees: '0.25', total: '10.25' }],
  [
    'cash rounding inside of the total',
    { lines: [{ price: '10.02', quantity: 1 }], rounding: '-0.02', total: '10.00' },
  ],
  [
    'cash rounding outside of the total',
    { lines: [{ price: '10.02', quantity: 1 }], rounding: '-0.02', total: '10.02' },
  ],
  ['a gift card sold', { lines: [{ price: '50', quantity: 1, gift: true }], total: '50' }],
  ['nothing to pay', { lines: [{ price: '10', quantity: 1, off: ['10'] }], total: '0.0' }],
  [
    'no minor unit (JPY)',
    { currency: 'JPY', lines: [{ price: '1500', quantity: 3 }], tax: '450', total: '4950' },
  ],
  ['thousandths (KWD)', { currency: 'KWD', lines: [{ price: '4.115', quantity: 3 }], total: '12.345' }],
  [
    'large numbers (VND)',
    { currency: 'VND', lines: [{ price: '125000000', quantity: 2 }], total: '250000000' },
  ],
  // Edits and returns move what is current, not what was ordered.
  [
    'a line removed by an edit',
    { lines: [{ price: '10', quantity: 2, current: 1 }], total: '20', current: '10' },
  ],
  [
    'a line added by an edit',
    {
      lines: [
        { price: '10', quantity: 1 },
        { price: '7', quantity: 1 },
      ],
      total: '17',
      current: '17',
    },
  ],
  [
    'an exchange: one line back, another in its place',
    {
      lines: [
        { price: '10', quantity: 1, current: 0 },
        { price: '12', quantity: 1 },
      ],
      total: '22',
      current: '12',
    },
  ],
];

describe('an invoice', () => {
  it.each(CASES)('adds up with %s', (_, given) => {
    const invoice = mapOrder(orderOf(given));
    expect(invoice).toMatchObject({ balanced: true });
    expect(Number(invoice.imbalance)).toBe(0);
    expect(Number(invoice.total)).toBe(Number(given.total));
    expect(Number(invoice.currentTotal)).toBe(Number(given.current ?? given.total));
  });

  it('that does not add up is kept as Shopify says it, with the difference', () => {
    const given = { lines: [{ price: '10', quantity: 1 }], tax: '1.90', total: '11.91' };
    expect(mapOrder(orderOf(given))).toMatchObject({ total: '11.91', balanced: false, imbalance: '0.01' });
    expect(mapOrder(orderOf({ ...given, total: '11.80' }))).toMatchObject({
      balanced: false,
      imbalance: '-0.10',
    });
  });

  it.each([
    ['JPY', '1500.0', '1500'],
    ['KWD', '12.345', '12.345'],
    ['VND', '250000000.0', '250000000'],
    ['EUR', '12.3', '12.30'],
  ])(
    'has amounts with the digits of %s, and the presentment currency’s beside them',
    (currency, amount, text) => {
      const lines = [{ price: amount, quantity: 1 }];
      expect(
        mapOrder(orderOf({ currency, lines, total: amount, presentment: { currency: 'USD', total: '9.5' } }))
      ).toMatchObject({ currency, total: text, presentmentCurrency: 'USD', presentmentTotal: '9.50' });
      expect(
        mapOrder(orderOf({ currency: 'USD', total: '9.5', presentment: { currency, total: amount } }))
      ).toMatchObject({ total: '9.50', presentmentCurrency: currency, presentmentTotal: text });
    }
  );
});
