import type { Core } from '@strapi/strapi';
import { lazy, object, string } from 'yup';

import { PEOPLE_FIELDS, PEOPLE_WHEN_DELETED, type PeopleTarget } from '../../../shared/mappings';
import { getService } from '../services';
import { handle } from './support/handle';
import { bodyOf, parseRequest } from './support/parse';

const namesIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.keys(value) : [];

const targetSchema = object({
  contentType: string().required().max(255),
  fields: lazy((value: unknown) =>
    object(
      Object.fromEntries(namesIn(value).map((name) => [name, string().oneOf(PEOPLE_FIELDS).required()]))
    ).required()
  ),
  whenDeleted: string().oneOf(PEOPLE_WHEN_DELETED).required(),
});

const parseTarget = (body: unknown): PeopleTarget => {
  const { contentType, fields, whenDeleted } = parseRequest(targetSchema, body);
  return { contentType, fields: fields, whenDeleted };
};

/** The content type of the user's own that people go into. */
export const createPeopleController = ({ strapi }: { strapi: Core.Strapi }) => ({
  state: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'people').state() };
  }),

  save: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'people').save(parseTarget(bodyOf(ctx))) };
  }),

  preview: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'people').preview(parseTarget(bodyOf(ctx))) };
  }),

  remove: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'people').remove() };
  }),
});
