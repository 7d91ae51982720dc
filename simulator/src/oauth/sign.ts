import { createHmac } from 'node:crypto';

/**
 * Signs the query that Shopify sends a browser with: sorted, joined, HMAC-SHA256 in hexadecimal with the app's secret.
 * Source: shopify.dev, "Authorization code grant", verify the HMAC.
 *
 * @returns the parameters with `hmac` among them.
 */
export const signQuery = (parameters: Record<string, string>, secret: string): URLSearchParams => {
  const sorted = Object.entries(parameters).sort(([left], [right]) => (left < right ? -1 : 1));
  const message = sorted.map(([key, value]) => `${key}=${value}`).join('&');
  const hmac = createHmac('sha256', secret).update(message).digest('hex');
  return new URLSearchParams([...sorted, ['hmac', hmac]]);
};

/** Shopify's `host` parameter: the shop's admin in base64. */
export const hostParameter = (shop: string): string =>
  Buffer.from(`admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, '')}`).toString('base64url');
