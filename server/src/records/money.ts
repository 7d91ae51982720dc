/**
 * Exact money: decimals as integers of a ten-thousandth of the currency's unit, the scale at which they are stored.
 */

/** An amount in ten-thousandths of its currency's unit. */
export type Amount = bigint;

const SCALE = 4;
const DECIMAL = /^([+-]?)(\d+)(?:\.(\d*))?$/;

/** Currencies whose minor unit is not a hundredth (ISO 4217); `Intl` follows CLDR, which differs. */
const WITHOUT_MINOR_UNIT = new Set(
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ')
);
const WITH_THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '));

/**
 * How many decimals a currency has.
 *
 * @param currency ISO 4217; an unknown one has two.
 */
export function currencyDigits(currency: string): number {
  if (WITHOUT_MINOR_UNIT.has(currency)) return 0;
  return WITH_THOUSANDTHS.has(currency) ? 3 : 2;
}

/**
 * Reads a decimal string.
 *
 * @param decimal such as `12.345` or `-0.5`; a fifth decimal and beyond is rounded half away from zero.
 * @throws RangeError where the text is no decimal.
 */
export function parseAmount(decimal: string): Amount {
  const match = DECIMAL.exec(decimal);
  if (!match) throw new RangeError(`Not a decimal: ${decimal}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const kept = fraction.slice(0, SCALE).padEnd(SCALE, '0');
  const magnitude = BigInt(whole + kept) + (Number(fraction[SCALE] ?? 0) >= 5 ? 1n : 0n);
  return sign === '-' ? -magnitude : magnitude;
}

/**
 * Writes an amount with its currency's digits (`9.90`, `1200`, `12.345`), or with more where it has more.
 *
 * @param currency ISO 4217.
 */
export function formatAmount(amount: Amount, currency: string): string {
  const text = (amount < 0n ? -amount : amount).toString().padStart(SCALE + 1, '0');
  const whole = text.slice(0, -SCALE);
  const significant = text.slice(-SCALE).replace(/0+$/, '');
  const fraction = significant.padEnd(currencyDigits(currency), '0');
  return `${amount < 0n ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`;
}

/**
 * An amount shared among a number of things, in whole minor units of its currency, half away from zero.
 *
 * @param count how many; 0 gives 0.
 * @param currency ISO 4217.
 */
export function averageAmount(amount: Amount, count: number, currency: string): Amount {
  if (count === 0) return 0n;
  const unit = 10n ** BigInt(SCALE - currencyDigits(currency));
  const divisor = BigInt(count) * unit;
  const magnitude = amount < 0n ? -amount : amount;
  const rounded = ((magnitude * 2n + divisor) / (divisor * 2n)) * unit;
  return amount < 0n ? -rounded : rounded;
}

/** The sum of amounts. */
export function sumAmounts(amounts: readonly Amount[]): Amount {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

/** An amount of Shopify's in the shop's currency; parts may have been withheld. */
export interface ReceivedMoney {
  readonly shopMoney?: { readonly amount?: string };
}

/** The amount in the shop's currency: null where Shopify says null, undefined where it says nothing. */
export function shopAmount(money: ReceivedMoney | null | undefined): Amount | null | undefined {
  if (!money) return money;
  const amount = money.shopMoney?.amount;
  return amount === undefined ? undefined : parseAmount(amount);
}

/** The sum of a list of amounts; undefined where one was withheld. */
export function sumKnown(amounts: readonly (Amount | null | undefined)[] | undefined): Amount | undefined {
  if (!amounts || amounts.includes(undefined)) return undefined;
  return sumAmounts(amounts.map((amount) => amount ?? 0n));
}
