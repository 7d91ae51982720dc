/** How Shopify's values read in the contract's attributes. */
import { fieldOf } from '../../state/derived';
import { isObject, object, objects, text, textOrNull } from '../../state/read';
import type { FieldObject, FieldValue, ShopState, StateNode } from '../../state/types';
import { amountText, scaled, stored } from '../decimals';

/** A node with the shop that it is of. */
export interface Source {
  shop: ShopState;
  node: StateNode;
}

/** A field, derived ones included. */
export function read({ shop, node }: Source, field: string): FieldValue {
  return fieldOf(shop, node, field);
}

/** The shop's side of a MoneyBag in 1/10,000; null where Shopify says null. */
export function shopAmount(bag: FieldValue): bigint | null {
  return isObject(bag) ? scaled(text(object(bag, 'shopMoney'), 'amount')) : null;
}

/** The buyer's side of a MoneyBag in 1/10,000. */
export function presentmentAmount(bag: FieldObject): bigint {
  return scaled(text(object(bag, 'presentmentMoney'), 'amount'));
}

/** A MoneyBag field as a stored decimal. */
export function decimal(source: Source, field: string): string | null {
  const amount = shopAmount(read(source, field));
  return amount === null ? null : stored(amount);
}

export function lower(value: string | null): string | null {
  return value === null ? null : value.toLowerCase();
}

/** A moment in Shopify's form as ISO 8601 with milliseconds. */
export function moment(value: string | null): string | null {
  return value === null ? null : new Date(value).toISOString();
}

/** The contract's address of a MailingAddress. */
export function address(value: FieldValue): Record<string, string | null> | null {
  if (!isObject(value)) return null;
  const part = (field: string): string | null => textOrNull(value, field);
  return {
    firstName: part('firstName'),
    lastName: part('lastName'),
    company: part('company'),
    address1: part('address1'),
    address2: part('address2'),
    city: part('city'),
    province: part('province'),
    provinceCode: part('provinceCode'),
    zip: part('zip'),
    country: part('country'),
    countryCode: part('countryCodeV2'),
    phone: part('phone'),
  };
}

/** `[{title, rate, amount}]`, amounts with the currency's digits. */
export function taxLines(owner: FieldObject, currency: string): Record<string, unknown>[] {
  return objects(owner, 'taxLines').map((line) => ({
    title: text(line, 'title'),
    rate: line.rate ?? null,
    amount: amountText(shopAmount(object(line, 'priceSet')) ?? 0n, currency),
  }));
}

/** The sum of MoneyBags in 1/10,000. */
export function sum(owners: FieldObject[], field: string): bigint {
  return owners.reduce((total, owner) => total + (shopAmount(owner[field] ?? null) ?? 0n), 0n);
}

/** What every record of one source carries; a child carries its parent's version. */
export function common({ shop, node }: Source, parent: StateNode = node): Record<string, unknown> {
  return {
    storeDomain: shop.domain,
    shopifyId: node.id,
    sourceCreatedAt: moment(textOrNull(node, 'createdAt')),
    sourceUpdatedAt: moment(textOrNull(parent, 'updatedAt')),
    syncedAt: shop.clock.now().toISOString(),
    deletedAt: null,
  };
}

/** A populated relation. */
export function related(shop: ShopState, nodes: StateNode[]): { storeDomain: string; shopifyId: string }[] {
  return nodes.map((node) => ({ storeDomain: shop.domain, shopifyId: node.id }));
}

/** A scalar Money, as prices of variants are, as a stored decimal. */
export function price(value: string | null): string | null {
  return value === null ? null : stored(scaled(value));
}
