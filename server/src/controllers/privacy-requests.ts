import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { handle } from './support/handle';
import { parsePage } from './support/parse';

/** The privacy requests in the admin. */
export const createPrivacyRequestsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    ctx.body = await getService(strapi, 'privacy').list(parsePage(ctx));
  }),
});
