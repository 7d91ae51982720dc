/** Where a shop's Shopify answers when nothing else is configured. */
export const DEFAULT_SHOP_ORIGIN = 'https://{shop}';

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const SHOP_NAME = /^[a-z0-9][a-z0-9-]*$/;
const SUFFIX = '.myshopify.com';
/** A DNS label's longest form, RFC 1035. */
const MAX_LABEL = 63;

/** Why a typed domain was refused. */
export type ShopDomainProblem = 'empty' | 'not_a_myshopify_domain';

export type ParsedShopDomain = { ok: true; domain: string } | { ok: false; reason: ShopDomainProblem };

/** Whether a text is exactly a shop's permanent domain, in lower case. */
export function isShopDomain(text: string): boolean {
  return SHOP_DOMAIN.test(text) && text.length - SUFFIX.length <= MAX_LABEL;
}

/**
 * Reads what a person types as their store into its permanent domain.
 *
 * @param input `acme`, `acme.myshopify.com`, `https://acme.myshopify.com/admin` or `admin.shopify.com/store/acme`.
 * @returns the domain, or why it is none. Ports, user names, other hosts and non-ASCII letters are refused.
 */
export function parseShopDomain(input: string): ParsedShopDomain {
  const text = input.trim().replace(/^https?:\/\//i, '');
  if (text === '') return { ok: false, reason: 'empty' };
  // Lower-casing must not turn look-alike letters (such as the Kelvin sign) into ASCII ones.
  if (!/^[\x21-\x7e]+$/.test(text)) return { ok: false, reason: 'not_a_myshopify_domain' };
  const lower = text.toLowerCase();
  const [host = '', ...path] = lower.split('/');
  const name =
    host === 'admin.shopify.com' && path[0] === 'store' && path[1] ? path[1].split(/[?#]/)[0] : undefined;
  const candidate = name ?? (path.length > 0 ? host : host.split(/[?#]/)[0]) ?? '';
  const domain = SHOP_NAME.test(candidate) ? `${candidate}${SUFFIX}` : candidate;
  return isShopDomain(domain) ? { ok: true, domain } : { ok: false, reason: 'not_a_myshopify_domain' };
}

/** Whether a URL's host is this very machine: 127.0.0.0/8, ::1 or localhost. */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' || url.hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(url.hostname)
  );
}

/**
 * The base of every URL of a shop: API calls, the token endpoint and the browser's redirect to authorize.
 *
 * @param template such as `https://{shop}`; `{shop}` is replaced by the shop's domain.
 * @param domain the shop's permanent domain, such as `acme.myshopify.com`.
 * @returns the base without a trailing slash.
 * @throws TypeError where the domain is none, the template is no URL, or it is plain http to another machine.
 */
export function resolveShopOrigin(template: string, domain: string): string {
  if (!isShopDomain(domain)) throw new TypeError('Not the permanent domain of a Shopify store');
  const text = template.replaceAll('{shop}', domain);
  if (!URL.canParse(text)) throw new TypeError('shopOrigin is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    throw new TypeError('shopOrigin must be https; plain http is for loopback hosts only');
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError('shopOrigin must be a plain address without user, query or fragment');
  }
  return text.replace(/\/+$/, '');
}
