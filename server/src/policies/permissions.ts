import { PLUGIN_ID } from '../plugin-id';

const setting = (uid: string, displayName: string) => ({
  section: 'settings' as const,
  category: 'shopify',
  subCategory: 'general',
  displayName,
  uid,
  pluginName: PLUGIN_ID,
});

/** The admin permissions, as `actionProvider.registerMany` takes them in `register`. */
export const permissionActions = [
  setting('settings.read', 'See stores, syncs and the queue'),
  setting('settings.connect', 'Connect and disconnect stores'),
  setting('settings.sync', 'Sync stores and replay webhooks'),
  setting('settings.privacy', 'Handle privacy requests'),
  {
    section: 'plugins' as const,
    displayName: 'Write to Shopify: tags and draft orders',
    uid: 'records.write-back',
    pluginName: PLUGIN_ID,
  },
];

/** What an admin must be allowed to do. */
export type PermissionName = 'read' | 'connect' | 'sync' | 'privacy' | 'writeBack';

const uidOf = (name: PermissionName): string =>
  name === 'writeBack' ? 'records.write-back' : `settings.${name}`;

/** The policies of an admin route: a logged-in admin who has the permission. */
export const requires = (name: PermissionName) => [
  'admin::isAuthenticatedAdmin',
  { name: 'admin::hasPermissions', config: { actions: [`plugin::${PLUGIN_ID}.${uidOf(name)}`] } },
];
