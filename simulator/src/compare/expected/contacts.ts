/** Who the people are: product rules "Identity" and "Derived", told once more, apart from the plugin's own code. */
import { numericId } from '../../state/gid';
import { linkedOne, text, textOrNull, texts, objects, objectOrNull } from '../../state/read';
import { amountText } from '../decimals';
import type { HeldRecord } from '../types';
import { address, lower, read, related, shopAmount } from './fields';
import type { Source } from './fields';

/** A person with all that it is known from. */
export interface Person {
  key: string;
  email: string | null;
  customers: Source[];
  orders: Source[];
  guestOrders: Source[];
}

/** The one normalisation: trimmed, lower case; nothing is left of an empty one. */
export function normalisedEmail(email: string | null): string | null {
  return email?.trim().toLowerCase() || null;
}

/** Names a person: by email, or by the one customer without an email that it is. */
export function personKey(
  email: string | null,
  customer: { storeDomain: string; shopifyId: string }
): string {
  return email === null ? `customer:${customer.storeDomain} ${customer.shopifyId}` : `email:${email}`;
}

function emailOf(source: Source): string | null {
  return normalisedEmail(textOrNull(objectOrNull(source.node, 'defaultEmailAddress') ?? {}, 'emailAddress'));
}

function keyOfCustomer(source: Source): string {
  return personKey(emailOf(source), { storeDomain: source.shop.domain, shopifyId: source.node.id });
}

/** The person an order belongs to: its customer's, else the guest's of its email, else none. */
export function personOfOrder(order: Source): { key: string; email: string | null; guest: boolean } | null {
  const customer = linkedOne(order.shop, order.node, 'customer');
  if (customer !== undefined) {
    const source = { shop: order.shop, node: customer };
    return { key: keyOfCustomer(source), email: emailOf(source), guest: false };
  }
  const email = normalisedEmail(textOrNull(order.node, 'email'));
  return email === null ? null : { key: `email:${email}`, email, guest: true };
}

/** Groups customers and orders of all shops into people. */
export function people(customers: Source[], orders: Source[]): Person[] {
  const byKey = new Map<string, Person>();
  const person = (key: string, email: string | null): Person => {
    const known = byKey.get(key) ?? { key, email, customers: [], orders: [], guestOrders: [] };
    byKey.set(key, known);
    return known;
  };
  for (const source of customers) person(keyOfCustomer(source), emailOf(source)).customers.push(source);
  for (const order of orders) {
    const owner = personOfOrder(order);
    if (owner === null) continue;
    const known = person(owner.key, owner.email);
    known.orders.push(order);
    if (owner.guest) known.guestOrders.push(order);
  }
  return [...byKey.values()];
}

/** The latest of some, by a moment and then by the higher id. */
function latest(sources: Source[], field: string): Source | undefined {
  return sources.reduce<Source | undefined>((best, source) => {
    if (best === undefined) return source;
    const later = Date.parse(text(source.node, field)) - Date.parse(text(best.node, field));
    const higher = numericId(source.node.id) > numericId(best.node.id);
    return later > 0 || (later === 0 && higher) ? source : best;
  }, undefined);
}

/** What a customer says of its person. */
export function fromCustomer(source: Source): Record<string, unknown> {
  const { node } = source;
  const emailState = textOrNull(objectOrNull(node, 'defaultEmailAddress') ?? {}, 'marketingState');
  const smsState = textOrNull(objectOrNull(node, 'defaultPhoneNumber') ?? {}, 'marketingState');
  return {
    firstName: textOrNull(node, 'firstName'),
    lastName: textOrNull(node, 'lastName'),
    displayName: read(source, 'displayName'),
    phone: textOrNull(objectOrNull(node, 'defaultPhoneNumber') ?? {}, 'phoneNumber'),
    tags: texts(node, 'tags'),
    note: textOrNull(node, 'note'),
    language: text(node, 'locale'),
    acceptsMarketing: emailState === 'SUBSCRIBED',
    emailMarketingState: lower(emailState),
    smsMarketingState: lower(smsState),
    taxExempt: node.taxExempt === true,
    state: lower(text(node, 'state')),
    defaultAddress: address(read(source, 'defaultAddress')),
    addresses: objects(node, 'addressesV2').map(address),
  };
}

/** A guest is known by name, phone and address of the latest order: where it was billed to, else sent to. */
function fromGuestOrder({ node }: Source, email: string | null): Record<string, unknown> {
  const where = address(node.billingAddress ?? null) ?? address(node.shippingAddress ?? null);
  return {
    firstName: where?.firstName ?? null,
    lastName: where?.lastName ?? null,
    displayName: [where?.firstName, where?.lastName].filter(Boolean).join(' ') || email,
    phone: textOrNull(node, 'phone') ?? where?.phone ?? null,
    tags: [],
    note: null,
    language: null,
    acceptsMarketing: null,
    emailMarketingState: null,
    smsMarketingState: null,
    taxExempt: null,
    state: null,
    defaultAddress: where,
    addresses: [],
  };
}

/** Orders count that are neither cancelled nor test; unpaid ones do. */
function derived(orders: Source[]): Record<string, unknown> {
  const counted = orders.filter(({ node }) => node.cancelledAt === null && node.test !== true);
  const totals = new Map<string, bigint>();
  for (const { node } of counted) {
    const currency = text(node, 'currencyCode');
    totals.set(
      currency,
      (totals.get(currency) ?? 0n) + (shopAmount(node.currentTotalPriceSet ?? null) ?? 0n)
    );
  }
  const moments = counted.map(({ node }) => Date.parse(text(node, 'processedAt'))).sort((a, b) => a - b);
  const at = (time: number | undefined): string | null =>
    time === undefined ? null : new Date(time).toISOString();
  return {
    ordersCount: counted.length,
    lifetimeValue: Object.fromEntries([...totals].map(([code, total]) => [code, amountText(total, code)])),
    firstOrderAt: at(moments[0]),
    lastOrderAt: at(moments.at(-1)),
  };
}

/** The address of the latest order that has one. */
function latestAddress(orders: Source[], field: string): Record<string, string | null> | null {
  const having = orders.filter(({ node }) => address(node[field] ?? null) !== null);
  return address(latest(having, 'processedAt')?.node[field] ?? null);
}

const relatedTo = (sources: Source[]): { storeDomain: string; shopifyId: string }[] =>
  sources.flatMap(({ shop, node }) => related(shop, [node]));

/** The customer that speaks for a person: the one that changed last. */
export const speakerOf = (person: Person): Source | undefined => latest(person.customers, 'updatedAt');

/** The contact that a person must be. */
export function expectedContact(person: Person): HeldRecord {
  const winner = speakerOf(person);
  const guest = latest(person.guestOrders, 'processedAt');
  const own =
    winner !== undefined
      ? fromCustomer(winner)
      : guest !== undefined
        ? fromGuestOrder(guest, person.email)
        : {};
  const sources = [...person.customers, ...person.orders];
  return {
    documentId: person.key,
    ...own,
    email: person.email,
    billingAddress: latestAddress(person.orders, 'billingAddress'),
    shippingAddress: latestAddress(person.orders, 'shippingAddress'),
    ...derived(person.orders),
    storeDomains: [...new Set(sources.map(({ shop }) => shop.domain))].sort(),
    customers: relatedTo(person.customers),
    invoices: relatedTo(person.orders),
    syncedAt: sources[0]?.shop.clock.now().toISOString(),
    deletedAt: null,
  };
}

/** The customer record that a customer of a shop must be. */
export function expectedCustomer(source: Source, common: Record<string, unknown>): HeldRecord {
  const email = emailOf(source);
  const key = keyOfCustomer(source);
  return { ...common, ...fromCustomer(source), email, contact: { documentId: key, email } };
}

/** Where an invoice's contact is expected. */
export function expectedOwner(order: Source): { documentId: string; email: string | null } | null {
  const owner = personOfOrder(order);
  return owner === null ? null : { documentId: owner.key, email: owner.email };
}
