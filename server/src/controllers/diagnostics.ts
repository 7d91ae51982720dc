import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { readDiagnostics } from '../diagnostics';
import { handle } from './support/handle';
import { parseRequest } from './support/parse';

const filterSchema = object({ store: string() });

/** What is copied for a support request. */
export const createDiagnosticsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: handle(async (ctx) => {
    const { store } = parseRequest(filterSchema, ctx.query);
    ctx.body = { data: await readDiagnostics(strapi, store) };
  }),
});
