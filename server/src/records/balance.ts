import { sumAmounts } from './money';
import type { Amount } from './money';

/** The parts that an order's total is made of; undefined where Shopify withheld one. */
export interface BalanceParts {
  total: Amount | undefined;
  lines: readonly (Amount | undefined)[] | undefined;
  /** Discounted prices of the shipping lines. */
  shipping: readonly (Amount | undefined)[] | undefined;
  tax: Amount | undefined;
  /** Whether the prices hold the tax already. */
  taxesIncluded: boolean | undefined;
  duties: Amount | undefined;
  /** Whether the prices hold the duties already. */
  dutiesIncluded: boolean | undefined;
  tips: Amount | undefined;
  fees: Amount | undefined;
  rounding: Amount | undefined;
}

export interface Balance {
  balanced: boolean;
  /** The total less what its parts come to; 0 where they agree, with or without the cash rounding. */
  imbalance: Amount;
}

/**
 * Checks an order's total against its parts: lines + shipping + tax (when not included) + duties + tips + fees, with or
 * without the cash rounding.
 *
 * @returns undefined where a part is unknown.
 */
export function checkBalance(parts: BalanceParts): Balance | undefined {
  const { total, lines, shipping, tax, taxesIncluded, duties, dutiesIncluded, tips, fees, rounding } = parts;
  if (total === undefined || !lines || !shipping || taxesIncluded === undefined) return undefined;
  if (dutiesIncluded === undefined || rounding === undefined) return undefined;
  const all = [...lines, ...shipping, taxesIncluded ? 0n : tax, dutiesIncluded ? 0n : duties, tips, fees];
  const known = all.filter((part) => part !== undefined);
  if (known.length < all.length) return undefined;
  const difference = total - sumAmounts(known);
  const balanced = difference === 0n || difference === rounding;
  return { balanced, imbalance: balanced ? 0n : difference };
}
