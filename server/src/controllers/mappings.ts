import type { Core } from '@strapi/strapi';
import { lazy, number, object, string, type ObjectSchema } from 'yup';

import { MAPPING_OWNERS, type MappingInput } from '../../../shared/mappings';
import { getService } from '../services';
import { handle } from './support/handle';
import { bodyOf, paramOf, parseRequest } from './support/parse';

/** https://shopify.dev/docs/apps/build/metafields: letters, digits, `-` and `_`; `$app:` begins an app's own namespace. */
const NAMESPACE = /^(?:\$app(?::[\w-]+)?|[\w-]{2,255})$/;
const KEY = /^[\w-]{2,64}$/;
const TYPE = /^[a-z_.]{1,64}$/;

const fieldSource = object({
  kind: string()
    .oneOf(['field'] as const)
    .required(),
  field: string().required().max(64),
});

const metafieldSource = object({
  kind: string()
    .oneOf(['metafield'] as const)
    .required(),
  namespace: string().required().matches(NAMESPACE),
  key: string().required().matches(KEY),
  type: string().matches(TYPE).nullable().defined().default(null),
});

const isField = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'field';

const mappingSchema = object({
  owner: string().oneOf(MAPPING_OWNERS).required(),
  target: string().required().max(255),
});

const sourceSchema = lazy((value: unknown) => (isField(value) ? fieldSource : metafieldSource));

const storeSchema: ObjectSchema<{ store?: string }> = object({ store: string() });

const parseMapping = (body: unknown): MappingInput => {
  const { owner, target, source } = parseRequest(mappingSchema.shape({ source: sourceSchema }), body);
  return { owner, target, source: source };
};

/** The field mappings in the admin. */
export const createMappingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    ctx.body = { data: await getService(strapi, 'mappings').list() };
  }),

  options: handle(async (ctx) => {
    ctx.body = await getService(strapi, 'mappings').options();
  }),

  save: handle(async (ctx) => {
    ctx.body = await getService(strapi, 'mappings').save(parseMapping(bodyOf(ctx)));
  }),

  remove: handle(async (ctx) => {
    const { id } = parseRequest(object({ id: number().integer().min(1).required() }), {
      id: paramOf(ctx, 'id'),
    });
    ctx.body = await getService(strapi, 'mappings').remove(id);
  }),

  preview: handle(async (ctx) => {
    const { store } = parseRequest(storeSchema, bodyOf(ctx));
    ctx.body = { data: await getService(strapi, 'mappings').preview(parseMapping(bodyOf(ctx)), store) };
  }),
});
