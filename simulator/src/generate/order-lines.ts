import { ref } from '../state/gid';
import { bag, convert, subtract, times, toMinor, ZERO, add } from '../state/money';
import type { Currencies, Money } from '../state/money';
import { flag, linkedOne, mustGet, refIds, text, textOrNull } from '../state/read';
import { everydayUnit } from '../state/shop-currency';
import type { FieldObject, Gid, ShopState, StateNode } from '../state/types';
import { allocation } from './discounts';
import type { Discount } from './discounts';
import type { Rng } from './random';
import { taxLines } from './taxes';
import type { TaxRegime } from './taxes';

/** A line before discounts and taxes are known. */
export interface LineDraft {
  variant: StateNode | null;
  product: StateNode | null;
  title: string;
  unitPrice: Money;
  quantity: number;
  requiresShipping: boolean;
  giftCard: boolean;
}

/** A line for a variant of the catalogue, or for something that is in none. */
export function draftLine(
  state: ShopState,
  rng: Rng,
  products: readonly Gid[],
  currencies: Currencies
): LineDraft {
  const quantity = rng.pick([1, 1, 1, 2, 2, 3, 7]);
  const productId = products.length === 0 || rng.chance(0.05) ? null : rng.pick(products);
  const product = productId === null ? undefined : state.get(productId);
  const variants = product === undefined ? [] : refIds(product, 'variants');
  if (product === undefined || variants.length === 0) return customLine(state, rng, quantity, currencies);
  const variant = mustGet(state, rng.pick(variants));
  const giftCard = product.productType === 'Gift card';
  return {
    variant,
    product,
    title: text(product, 'title'),
    unitPrice: convert(toMinor(text(variant, 'price'), currencies.shop), currencies),
    quantity,
    requiresShipping: linkedOne(state, variant, 'inventoryItem')?.requiresShipping !== false,
    giftCard,
  };
}

function customLine(state: ShopState, rng: Rng, quantity: number, currencies: Currencies): LineDraft {
  return {
    variant: null,
    product: null,
    title: rng.pick(['Engraving ✍️', 'Repair', 'خدمة التغليف', 'Workshop seat']),
    unitPrice: convert(BigInt(rng.int(0, 40)) * everydayUnit(state), currencies),
    quantity,
    requiresShipping: false,
    giftCard: false,
  };
}

/** A line's share of each discount. */
function allocations(
  index: number,
  discounts: Discount[],
  currencies: Currencies
): { nodes: FieldObject[]; off: Money } {
  const shares = discounts.flatMap((discount) => {
    const amount = discount.lines.get(index);
    return amount === undefined || amount.shop === 0n ? [] : [{ discount, amount }];
  });
  return {
    nodes: shares.map(({ discount, amount }) => allocation(discount, amount, currencies)),
    off: add(ZERO, ...shares.map(({ amount }) => amount)),
  };
}

/** What a line takes from its order. */
export interface LineContext {
  currencies: Currencies;
  regime: TaxRegime;
  discounts: Discount[];
  duties: boolean;
}

function variantTitle(variant: StateNode | null): string | null {
  const title = variant === null ? null : text(variant, 'title');
  return title === 'Default Title' ? null : title;
}

/** Stores a line; the order's list is the caller's. */
export function buildLine(
  state: ShopState,
  rng: Rng,
  draft: LineDraft,
  index: number,
  context: LineContext
): StateNode {
  const { currencies, regime, discounts } = context;
  const { nodes, off } = allocations(index, discounts, currencies);
  const net = subtract(times(draft.unitPrice, draft.quantity), off);
  const taxable = !draft.giftCard && (draft.variant === null || flag(draft.variant, 'taxable'));
  const duty = convert(BigInt(rng.int(1, 9)) * everydayUnit(state), currencies);
  const line: StateNode = {
    __typename: 'LineItem',
    id: state.nextId('LineItem'),
    title: draft.title,
    variantTitle: variantTitle(draft.variant),
    sku: draft.variant === null ? null : textOrNull(draft.variant, 'sku'),
    vendor: draft.product === null ? null : text(draft.product, 'vendor'),
    product: draft.product === null ? null : ref(draft.product.id),
    variant: draft.variant === null ? null : ref(draft.variant.id),
    quantity: draft.quantity,
    currentQuantity: draft.quantity,
    unfulfilledQuantity: draft.quantity,
    requiresShipping: draft.requiresShipping,
    isGiftCard: draft.giftCard,
    taxable,
    originalUnitPriceSet: bag(draft.unitPrice, currencies),
    discountAllocations: nodes,
    taxLines: taxable ? taxLines(net, regime, currencies) : [],
    duties: context.duties
      ? [
          {
            id: state.nextId('Duty'),
            countryCodeOfOrigin: 'CN',
            harmonizedSystemCode: '610910',
            price: bag(duty, currencies),
            taxLines: [],
          },
        ]
      : [],
    customAttributes: rng.chance(0.05) ? [{ key: 'Gift wrap', value: 'yes 🎀' }] : [],
  };
  state.put(line);
  return line;
}
