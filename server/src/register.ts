import type { Core } from '@strapi/strapi';

import { choreModel } from './deleted/chores';
import { installRawBody } from './middlewares/raw-webhook-body';
import { hideDeleted } from './middlewares/hide-deleted';
import { instanceModel } from './stores/instance';
import { oauthStateModel } from './stores/oauth-states';

/** Before the database is there: what Strapi must know of first. */
export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  strapi.get('models').add(oauthStateModel);
  strapi.get('models').add(choreModel);
  strapi.get('models').add(instanceModel);
  installRawBody(strapi);
  hideDeleted(strapi);
};
