/** Discounts of an order, and how they are spread over its lines. */
import { add, allocate, bag, convert, moneyV2, portion, subtract, ZERO } from '../state/money';
import type { Currencies, Money } from '../state/money';
import type { FieldObject } from '../state/types';
import type { Rng } from './random';

/** A discount and what it takes off each line (in the lines' order) or off the shipping. */
export interface Discount {
  application: FieldObject;
  /** By the line's place; a line without a share is absent. */
  lines: ReadonlyMap<number, Money>;
  /** How much comes off each shipping line: all of it, or nothing. */
  freeShipping: boolean;
}

const CODES = ['WELCOME10', 'été-2026', 'FREE SHIP', 'VIP🎉', 'SUMMER'] as const;

interface Application {
  __typename: 'DiscountCodeApplication' | 'ManualDiscountApplication' | 'AutomaticDiscountApplication';
  label: string;
  value: FieldObject;
  across: boolean;
  target?: 'LINE_ITEM' | 'SHIPPING_LINE';
}

function application(index: number, { __typename, label, value, across, target }: Application): FieldObject {
  return {
    __typename,
    index,
    ...(__typename === 'DiscountCodeApplication' ? { code: label } : { title: label }),
    allocationMethod: across ? 'ACROSS' : 'EACH',
    targetSelection: across ? 'ALL' : 'EXPLICIT',
    targetType: target ?? 'LINE_ITEM',
    value,
  };
}

function percent(percentage: number): FieldObject {
  return { __typename: 'PricingPercentageValue', percentage };
}

/** A share of every line's amount: a code over the whole order. */
function percentageCode(rng: Rng, index: number, amounts: Money[]): Discount {
  const percentage = rng.pick([5, 10, 12.5, 25, 100]);
  const rate = BigInt(Math.round(percentage * 10_000));
  return {
    application: application(index, {
      __typename: 'DiscountCodeApplication',
      label: rng.pick(CODES),
      value: percent(percentage),
      across: true,
    }),
    lines: new Map(amounts.map((amount, line) => [line, portion(amount, rate)])),
    freeShipping: false,
  };
}

/** An amount off the whole order, spread over the lines in proportion to the last minor unit. */
function fixedCode(rng: Rng, index: number, amounts: Money[], currencies: Currencies): Discount {
  const whole = add(ZERO, ...amounts);
  const off = convert((whole.shop * BigInt(rng.int(3, 30))) / 100n, currencies);
  // Rounding of the conversion must not take more off than there is.
  const bounded = {
    shop: off.shop,
    presentment: off.presentment > whole.presentment ? whole.presentment : off.presentment,
  };
  const shares = allocate(
    bounded,
    amounts.map((amount) => amount.shop)
  );
  return {
    application: application(index, {
      __typename: 'DiscountCodeApplication',
      label: rng.pick(CODES),
      value: { __typename: 'MoneyV2', ...moneyV2(off.shop, currencies.shop) },
      across: true,
    }),
    lines: new Map(shares.map((share, line) => [line, share])),
    freeShipping: false,
  };
}

/** A share of one line, given by hand or by a rule. */
function lineDiscount(rng: Rng, index: number, amounts: Money[]): Discount {
  const line = rng.int(0, amounts.length - 1);
  const percentage = rng.pick([15, 33.3, 50]);
  const manual = rng.chance(0.5);
  return {
    application: application(index, {
      __typename: manual ? 'ManualDiscountApplication' : 'AutomaticDiscountApplication',
      label: manual ? 'Damaged box' : 'Buy more, save',
      value: percent(percentage),
      across: false,
    }),
    lines: new Map([[line, portion(amounts[line] ?? ZERO, BigInt(Math.round(percentage * 10_000)))]]),
    freeShipping: false,
  };
}

function freeShippingCode(rng: Rng, index: number): Discount {
  return {
    application: application(index, {
      __typename: 'DiscountCodeApplication',
      label: rng.pick(CODES),
      value: percent(100),
      across: true,
      target: 'SHIPPING_LINE',
    }),
    lines: new Map(),
    freeShipping: true,
  };
}

/**
 * Chooses the discounts of an order: none mostly, one or several of a kind at times.
 *
 * @param amounts - each line's unit price × quantity
 */
export function chooseDiscounts(rng: Rng, amounts: Money[], currencies: Currencies): Discount[] {
  const discounts: Discount[] = [];
  let left = amounts;
  const take = (discount: Discount): void => {
    discounts.push(discount);
    left = left.map((amount, line) => subtract(amount, discount.lines.get(line) ?? ZERO));
  };
  if (rng.chance(0.15)) take(lineDiscount(rng, discounts.length, left));
  if (rng.chance(0.15)) take(percentageCode(rng, discounts.length, left));
  else if (rng.chance(0.12)) take(fixedCode(rng, discounts.length, left, currencies));
  if (rng.chance(0.08)) take(freeShippingCode(rng, discounts.length));
  return discounts;
}

/** The schema's DiscountAllocation of one discount to one line. */
export function allocation(discount: Discount, amount: Money, currencies: Currencies): FieldObject {
  return { allocatedAmountSet: bag(amount, currencies), discountApplication: discount.application };
}
