/**
 * Whether a browser may be sent to an address: https, or plain http on this very machine (a simulated Shopify).
 * Anything else, `javascript:` included, is refused, whoever answered it.
 * @param address - an absolute URL
 */
export function isSafeRedirect(address: string): boolean {
  if (!URL.canParse(address)) {
    return false;
  }
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
