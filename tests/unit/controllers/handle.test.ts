import type { Context } from 'koa';
import { object, string } from 'yup';

import { handle } from '../../../server/src/controllers/support/handle';
import { parsePage, parseRequest } from '../../../server/src/controllers/support/parse';
import { CrmError, toStoredError } from '../../../server/src/errors';
import { ShopifyError } from '../../../server/src/shopify/errors';

const answerTo = async (error: unknown) => {
  const ctx = {} as Context;
  await handle(() => Promise.reject(error))(ctx);
  return { status: ctx.status, body: ctx.body };
};

describe('a failed action', () => {
  it('answers with its code, its sentence and its remedy in Strapi’s shape', async () => {
    expect(await answerTo(new CrmError('store_already_connected'))).toEqual({
      status: 409,
      body: {
        data: null,
        error: {
          status: 409,
          name: 'ConflictError',
          message: 'This Shopify store is already connected to another workspace.',
          details: {
            code: 'store_already_connected',
            remedy:
              'Disconnect it there first, then connect it here. Where that Strapi is gone, or this one has moved to ' +
              'another public URL, take the store over (`takeOver`), or uninstall the app in the Shopify admin ' +
              'and connect the store again.',
          },
        },
      },
    });
  });

  it('names the missing permission in its message and beside it', async () => {
    const error = new ShopifyError('missing_shopify_permission', { permission: 'read_orders' });
    expect(await answerTo(error)).toMatchObject({
      status: 422,
      body: {
        error: {
          message: 'missing_shopify_permission: read_orders',
          details: { code: 'missing_shopify_permission', permission: 'read_orders' },
        },
      },
    });
  });

  it('answers for Shopify with the code that people know', async () => {
    expect(await answerTo(new ShopifyError('shopify_unreachable'))).toMatchObject({ status: 503 });
    expect(await answerTo(new ShopifyError('query_invalid'))).toMatchObject({
      status: 502,
      body: { error: { details: { code: 'shopify_request_failed' } } },
    });
  });

  it('leaves what nobody expected to Strapi', async () => {
    await expect(answerTo(new TypeError('x is undefined'))).rejects.toThrow('x is undefined');
  });

  it('is stored without the words of an unknown error', () => {
    const at = new Date(0);
    expect(toStoredError(new Error('password=hunter2'), at)).toMatchObject({
      code: 'internal_error',
      message: expect.not.stringContaining('hunter2'),
      at: '1970-01-01T00:00:00.000Z',
    });
  });
});

describe('a request', () => {
  it('is refused with the path of every wrong field', async () => {
    const schema = object({ a: string().required(), b: object({ c: string().required() }) });
    const refusal = await answerTo(
      (() => {
        try {
          return parseRequest(schema, { b: {} });
        } catch (error) {
          return error;
        }
      })()
    );
    expect(refusal).toMatchObject({
      status: 400,
      body: {
        error: {
          name: 'ValidationError',
          details: { code: 'request_invalid', errors: [{ path: ['a'] }, { path: ['b', 'c'] }] },
        },
      },
    });
  });

  it('has its page bounded', () => {
    const page = (query: object) => parsePage({ query } as Context);
    expect(page({})).toEqual({ page: 1, pageSize: 25 });
    expect(page({ page: '3', pageSize: '100' })).toEqual({ page: 3, pageSize: 100 });
    expect(() => page({ pageSize: '1000' })).toThrow(CrmError);
    expect(() => page({ page: '0' })).toThrow(CrmError);
  });
});
