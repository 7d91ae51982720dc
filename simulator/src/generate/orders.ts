import { ref } from '../state/gid';
import { bag, convert, moneyOf, times, ZERO } from '../state/money';
import type { Currencies } from '../state/money';
import { storeOrder } from '../state/orders/totals';
import { flag, objectOrNull, objects, text, textOrNull } from '../state/read';
import { everydayUnit } from '../state/shop-currency';
import { isoSeconds } from '../state/time';
import type { FieldObject, Gid, ShopState, StateNode } from '../state/types';
import { mailingAddress, phoneNumber } from './addresses';
import { orderCurrencies } from './currencies';
import { personName, someTags } from './customers';
import { allocation, chooseDiscounts } from './discounts';
import type { Discount } from './discounts';
import { buildLine, draftLine } from './order-lines';
import type { Rng } from './random';
import { taxLines, taxRegime } from './taxes';
import type { TaxRegime } from './taxes';
import { NOTES, ORDER_TAGS } from './words';

/** Who buys: a customer of the shop, or a guest with an email or without. */
export type Buyer = { customer: StateNode } | { guestEmail: string | null };

/** What is asked of an order that is to be made. */
export interface OrderSeed {
  buyer: Buyer;
  createdAt: Date;
  /** Shopify's order number: its name is `#` and this. */
  number: number;
  /** The products to choose from. */
  products: readonly Gid[];
  /** How many lines; a few by default. */
  lines?: number;
  /** Sold over the counter. */
  pointOfSale?: boolean;
}

/** Where the order came from and who is behind it. */
function identity(state: ShopState, rng: Rng, seed: OrderSeed): FieldObject {
  const customer = 'customer' in seed.buyer ? seed.buyer.customer : null;
  const guest = personName(rng);
  const person =
    customer === null
      ? guest
      : { firstName: textOrNull(customer, 'firstName'), lastName: textOrNull(customer, 'lastName') };
  const address = (known: number): FieldObject | null => {
    if (rng.chance(known)) return mailingAddress(state, rng, person);
    return (customer === null ? undefined : objects(customer, 'addressesV2')[0]) ?? null;
  };
  const emailOwner = customer === null ? null : objectOrNull(customer, 'defaultEmailAddress');
  return {
    customer: customer === null ? null : ref(customer.id),
    email:
      'guestEmail' in seed.buyer ? seed.buyer.guestEmail : emailOwner && text(emailOwner, 'emailAddress'),
    phone: rng.chance(0.2) ? phoneNumber(rng) : null,
    customerLocale: rng.chance(0.8) ? rng.pick(['en', 'de', 'ar', 'fr-CA']) : null,
    billingAddress: seed.pointOfSale === true && rng.chance(0.8) ? null : address(0.9),
    shippingAddress: seed.pointOfSale === true ? null : address(0.8),
    sourceName:
      seed.pointOfSale === true ? 'pos' : rng.pick(['web', 'web', 'web', 'shopify_draft_order', '580111']),
  };
}

/** The shipping lines of an order: their prices, what discounts leave of them, and their taxes. */
function shippingLines(
  state: ShopState,
  rng: Rng,
  context: { currencies: Currencies; regime: TaxRegime; discounts: Discount[] }
): FieldObject[] {
  const { currencies, regime, discounts } = context;
  const free = discounts.find((discount) => discount.freeShipping);
  return Array.from({ length: rng.pick([1, 1, 1, 1, 0, 2]) }, (_, index) => {
    const price = convert(
      BigInt(rng.int(0, 15)) * everydayUnit(state) + everydayUnit(state) / 2n,
      currencies
    );
    const discounted = free === undefined ? price : ZERO;
    const priceSet = bag(price, currencies);
    const discountedSet = bag(discounted, currencies);
    return {
      id: state.nextId('ShippingLine'),
      title: index === 0 ? rng.pick(['Standard', 'DHL Paket', 'Express ⚡']) : 'Insurance',
      code: 'standard',
      source: 'shopify',
      custom: false,
      isRemoved: false,
      originalPriceSet: priceSet,
      discountedPriceSet: discountedSet,
      currentDiscountedPriceSet: discountedSet,
      discountAllocations: free === undefined ? [] : [allocation(free, price, currencies)],
      taxLines: taxLines(discounted, regime, currencies),
    };
  });
}

function fees(state: ShopState, rng: Rng, currencies: Currencies): FieldObject[] {
  if (!rng.chance(0.04)) return [];
  const price = bag(convert(BigInt(rng.int(1, 4)) * everydayUnit(state), currencies), currencies);
  return [{ id: state.nextId('AdditionalFee'), name: 'Import fee', price, taxLines: [] }];
}

/** The codes among an order's discounts, each once. */
function codes(applications: FieldObject[]): string[] {
  return [...new Set(applications.flatMap((application) => textOrNull(application, 'code') ?? []))];
}

/** Makes an open, unpaid order with all its parts and stores it. */
export function buildOrder(state: ShopState, rng: Rng, seed: OrderSeed): StateNode {
  const currencies = orderCurrencies(state, rng);
  const regime = taxRegime(rng, flag(state.shop, 'taxesIncluded'));
  const pointOfSale = seed.pointOfSale === true;
  const drafts = Array.from({ length: seed.lines ?? rng.pick([1, 1, 2, 2, 3, 5]) }, () =>
    draftLine(state, rng, seed.products, currencies)
  );
  const discounts = chooseDiscounts(
    rng,
    drafts.map((draft) => times(draft.unitPrice, draft.quantity)),
    currencies
  );
  const duties = !pointOfSale && rng.chance(0.05);
  const lines = drafts.map((draft, index) =>
    buildLine(state, rng, draft, index, { currencies, regime, discounts, duties })
  );
  const applications = discounts.map((discount) => discount.application);
  const tip = rng.chance(0.06) ? convert(BigInt(rng.int(1, 8)) * everydayUnit(state), currencies) : ZERO;
  const createdAt = isoSeconds(seed.createdAt);
  // An imported order was processed before Shopify made its record.
  const processedAt = rng.chance(0.05)
    ? isoSeconds(new Date(seed.createdAt.getTime() - 3_600_000))
    : createdAt;
  return storeOrder(state, {
    __typename: 'Order',
    id: state.nextId('Order'),
    name: `#${seed.number}`,
    number: seed.number,
    ...identity(state, rng, seed),
    currencyCode: currencies.shop,
    presentmentCurrencyCode: currencies.presentment,
    taxesIncluded: regime.included,
    taxExempt: false,
    dutiesIncluded: false,
    lineItems: lines.map((line) => ref(line.id)),
    shippingLines: pointOfSale ? [] : shippingLines(state, rng, { currencies, regime, discounts }),
    discountApplications: applications,
    discountCodes: codes(applications),
    additionalFees: pointOfSale ? [] : fees(state, rng, currencies),
    totalTipReceivedSet: bag(tip, currencies),
    totalCashRoundingAdjustment: { paymentSet: bag(ZERO, currencies), refundSet: bag(ZERO, currencies) },
    transactions: [],
    refunds: [],
    fulfillments: [],
    note: rng.chance(0.15) ? rng.pick(NOTES) : null,
    tags: someTags(rng, ORDER_TAGS),
    test: rng.chance(0.03),
    confirmed: true,
    edited: false,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    createdAt,
    processedAt,
    updatedAt: createdAt,
  });
}

/** What a shop without five-cent coins rounds a cash payment by; zero where the order needs none. */
export function cashRounding(order: StateNode): { shop: bigint; presentment: bigint } {
  const { shop, presentment } = moneyOf(order, 'totalOutstandingSet');
  const toStep = (amount: bigint): bigint => ((amount + 2n) / 5n) * 5n - amount;
  return { shop: toStep(shop), presentment: toStep(presentment) };
}
