import type { Core } from '@strapi/strapi';

import { contentTypes } from '../content-types';
import { SHOWN_TYPES, uidOf } from '../shown-types';

/** What is used of `@strapi/plugin-graphql` (services/extension/shadow-crud-manager). */
interface ShadowCrud {
  disable(): ShadowCrud;
  disableQueries(): ShadowCrud;
  disableMutations(): ShadowCrud;
}
interface Extension {
  shadowCRUD(uid: string): ShadowCrud;
}

/**
 * Makes GraphQL, where it is installed, offer what REST offers: the shown types, to be read. Customers are there through
 * their contact; the plugin's own book-keeping is not there at all.
 */
export const narrowGraphql = (strapi: Core.Strapi): void => {
  if (!strapi.plugins.graphql) return;
  const extension = strapi.plugin('graphql').service<Extension>('extension');
  for (const name of Object.keys(contentTypes)) {
    const crud = extension.shadowCRUD(uidOf(name));
    if ((SHOWN_TYPES as readonly string[]).includes(name)) crud.disableMutations();
    else if (name === 'customer') crud.disableMutations().disableQueries();
    else crud.disable();
  }
};
