import type { Core } from '@strapi/strapi';

import { getService } from '../services';
import { handle } from './support/handle';

/** The setup guide in the admin. */
export const createSetupController = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: handle(async (ctx) => {
    ctx.body = { data: getService(strapi, 'setup').get() };
  }),
});
