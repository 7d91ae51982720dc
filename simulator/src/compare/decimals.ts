/** Decimals as integers of 1/10,000, the precision that the amounts are stored with. */
import { digits } from '../state/money';

const SCALE = 4;

/**
 * Reads a decimal from a string or a number.
 *
 * @returns null for null, undefined where it is no decimal or has more than four decimals.
 */
export function toScaled(value: unknown): bigint | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(value));
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (match === null || fraction.length > SCALE) return undefined;
  const scaled = BigInt(`${match[2]}${fraction.padEnd(SCALE, '0')}`);
  return match[1] === '-' ? -scaled : scaled;
}

/** The same, where Shopify itself gives the decimal. @throws RangeError where it is none. */
export function scaled(amount: string): bigint {
  const value = toScaled(amount);
  if (value === null || value === undefined) throw new RangeError(`Not a decimal: ${amount}`);
  return value;
}

function print(value: bigint, decimals: number): string {
  const sign = value < 0n ? '-' : '';
  const plain = (value < 0n ? -value : value).toString().padStart(SCALE + 1, '0');
  const fraction = plain.slice(-SCALE).slice(0, decimals);
  return `${sign}${plain.slice(0, -SCALE)}${decimals === 0 ? '' : `.${fraction}`}`;
}

/** With four decimals, as decimals are stored: `12.3450`. */
export function stored(value: bigint): string {
  return print(value, SCALE);
}

/** With the currency's decimals, as amounts stand inside JSON: `12.345` KWD, `1200` JPY, `9.90` EUR. */
export function amountText(value: bigint, currency: string): string {
  return print(value, digits(currency));
}
