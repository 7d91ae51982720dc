import fc from 'fast-check';
import {
  averageAmount,
  currencyDigits,
  formatAmount,
  parseAmount,
  shopAmount,
  sumAmounts,
  sumKnown,
} from '../../../server/src/records/money';

const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'VND', 'BHD', 'COP');
const amounts = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });

describe('money', () => {
  it('comes back from its text to the last digit', () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        expect(parseAmount(formatAmount(amount, currency))).toBe(amount);
      })
    );
  });

  it('adds up as the integers behind it do, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(amounts), (list) => {
        const texts = list.map((amount) => formatAmount(amount, 'KWD'));
        const sum = sumAmounts(texts.map(parseAmount));
        expect(sum).toBe(sumAmounts([...list].reverse()));
      })
    );
  });

  it.each([
    ['EUR', '9.9', '9.90'],
    ['EUR', '-0.5', '-0.50'],
    ['JPY', '1200.0', '1200'],
    ['VND', '250000000', '250000000'],
    ['KWD', '12.345', '12.345'],
    ['KWD', '0', '0.000'],
    ['EUR', '1.2345', '1.2345'],
    ['EUR', '-0.0', '0.00'],
  ])('writes %s %s as %s', (currency, decimal, text) => {
    expect(formatAmount(parseAmount(decimal), currency)).toBe(text);
  });

  it('rounds a fifth decimal half away from zero', () => {
    expect(parseAmount('0.00005')).toBe(1n);
    expect(parseAmount('0.00004')).toBe(0n);
    expect(parseAmount('-0.00005')).toBe(-1n);
  });

  it.each(['', '1e3', 'NaN', '1,5', '--1', '0x1'])('refuses %j', (text) => {
    expect(() => parseAmount(text)).toThrow(RangeError);
  });

  it('knows the minor units of ISO 4217 where Intl has others', () => {
    expect(['COP', 'HUF', 'IQD', 'PKR', 'KRW', 'EUR'].map(currencyDigits)).toEqual([2, 2, 3, 2, 0, 2]);
  });

  it('tells an unknown amount from an empty one', () => {
    expect(shopAmount(null)).toBeNull();
    expect(shopAmount(undefined)).toBeUndefined();
    expect(shopAmount({ shopMoney: {} })).toBeUndefined();
    expect(sumKnown([1n, null, 2n])).toBe(3n);
    expect(sumKnown([1n, undefined])).toBeUndefined();
    expect(sumKnown(undefined)).toBeUndefined();
  });

  test.each([
    ['10.00', 3, 'EUR', '3.33'],
    ['10.01', 2, 'EUR', '5.01'],
    ['-10.01', 2, 'EUR', '-5.01'],
    ['100', 3, 'JPY', '33'],
    ['1.000', 3, 'KWD', '0.333'],
    ['5.00', 0, 'EUR', '0.00'],
  ])('shares %s among %i in whole units of %s', (amount, count, currency, share) => {
    expect(formatAmount(averageAmount(parseAmount(amount), count, currency), currency)).toBe(share);
  });
});
