import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { getService } from '../services';
import { SHOWN_TYPES } from '../shown-types';
import { handle } from './support/handle';
import { bodyOf, parsePage, parseRequest } from './support/parse';

const typeSchema = object({ type: string().oneOf(SHOWN_TYPES).required() });

const restoreSchema = typeSchema.shape({ documentId: string().required() });

/** The deleted records in the admin. */
export const createDeletedController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    const { type } = parseRequest(typeSchema, ctx.query);
    ctx.body = await getService(strapi, 'deleted').list({ type, ...parsePage(ctx) });
  }),

  restore: handle(async (ctx) => {
    const which = parseRequest(restoreSchema, bodyOf(ctx));
    await getService(strapi, 'deleted').restore(which);
    ctx.body = { data: which };
  }),
});
