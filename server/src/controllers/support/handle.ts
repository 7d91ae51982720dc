import type { Context } from 'koa';

import type { ErrorResponse } from '../../../../shared/contracts';
import { toCrmError, type CrmError } from '../../errors';

/** A controller's action. */
export type Action = (ctx: Context) => Promise<void>;

/** Strapi's names of errors, by status; others are an ApplicationError (@strapi/utils: errors). */
const NAMES: Record<number, string> = {
  400: 'ValidationError',
  401: 'UnauthorizedError',
  404: 'NotFoundError',
  408: 'RequestTimeoutError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
};

const toResponse = (error: CrmError): ErrorResponse => ({
  data: null,
  error: {
    status: error.status,
    name: NAMES[error.status] ?? 'ApplicationError',
    message: error.message,
    details: error.details,
  },
});

/**
 * An action whose expected failures are answered in Strapi's error shape, with their code and remedy. What is not expected
 * goes on to Strapi, which logs it and answers 500.
 */
export const handle =
  (action: Action): Action =>
  async (ctx) => {
    try {
      await action(ctx);
    } catch (error) {
      const known = toCrmError(error);
      if (!known) throw error;
      ctx.status = known.status;
      ctx.body = toResponse(known);
    }
  };
