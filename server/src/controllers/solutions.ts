import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { handle } from './support/handle';
import { paramOf } from './support/parse';

/** The solutions in the admin. */
export const createSolutionsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'solutions').list() };
  }),

  install: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'solutions').install(paramOf(ctx, 'name')) };
  }),
});
