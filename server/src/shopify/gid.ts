/** Shopify's global id of a numeric one. */
export function toGid(typename: string, id: string): string {
  return `gid://shopify/${typename}/${id}`;
}

/** The type in a global id; undefined where the text is none. */
export function gidType(gid: string): string | undefined {
  return /^gid:\/\/shopify\/(\w+)\/[^/]+$/.exec(gid)?.[1];
}

/** The order of two global ids of one type, by their numbers; those may be greater than 2^53, so the longer one is. */
export function compareGids(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
