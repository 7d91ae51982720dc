import type { Core } from '@strapi/strapi';

import { SYNCED_UIDS } from '../shown-types';

/** What the Content Manager lets nobody do with a synced record (@strapi/content-manager: services/permission). */
const WITHDRAWN = ['plugin::content-manager.explorer.create', 'plugin::content-manager.explorer.delete'];

interface ActionProvider {
  get(actionId: string): { subjects?: string[] } | undefined;
}

/**
 * Takes the synced types out of the actions that create, duplicate and delete, for super admins too: the Content Manager then
 * offers none of them. Called in `bootstrap`, before Strapi gives the super admin all there is.
 */
export const withdrawContentActions = (strapi: Core.Strapi): void => {
  const { actionProvider } = strapi.service('admin::permission') as {
    actionProvider: ActionProvider;
  };
  for (const id of WITHDRAWN) {
    const action = actionProvider.get(id);
    if (action?.subjects) action.subjects = action.subjects.filter((uid) => !SYNCED_UIDS.has(uid));
  }
};
