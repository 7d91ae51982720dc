import { requires, type PermissionName } from '../policies/permissions';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

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
    route('PUT', '/stores/:documentId/secret', 'stores.replaceSecret', 'connect'),
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
    route('GET', '/privacy-requests/:documentId/export', 'privacy-requests.export', 'privacy'),
    route('POST', '/privacy-requests/:documentId/complete', 'privacy-requests.complete', 'privacy'),
    route('GET', '/solutions', 'solutions.list', 'read'),
    route('POST', '/solutions/:name/install', 'solutions.install', 'sync'),
    route('GET', '/deleted', 'deleted.list', 'read'),
    route('POST', '/deleted/restore', 'deleted.restore', 'sync'),
    route('GET', '/mappings', 'mappings.list', 'read'),
    route('GET', '/mappings/options', 'mappings.options', 'read'),
    route('POST', '/mappings', 'mappings.save', 'connect'),
    route('POST', '/mappings/preview', 'mappings.preview', 'connect'),
    route('GET', '/mappings/people', 'people.state', 'read'),
    route('POST', '/mappings/people', 'people.save', 'connect'),
    route('POST', '/mappings/people/preview', 'people.preview', 'connect'),
    route('DELETE', '/mappings/people', 'people.remove', 'connect'),
    route('DELETE', '/mappings/:id', 'mappings.remove', 'connect'),
    route('GET', '/write-back', 'write-back.state', 'writeBack'),
    route('GET', '/write-back/variants', 'write-back.variants', 'writeBack'),
    route('POST', '/write-back/tags', 'write-back.tags', 'writeBack'),
    route('POST', '/write-back/draft-orders', 'write-back.draftOrders', 'writeBack'),
    route('GET', '/setup', 'setup.get', 'read'),
    route('GET', '/overview', 'overview.get', 'read'),
    route('GET', '/diagnostics', 'diagnostics.get', 'read'),
    // The Content Manager's permissions decide: whoever may read a record there may see what stands beside it.
    {
      method: 'GET' as const,
      path: '/panels/:type/:documentId',
      handler: 'panels.get',
      config: { policies: ['admin::isAuthenticatedAdmin'] },
    },
  ],
};
