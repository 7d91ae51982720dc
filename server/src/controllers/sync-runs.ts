import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { CrmError } from '../errors';
import { getService } from '../services';
import { handle } from './support/handle';
import { paramOf, parsePage, parseRequest } from './support/parse';

const filterSchema = object({ store: string() });

const noSuchRun = () => new CrmError('not_found', { message: 'There is no such sync run.' });

/** The history of runs in the admin. */
export const createSyncRunsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    const { store } = parseRequest(filterSchema, ctx.query);
    ctx.body = await getService(strapi, 'sync').listRuns({ store, ...parsePage(ctx) });
  }),

  get: handle(async (ctx) => {
    const run = await getService(strapi, 'sync').findRun(paramOf(ctx, 'documentId'));
    if (!run) throw noSuchRun();
    ctx.body = { data: run };
  }),

  cancel: handle(async (ctx) => {
    const sync = getService(strapi, 'sync');
    const documentId = paramOf(ctx, 'documentId');
    if (!(await sync.findRun(documentId))) throw noSuchRun();
    await sync.cancel(documentId);
    ctx.body = { data: await sync.findRun(documentId) };
  }),
});
