/** Open to the world: each is guarded by Shopify's signature, or by a handshake that an admin began. */
const open = (method: 'GET' | 'POST', path: string, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const },
});

/** The routes that Shopify calls, below `/api/shopify-crm`. */
export const shopifyRoutes = [
  open('POST', '/webhooks', 'webhooks.receive'),
  open('GET', '/oauth/install', 'oauth.install'),
  open('GET', '/oauth/callback', 'oauth.callback'),
];
