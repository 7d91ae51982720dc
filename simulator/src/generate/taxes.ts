import { bag, portion } from '../state/money';
import type { Currencies, Money } from '../state/money';
import type { FieldObject } from '../state/types';
import type { Rng } from './random';

/** One tax of a place. */
export interface Tax {
  title: string;
  rateMillionths: bigint;
}

/** Which taxes an order carries, and whether prices include them. */
export interface TaxRegime {
  included: boolean;
  taxes: readonly Tax[];
}

const NONE: readonly Tax[] = [];
const REGIMES: readonly (readonly Tax[])[] = [
  [{ title: 'DE VAT', rateMillionths: 190_000n }],
  [{ title: 'FR TVA réduite', rateMillionths: 55_000n }],
  [
    { title: 'GST', rateMillionths: 50_000n },
    { title: 'QST', rateMillionths: 99_750n },
  ],
  [
    { title: 'New York State Tax', rateMillionths: 40_000n },
    { title: 'New York City Tax', rateMillionths: 45_000n },
  ],
];

export function taxRegime(rng: Rng, shopIncludes: boolean): TaxRegime {
  return {
    included: rng.chance(0.9) ? shopIncludes : !shopIncludes,
    taxes: rng.chance(0.12) ? NONE : rng.pick(REGIMES),
  };
}

/** The tax lines on an amount: inside it where prices include taxes, on top of it otherwise. */
export function taxLines(amount: Money, regime: TaxRegime, currencies: Currencies): FieldObject[] {
  const all = regime.taxes.reduce((sum, tax) => sum + tax.rateMillionths, 0n);
  const base = regime.included ? 1_000_000n + all : 1_000_000n;
  return regime.taxes.map(({ title, rateMillionths }) => ({
    title,
    rate: Number(rateMillionths) / 1_000_000,
    ratePercentage: Number(rateMillionths) / 10_000,
    channelLiable: false,
    source: 'Shopify',
    priceSet: bag(portion(amount, rateMillionths, base), currencies),
  }));
}
