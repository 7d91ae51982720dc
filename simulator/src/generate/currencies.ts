import { shopCurrency } from '../state/shop-currency';
import type { Currencies } from '../state/money';
import type { ShopState } from '../state/types';
import type { Rng } from './random';

/** What one euro is worth, in millionths of the currency's unit: three, two and no decimals among them. */
const PER_EURO: Readonly<Record<string, bigint>> = {
  EUR: 1_000_000n,
  USD: 1_083_700n,
  GBP: 861_150n,
  CAD: 1_512_300n,
  KWD: 333_410n,
  JPY: 163_220_000n,
  VND: 27_512_000_000n,
};

function perEuro(currency: string): bigint {
  return PER_EURO[currency] ?? 1_250_000n;
}

/** Two currencies with the rate between them. */
export function currenciesLike({ shop, presentment }: Pick<Currencies, 'shop' | 'presentment'>): Currencies {
  return { shop, presentment, rateMillionths: (perEuro(presentment) * 1_000_000n) / perEuro(shop) };
}

/** The currencies of one order: mostly the shop's own for both, at times another for the buyer. */
export function orderCurrencies(state: ShopState, rng: Rng): Currencies {
  const shop = shopCurrency(state);
  return currenciesLike({ shop, presentment: rng.chance(0.15) ? rng.pick(Object.keys(PER_EURO)) : shop });
}
