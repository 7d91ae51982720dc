import type { Core } from '@strapi/strapi';
import { array, object, string } from 'yup';

import type { EventStatus } from '../../../shared/contracts';
import { CrmError } from '../errors';
import { getService } from '../services';
import { handle } from './support/handle';
import { bodyOf, parsePage, parseRequest } from './support/parse';

const STATUSES = ['pending', 'processing', 'done', 'failed', 'skipped'] as const satisfies EventStatus[];

const filterSchema = object({ store: string(), topic: string(), status: string().oneOf(STATUSES) });

const replaySchema = object({
  documentIds: array().of(string().required()).min(1).max(1000),
  status: string().oneOf(['failed'] as const),
  store: string(),
  topic: string(),
});

/** The queue in the admin. */
export const createWebhookEventsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    const filter = parseRequest(filterSchema, ctx.query);
    ctx.body = await getService(strapi, 'inbox').list({ ...filter, ...parsePage(ctx) });
  }),

  replay: handle(async (ctx) => {
    const { documentIds, status, store, topic } = parseRequest(replaySchema, bodyOf(ctx));
    const which = documentIds ? { documentIds } : status && { status, store, topic };
    if (!which)
      throw new CrmError('request_invalid', { message: 'Name documentIds, or the status "failed".' });
    ctx.body = { data: { replayed: await getService(strapi, 'inbox').replay(which) } };
  }),
});
