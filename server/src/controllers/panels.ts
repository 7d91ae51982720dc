import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { PANEL_TYPES, readPanel } from '../panels';
import { abilityOf } from './support/ability';
import { handle } from './support/handle';
import { parseRequest } from './support/parse';

const pathSchema = object({
  type: string().oneOf(PANEL_TYPES).required(),
  documentId: string().required(),
});

/** What stands beside a record in the Content Manager; the Content Manager's own permissions decide. */
export const createPanelsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  get: handle(async (ctx) => {
    const which = parseRequest(pathSchema, ctx.params);
    ctx.body = { data: await readPanel(strapi, which, abilityOf(ctx)) };
  }),
});
