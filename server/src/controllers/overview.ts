import type { Core } from '@strapi/strapi';

import { readOverview } from '../overview';
import { handle } from './support/handle';

/** The home page's widget. */
export const createOverviewController = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: handle(async (ctx) => {
    ctx.body = { data: await readOverview(strapi, new Date()) };
  }),
});
