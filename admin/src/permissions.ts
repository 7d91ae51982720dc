import { PLUGIN_ID } from './pluginId';

/**
 * One admin permission in the shape that Strapi's `Page.Protect`, `useRBAC` and settings links take.
 * `subject` has to be null: `Page.Protect` compares it with `===` (@strapi/admin, components/PageHelpers).
 */
function settingsPermission(name: 'read' | 'connect' | 'sync' | 'privacy') {
  return { action: `plugin::${PLUGIN_ID}.settings.${name}`, subject: null };
}

/** The permissions that the server registers, by what they allow. */
export const PERMISSIONS = {
  read: [settingsPermission('read')],
  connect: [settingsPermission('connect')],
  sync: [settingsPermission('sync')],
  privacy: [settingsPermission('privacy')],
};

/** All of them in one list, whose identity never changes, as `useRBAC` needs. */
export const ALL_PERMISSIONS = Object.values(PERMISSIONS).flat();
