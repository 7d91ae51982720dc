/** Exact money: integers of the currency's minor unit, in the shop's and the buyer's currency side by side. */
import { isObject, object, text } from './read';
import type { FieldObject } from './types';

/** Currencies without and with three decimals (ISO 4217); all others have two. */
const NO_DECIMALS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMALS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/** How many decimals a currency has. */
export function digits(currency: string): number {
  if (NO_DECIMALS.has(currency)) return 0;
  return THREE_DECIMALS.has(currency) ? 3 : 2;
}

/** The two currencies of an order, and what one unit of the shop's is worth in the buyer's. */
export interface Currencies {
  shop: string;
  presentment: string;
  /** Units of the presentment currency for one unit of the shop currency, in millionths. */
  rateMillionths: bigint;
}

/** An amount in minor units of both currencies. */
export interface Money {
  shop: bigint;
  presentment: bigint;
}

export const ZERO: Money = { shop: 0n, presentment: 0n };

/** Parses a decimal such as `12.5` into minor units of a currency. @throws RangeError where it has more digits. */
export function toMinor(amount: string, currency: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  const scale = digits(currency);
  if (match === null || fraction.length > scale)
    throw new RangeError(`Not an amount of ${currency}: ${amount}`);
  const minor = BigInt(`${match[2]}${fraction.padEnd(scale, '0')}`);
  return match[1] === '-' ? -minor : minor;
}

/** Minor units as the schema's scalar Money prints them: all digits of the currency (`9.90`, `1200`, `12.345`). */
export function fixedAmount(minor: bigint, currency: string): string {
  const scale = digits(currency);
  const sign = minor < 0n ? '-' : '';
  const plain = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${plain}` : `${sign}${plain.slice(0, -scale)}.${plain.slice(-scale)}`;
}

/** Minor units as Shopify prints MoneyV2.amount: trailing zeros cut down to one decimal (`9.9`, `1200.0`, `0.0`). */
export function decimalAmount(minor: bigint, currency: string): string {
  const fixed = fixedAmount(minor, currency);
  return fixed.includes('.') ? fixed.replace(/(\.\d+?)0+$/, '$1') : `${fixed}.0`;
}

function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const half = denominator / 2n;
  return numerator >= 0n ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

/** An amount of the shop's currency with its counterpart in the buyer's, rounded half away from zero. */
export function convert(shop: bigint, currencies: Currencies): Money {
  if (currencies.shop === currencies.presentment) return { shop, presentment: shop };
  const up = 10n ** BigInt(digits(currencies.presentment));
  const down = 10n ** BigInt(digits(currencies.shop)) * 1_000_000n;
  return { shop, presentment: roundedQuotient(shop * currencies.rateMillionths * up, down) };
}

export function add(...amounts: Money[]): Money {
  let shop = 0n;
  let presentment = 0n;
  for (const amount of amounts) {
    shop += amount.shop;
    presentment += amount.presentment;
  }
  return { shop, presentment };
}

export function negate(amount: Money): Money {
  return { shop: -amount.shop, presentment: -amount.presentment };
}

export function subtract(from: Money, ...amounts: Money[]): Money {
  return add(from, negate(add(...amounts)));
}

export function times(amount: Money, factor: number): Money {
  return { shop: amount.shop * BigInt(factor), presentment: amount.presentment * BigInt(factor) };
}

/** The share `part / whole` of an amount, cut to whole minor units: shares of 0 … whole never exceed the amount. */
export function prorate(amount: Money, part: number, whole: number): Money {
  if (whole === 0) return ZERO;
  const share = (value: bigint): bigint => (value * BigInt(part)) / BigInt(whole);
  return { shop: share(amount.shop), presentment: share(amount.presentment) };
}

/** A rate of an amount in millionths (0.19 is 190,000), each currency rounded on its own. */
export function portion(amount: Money, rateMillionths: bigint, baseMillionths = 1_000_000n): Money {
  const share = (value: bigint): bigint => roundedQuotient(value * rateMillionths, baseMillionths);
  return { shop: share(amount.shop), presentment: share(amount.presentment) };
}

/**
 * Splits an amount over weights so that the parts add up to it exactly, as Shopify does when it allocates a discount
 * of the whole order to its lines: each part is cut down, the last weighty ones take what is left.
 */
export function allocate(amount: Money, weights: bigint[]): Money[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  if (whole === 0n) return weights.map(() => ZERO);
  let seen = 0n;
  let given = ZERO;
  return weights.map((weight) => {
    seen += weight;
    const upToHere = { shop: (amount.shop * seen) / whole, presentment: (amount.presentment * seen) / whole };
    const part = subtract(upToHere, given);
    given = upToHere;
    return part;
  });
}

/** The schema's MoneyV2. */
export function moneyV2(minor: bigint, currency: string): FieldObject {
  return { amount: decimalAmount(minor, currency), currencyCode: currency };
}

/** The schema's MoneyBag. Where both sides agree they are one object: a shop of many orders holds many bags. */
export function bag(amount: Money, currencies: Pick<Currencies, 'shop' | 'presentment'>): FieldObject {
  const shopMoney = moneyV2(amount.shop, currencies.shop);
  return {
    shopMoney,
    presentmentMoney:
      currencies.shop === currencies.presentment
        ? shopMoney
        : moneyV2(amount.presentment, currencies.presentment),
  };
}

/** Reads a MoneyBag back. */
export function unbag(value: FieldObject): Money {
  const minor = (side: FieldObject): bigint => toMinor(text(side, 'amount'), text(side, 'currencyCode'));
  return { shop: minor(object(value, 'shopMoney')), presentment: minor(object(value, 'presentmentMoney')) };
}

/** The MoneyBag in a field; zero where the field is null or absent. */
export function moneyOf(parent: FieldObject, field: string): Money {
  const value = parent[field];
  return isObject(value) ? unbag(value) : ZERO;
}
