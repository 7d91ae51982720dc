import fc from 'fast-check';
import { checkBalance } from '../../../server/src/records/balance';
import type { BalanceParts } from '../../../server/src/records/balance';

const amount = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });

const parts = fc.record({
  lines: fc.array(amount, { maxLength: 5 }),
  shipping: fc.array(amount, { maxLength: 3 }),
  tax: amount,
  taxesIncluded: fc.boolean(),
  duties: amount,
  dutiesIncluded: fc.boolean(),
  tips: amount,
  fees: amount,
  rounding: amount,
});

function sumOf(given: Omit<BalanceParts, 'total'>): bigint {
  const all = [...(given.lines ?? []), ...(given.shipping ?? []), given.tips, given.fees];
  if (!given.taxesIncluded) all.push(given.tax);
  if (!given.dutiesIncluded) all.push(given.duties);
  return all.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n);
}

describe('the balance of an order', () => {
  it('holds for the sum of its parts, with and without the cash rounding', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const sum = sumOf(given);
        expect(checkBalance({ ...given, total: sum })).toEqual({ balanced: true, imbalance: 0n });
        expect(checkBalance({ ...given, total: sum + given.rounding })).toEqual({
          balanced: true,
          imbalance: 0n,
        });
      })
    );
  });

  it('names the difference of any other total', () => {
    fc.assert(
      fc.property(parts, amount, (given, difference) => {
        fc.pre(difference !== 0n && difference !== given.rounding);
        expect(checkBalance({ ...given, total: sumOf(given) + difference })).toEqual({
          balanced: false,
          imbalance: difference,
        });
      })
    );
  });

  it('is unknown where any part is', () => {
    const given: BalanceParts = {
      total: 1n,
      lines: [1n],
      shipping: [],
      tax: 0n,
      taxesIncluded: false,
      duties: 0n,
      dutiesIncluded: false,
      tips: 0n,
      fees: 0n,
      rounding: 0n,
    };
    expect(checkBalance(given)).toEqual({ balanced: true, imbalance: 0n });
    for (const part of Object.keys(given)) {
      expect(checkBalance({ ...given, [part]: undefined })).toBeUndefined();
    }
    expect(checkBalance({ ...given, lines: [1n, undefined] })).toBeUndefined();
    expect(checkBalance({ ...given, taxesIncluded: true, tax: undefined })).toBeDefined();
  });
});
