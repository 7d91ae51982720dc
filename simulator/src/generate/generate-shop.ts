import { removeProduct } from '../state/products';
import { objectOrNull, text } from '../state/read';
import { asInitialState } from '../state/shop-state';
import type { Gid, ShopState, StateNode } from '../state/types';
import { buildCustomer, emailFor, personName, respell } from './customers';
import { generateMetafields } from './metafields';
import { liveOn } from './order-life';
import { buildOrder } from './orders';
import type { Buyer } from './orders';
import { buildProduct, MOST_VARIANTS } from './products';
import { createRng } from './random';
import type { Rng } from './random';

/** How large a shop is to be, and what is in it. */
export interface GenerateOptions {
  /** The same seed, clock and sizes make the same shop. */
  seed: number | string;
  customers: number;
  orders: number;
  products: number;
  /** Average number of variants a product; 5 by default. */
  variants?: number;
  /** A product with 2,048 variants; by default where there are 100 products or more. */
  hugeProduct?: boolean;
  /** An order with 300 lines; by default where there are 100 orders or more. */
  longOrder?: boolean;
  /** The shop's currency; by default the one it has. */
  currency?: string;
  /** Whether prices include taxes; by default as the shop has it. */
  taxesIncluded?: boolean;
  /** How many days back the shop's records reach; 365 by default. */
  historyDays?: number;
}

const DAY = 86_400_000;
const LONG_ORDER_LINES = 300;

/**
 * A moment in the past. Days 55 to 65 are left out: whether an app without `read_all_orders` sees an order (60 days)
 * must not depend on how long a test runs.
 */
function pastMoment(rng: Rng, now: Date, historyDays: number): Date {
  let age = rng.next() * historyDays;
  if (age > 55 && age < 65) age -= 10;
  return new Date(now.getTime() - Math.round(age * DAY) - 1000);
}

function generateProducts(state: ShopState, rng: Rng, options: Required<GenerateOptions>): Gid[] {
  const average = options.variants;
  return Array.from({ length: options.products }, (_, index) => {
    const huge = index === 0 && options.hugeProduct;
    const usual = rng.chance(0.3) ? 1 : rng.int(2, Math.max(2, Math.round(average * 2.4) - 2));
    return buildProduct(state, rng, {
      createdAt: pastMoment(rng, state.clock.now(), options.historyDays),
      variants: huge ? MOST_VARIANTS : average <= 1 ? 1 : usual,
      giftCard: !huge && index % 40 === 7,
    }).id;
  });
}

function generateCustomers(state: ShopState, rng: Rng, options: Required<GenerateOptions>): StateNode[] {
  const customers: StateNode[] = [];
  for (let index = 0; index < options.customers; index += 1) {
    const person = personName(rng);
    const known = index > 4 && rng.chance(0.03) ? rng.pick(customers) : undefined;
    customers.push(
      buildCustomer(state, rng, {
        person,
        createdAt: pastMoment(rng, state.clock.now(), options.historyDays),
        email: emailOfNewCustomer(rng, index, known, emailFor(rng, person, String(index))),
      })
    );
  }
  return customers;
}

/** Mostly an own email; sometimes that of a customer here or in another shop, sometimes none. */
function emailOfNewCustomer(
  rng: Rng,
  index: number,
  known: StateNode | undefined,
  own: string
): string | null {
  if (index % 20 === 3) return `shared.person.${index}@example.com`;
  const theirs = known === undefined ? null : emailText(known);
  if (theirs !== null) return respell(rng, theirs.trim());
  return rng.chance(0.06) ? null : own;
}

function emailText(customer: StateNode): string | null {
  const address = objectOrNull(customer, 'defaultEmailAddress');
  return address === null ? null : text(address, 'emailAddress');
}

function buyerOf(rng: Rng, customers: StateNode[], guests: string[]): Buyer {
  if (customers.length > 0 && !rng.chance(0.15)) {
    // A few customers buy much, most buy little.
    const index = Math.floor(rng.next() ** 2 * customers.length);
    return { customer: customers[index] ?? rng.pick(customers) };
  }
  if (rng.chance(0.1)) return { guestEmail: null };
  if (customers.length > 0 && rng.chance(0.2)) {
    const email = emailText(rng.pick(customers));
    return { guestEmail: email === null ? null : respell(rng, email.trim()) };
  }
  if (guests.length > 0 && rng.chance(0.3)) return { guestEmail: respell(rng, rng.pick(guests)) };
  const email = emailFor(rng, personName(rng), `guest${guests.length}`);
  guests.push(email);
  return { guestEmail: email };
}

function generateOrders(
  state: ShopState,
  rng: Rng,
  options: Required<GenerateOptions>,
  products: Gid[]
): void {
  const customers = state.list('Customer');
  const guests: string[] = [];
  const now = state.clock.now();
  const moments = Array.from({ length: options.orders }, () => pastMoment(rng, now, options.historyDays));
  moments.sort((a, b) => a.getTime() - b.getTime());
  const longAt = Math.floor(options.orders * 0.95);
  for (const [index, createdAt] of moments.entries()) {
    const long = options.longOrder && index === longAt;
    const order = buildOrder(state, rng, {
      buyer: buyerOf(rng, customers, guests),
      createdAt,
      number: 1001 + index,
      products,
      pointOfSale: !long && rng.chance(0.08),
      ...(long ? { lines: LONG_ORDER_LINES } : {}),
    });
    liveOn(state, rng, order, now);
  }
}

/** Deletes a few products that have been sold: their lines' `product` and `variant` read as null from then on. */
function deleteSoldProducts(state: ShopState, products: Gid[]): void {
  for (const [index, id] of products.entries()) {
    if (index % 50 === 30) removeProduct(state, id);
  }
}

/** Fills a shop with lifelike products, customers and orders, deterministic for a seed, a clock and the sizes. */
export function generateShop(state: ShopState, options: GenerateOptions): void {
  const full: Required<GenerateOptions> = {
    variants: 5,
    hugeProduct: options.products >= 100,
    longOrder: options.orders >= 100,
    currency: String(state.shop.currencyCode),
    taxesIncluded: state.shop.taxesIncluded === true,
    historyDays: 365,
    ...options,
  };
  const rng = createRng(`${full.seed}`);
  asInitialState(state, () => {
    state.put({
      ...state.shop,
      currencyCode: full.currency,
      enabledPresentmentCurrencies: [...new Set([full.currency, 'EUR', 'USD', 'JPY', 'KWD', 'VND'])],
      taxesIncluded: full.taxesIncluded,
    });
    const products = generateProducts(state, rng, full);
    generateCustomers(state, rng, full);
    generateOrders(state, rng, full, products);
    deleteSoldProducts(state, products);
    generateMetafields(state);
  });
}
