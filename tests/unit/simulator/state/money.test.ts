import fc from 'fast-check';
import {
  add,
  allocate,
  convert,
  decimalAmount,
  fixedAmount,
  portion,
  prorate,
  toMinor,
} from '../../../../simulator/src/state/money';

describe('money', () => {
  it.each([
    ['12.345', 'KWD', 12345n],
    ['12.3', 'KWD', 12300n],
    ['9.90', 'EUR', 990n],
    ['-0.05', 'EUR', -5n],
    ['1200', 'JPY', 1200n],
    ['1200.0', 'JPY', 1200n],
    ['250000000', 'VND', 250000000n],
  ])('reads %s %s', (text, currency, minor) => {
    expect(toMinor(text, currency)).toBe(minor);
  });

  it('refuses more digits than the currency has', () => {
    expect(() => toMinor('1.005', 'EUR')).toThrow(RangeError);
    expect(() => toMinor('1e3', 'EUR')).toThrow(RangeError);
  });

  it('prints amounts as Shopify does', () => {
    expect(decimalAmount(990n, 'EUR')).toBe('9.9');
    expect(decimalAmount(0n, 'JPY')).toBe('0.0');
    expect(decimalAmount(1200n, 'JPY')).toBe('1200.0');
    expect(decimalAmount(-12345n, 'KWD')).toBe('-12.345');
    expect(fixedAmount(990n, 'EUR')).toBe('9.90');
    expect(fixedAmount(5n, 'KWD')).toBe('0.005');
    expect(fixedAmount(1200n, 'VND')).toBe('1200');
  });

  it('converts between currencies of different digits, rounded', () => {
    const rate = { shop: 'EUR', presentment: 'JPY', rateMillionths: 163_220_000n };
    expect(convert(1000n, rate)).toEqual({ shop: 1000n, presentment: 1632n });
    expect(convert(1000n, { shop: 'JPY', presentment: 'KWD', rateMillionths: 2_042n })).toEqual({
      shop: 1000n,
      presentment: 2042n,
    });
  });

  it('takes a tax out of a price that includes it, and on top of one that does not', () => {
    const price = { shop: 11900n, presentment: 11900n };
    expect(portion(price, 190_000n, 1_190_000n).shop).toBe(1900n);
    expect(portion(price, 190_000n).shop).toBe(2261n);
  });

  it('allocates to the last minor unit', () => {
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10n ** 12n),
        fc.array(fc.bigInt(0n, 10n ** 9n), { minLength: 1 }),
        (whole, weights) => {
          fc.pre(weights.some((weight) => weight > 0n));
          const parts = allocate({ shop: whole, presentment: whole * 3n }, weights);
          expect(add(...parts)).toEqual({ shop: whole, presentment: whole * 3n });
          expect(parts.every((part) => part.shop >= 0n)).toBe(true);
        }
      )
    );
  });

  it('gives back everything in the end, whatever the steps of a return', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), fc.integer({ min: 1, max: 50 }), (value, quantity) => {
        const amount = { shop: value, presentment: value };
        const steps = Array.from({ length: quantity }, (_, left) => left + 1).map(
          (left) => prorate(amount, left, quantity).shop - prorate(amount, left - 1, quantity).shop
        );
        expect(steps.reduce((sum, step) => sum + step, 0n)).toBe(value);
      })
    );
  });
});
