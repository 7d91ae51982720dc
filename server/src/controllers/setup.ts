import type { Core } from '@strapi/strapi';
import { boolean, object, string } from 'yup';

import { getService } from '../services';
import { droppedStores } from '../stores/dropped-stores';
import { optionsOf } from '../stores/rows';
import { handle } from './support/handle';
import { parseRequest } from './support/parse';

/** `scopes=full` for the long list; `store` to have the scopes for the options of that store. */
const setupSchema = object({
  scopes: string().oneOf(['least', 'full'] as const),
  store: string(),
  legacyInstallFlow: boolean(),
});

/** The setup guide in the admin. */
export const createSetupController = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: handle(async (ctx) => {
    const { scopes = 'least', store, legacyInstallFlow = false } = parseRequest(setupSchema, ctx.query);
    const stores = getService(strapi, 'stores');
    const unreadable = await stores.unreadable();
    const options = store ? { options: optionsOf(await stores.require(store)) } : {};
    const dropped = await droppedStores(strapi);
    const data = getService(strapi, 'setup').get({
      scopes,
      legacyInstallFlow,
      unreadable,
      dropped,
      ...options,
    });
    ctx.body = { data };
  }),
});
