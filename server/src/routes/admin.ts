import { requires, type PermissionName } from '../policies/permissions';

type Method = 'GET' | 'POST' | 'PUT';

const route = (method: Method, path: string, handler: string, permission: PermissionName) => ({
  method,
  path,
  handler,
  config: { policies: requires(permission) },
});

/** The routes of the admin pages, below `/shopify-crm`. */
export const adminRoutes = {
  type: 'admin' as const,
  routes: [
    route('GET', '/stores', 'stores.list', 'read'),
    route('GET', '/stores/:documentId', 'stores.get', 'read'),
    route('POST', '/stores/connect', 'stores.connect', 'connect'),
    route('PUT', '/stores/:documentId', 'stores.setOptions', 'connect'),
    route('POST', '/stores/:documentId/disconnect', 'stores.disconnect', 'connect'),
    route('POST', '/stores/:documentId/webhooks', 'stores.registerWebhooks', 'connect'),
    route('POST', '/stores/:documentId/sync', 'stores.sync', 'sync'),
    route('POST', '/stores/:documentId/reconcile', 'stores.reconcile', 'sync'),
    route('GET', '/sync-runs', 'sync-runs.list', 'read'),
    route('GET', '/sync-runs/:documentId', 'sync-runs.get', 'read'),
    route('POST', '/sync-runs/:documentId/cancel', 'sync-runs.cancel', 'sync'),
    route('GET', '/webhook-events', 'webhook-events.list', 'read'),
    route('POST', '/webhook-events/replay', 'webhook-events.replay', 'sync'),
    route('GET', '/privacy-requests', 'privacy-requests.list', 'privacy'),
    route('GET', '/solutions', 'solutions.list', 'read'),
    route('POST', '/solutions/:name/install', 'solutions.install', 'sync'),
    route('GET', '/deleted', 'deleted.list', 'read'),
    route('POST', '/deleted/restore', 'deleted.restore', 'sync'),
    route('GET', '/setup', 'setup.get', 'read'),
  ],
};
