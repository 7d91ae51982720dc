/** Shopify's global id of a numeric one. */
export function toGid(typename: string, id: string): string {
  return `gid://shopify/${typename}/${id}`;
}

/** The type in a global id; undefined where the text is none. */
export function gidType(gid: string): string | undefined {
  return /^gid:\/\/shopify\/(\w+)\/[^/]+$/.exec(gid)?.[1];
}
