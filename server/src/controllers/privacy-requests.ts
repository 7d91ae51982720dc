import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { PRIVACY_ACTIONS } from '../../../shared/contracts';
import { getService } from '../services';
import { handle } from './support/handle';
import { bodyOf, paramOf, parsePage, parseRequest } from './support/parse';

const completeSchema = object({ action: string().oneOf(PRIVACY_ACTIONS) });

/** The privacy requests in the admin. */
export const createPrivacyRequestsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    ctx.body = await getService(strapi, 'privacy').list(parsePage(ctx));
  }),

  export: handle(async (ctx) => {
    const documentId = paramOf(ctx, 'documentId');
    const data = await getService(strapi, 'privacy').export(documentId);
    ctx.set('Cache-Control', 'no-store');
    ctx.attachment(`shopify-data-request-${documentId}.json`);
    ctx.body = data;
  }),

  complete: handle(async (ctx) => {
    const { action } = parseRequest(completeSchema, bodyOf(ctx));
    ctx.body = { data: await getService(strapi, 'privacy').complete(paramOf(ctx, 'documentId'), action) };
  }),
});
