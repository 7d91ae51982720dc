import type { Gid, Ref } from './types';

const GID = /^gid:\/\/shopify\/([A-Za-z0-9]+)\/([^/?]+)(\?.*)?$/;

/** The parts of a global id: `gid://shopify/Order/1` is type `Order`, id `1`. */
export interface GidParts {
  type: string;
  id: string;
}

/** Builds a Shopify global id, such as `gid://shopify/Order/450789469`. */
export function gid(type: string, id: bigint | number | string): Gid {
  return `gid://shopify/${type}/${id}`;
}

/**
 * Splits a global id; undefined where the text is none.
 * A query part (`gid://shopify/InventoryLevel/1?inventory_item_id=2`) belongs to neither.
 */
export function parseGid(text: string): GidParts | undefined {
  const [, type, id] = GID.exec(text) ?? [];
  return type === undefined || id === undefined ? undefined : { type, id };
}

/**
 * The number inside a global id, as the REST form of a webhook carries it: larger than 2^53, hence a bigint.
 *
 * @throws RangeError where the text is no global id with a number.
 */
export function numericId(text: Gid): bigint {
  const parts = parseGid(text);
  if (parts === undefined || !/^\d+$/.test(parts.id))
    throw new RangeError(`Not a numeric global id: ${text}`);
  return BigInt(parts.id);
}

/** A pointer to a node. */
export function ref(to: Gid): Ref {
  return { __ref: to };
}
