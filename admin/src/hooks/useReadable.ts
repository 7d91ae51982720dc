import { useAuth } from '@strapi/strapi/admin';

import { PLUGIN_ID } from '../pluginId';

/** The Content Manager's permission to see the records of a type. */
const READ = 'plugin::content-manager.explorer.read';

/**
 * Whether the person may see the records of one of our types in the Content Manager.
 * @param type - the singular name of the content type
 */
export function useReadable(type: string): boolean {
  return useAuth('useReadable', ({ permissions }) =>
    permissions.some(({ action, subject }) => action === READ && subject === `plugin::${PLUGIN_ID}.${type}`)
  );
}
