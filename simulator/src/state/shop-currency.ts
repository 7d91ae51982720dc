import { digits, fixedAmount } from './money';
import { text } from './read';
import type { ShopState } from './types';

/** The currency that the shop keeps its books in, such as `EUR`. */
export function shopCurrency(state: ShopState): string {
  return text(state.shop, 'currencyCode');
}

/** Minor units of the shop's currency in the form of the schema's scalar Money (`9.90`). */
export function priceText(state: ShopState, minor: bigint): string {
  return fixedAmount(minor, shopCurrency(state));
}

/** How many minor units one unit of the shop's currency has. */
export function minorPerUnit(state: ShopState): bigint {
  return 10n ** BigInt(digits(shopCurrency(state)));
}

/** Currencies whose unit is worth little: how many units make an everyday price of about one euro. */
const UNITS_PER_EVERYDAY: Readonly<Record<string, bigint>> = {
  JPY: 150n,
  KRW: 1500n,
  VND: 25_000n,
  ISK: 150n,
};

/** Minor units of the shop's currency that buy about one euro's worth: prices are made of it. */
export function everydayUnit(state: ShopState): bigint {
  return minorPerUnit(state) * (UNITS_PER_EVERYDAY[shopCurrency(state)] ?? 1n);
}
