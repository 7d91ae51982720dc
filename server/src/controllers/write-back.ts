import type { Core } from '@strapi/strapi';
import { array, number, object, string } from 'yup';

import { getService } from '../services';
import { findVariants } from '../write-back/variants';
import { abilityOf } from './support/ability';
import { handle } from './support/handle';
import { bodyOf, parseRequest } from './support/parse';

/** Shopify's longest tag has 255 characters, a customer 250 tags. */
const tags = () => array().of(string().trim().required().max(255)).max(250).default([]);

const tagSchema = object({
  contact: string().required(),
  store: string(),
  add: tags(),
  remove: tags(),
});

const draftOrderSchema = object({
  key: string().required().min(8).max(255),
  contact: string().required(),
  lines: array()
    .of(
      object({
        variant: string().required(),
        quantity: number().integer().min(1).max(1_000_000).required(),
      })
    )
    .min(1)
    .max(499)
    .required(),
  note: string().max(5_000),
});

const variantsSchema = object({ store: string().required(), words: string().trim().default('').max(255) });

/** Writing to Shopify from the admin. */
export const createWriteBackController = ({ strapi }: { strapi: Core.Strapi }) => ({
  state: handle(async (ctx) => {
    ctx.body = { data: { on: getService(strapi, 'writeBack').isOn() } };
  }),

  /** Variants to choose from; the Content Manager's permissions decide which the person may see. */
  variants: handle(async (ctx) => {
    const wanted = parseRequest(variantsSchema, ctx.query);
    ctx.body = { data: await findVariants(strapi, wanted, abilityOf(ctx)) };
  }),

  tags: handle(async (ctx) => {
    const change = parseRequest(tagSchema, bodyOf(ctx));
    ctx.body = { data: await getService(strapi, 'writeBack').changeTags(change) };
  }),

  draftOrders: handle(async (ctx) => {
    const request = parseRequest(draftOrderSchema, bodyOf(ctx));
    const made = await getService(strapi, 'writeBack').createDraftOrder(request);
    ctx.status = made.existing ? 200 : 201;
    ctx.body = { data: made };
  }),
});
