import type { Context } from 'koa';
import { ValidationError, number, object, type Schema } from 'yup';

import { CrmError, type FieldProblem } from '../../errors';

const toProblems = (error: ValidationError): FieldProblem[] => {
  const errors = error.inner.length > 0 ? error.inner : [error];
  return errors.map(({ path, message }) => ({
    path: path ? path.split('.') : [],
    message,
    name: 'ValidationError',
  }));
};

/** @throws CrmError `request_invalid` with every wrong field. */
export const parseRequest = <T>(schema: Schema<T>, value: unknown): T => {
  try {
    return schema.validateSync(value ?? {}, { abortEarly: false, stripUnknown: true });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new CrmError('request_invalid', { fieldErrors: toProblems(error) });
  }
};

/** The request's JSON body, as Strapi's body parser left it. */
export const bodyOf = (ctx: Context): unknown => (ctx.request as { body?: unknown }).body;

/** A parameter of the route's path. */
export const paramOf = (ctx: Context, name: string): string =>
  String((ctx.params as Record<string, unknown>)[name] ?? '');

const pageSchema = object({
  page: number().integer().min(1).default(1),
  pageSize: number().integer().min(1).max(100).default(25),
});

/** Which page of a list is wanted. */
export const parsePage = (ctx: Context): { page: number; pageSize: number } =>
  parseRequest(pageSchema, ctx.query);
