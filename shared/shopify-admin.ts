/** The pages of the Shopify admin that a record may be opened in. */
export type ShopifyAdminPage = 'customers' | 'draft_orders' | 'orders' | 'products';

/**
 * Where a store, or a record of it, is in the Shopify admin.
 *
 * @param domain such as `acme.myshopify.com`.
 * @param record its page, and Shopify's global id of it.
 * @returns null where one of them is unknown, hidden, or of another form.
 */
export const shopifyAdminUrl = (
  domain: unknown,
  record?: { page: ShopifyAdminPage; gid: unknown }
): string | null => {
  const handle = /^([a-z0-9][a-z0-9-]*)\.myshopify\.com$/.exec(String(domain))?.[1];
  if (!handle) return null;
  const store = `https://admin.shopify.com/store/${handle}`;
  if (!record) return store;
  const id = /^gid:\/\/shopify\/\w+\/(\d+)$/.exec(String(record.gid))?.[1];
  return id ? `${store}/${record.page}/${id}` : null;
};
