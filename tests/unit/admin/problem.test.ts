import { parseApiError } from '../../../admin/src/api/errors';
import { parseCode, wordProblem } from '../../../admin/src/utils/problem';

describe('parseCode', () => {
  test.each([
    ['shopify_unreachable', { code: 'shopify_unreachable' }],
    [
      'missing_shopify_permission: read_all_orders',
      { code: 'missing_shopify_permission', permission: 'read_all_orders' },
    ],
    [
      'missing_shopify_permission:read_orders',
      { code: 'missing_shopify_permission', permission: 'read_orders' },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseCode(text)).toEqual(expected);
  });

  test.each(['', 'Not a code', '<script>', 'a'.repeat(65), 'code: two words'])('refuses %j', (text) => {
    expect(parseCode(text)).toBeNull();
  });
});

describe('wordProblem', () => {
  test('has our words for a known code, whatever the server says', () => {
    expect(wordProblem({ code: 'app_under_review', message: 'english', remedy: 'english' })).toEqual({
      message: { key: 'error.app_under_review.message', values: { permission: '' } },
      remedy: { key: 'error.app_under_review.remedy', values: { permission: '' } },
    });
  });

  test.each([
    { code: 'missing_shopify_permission', permission: 'read_orders' },
    { code: 'missing_shopify_permission: read_orders' },
    { code: 'missing_shopify_permission', message: 'missing_shopify_permission: read_orders' },
  ])('finds the missing scope in %j', (problem) => {
    expect(wordProblem(problem).message).toEqual({
      key: 'error.missing_shopify_permission.message',
      values: { permission: 'read_orders' },
    });
  });

  test("keeps the server's words for an unknown code", () => {
    expect(wordProblem({ code: 'other', message: 'What happened.', remedy: 'What to do.' })).toEqual({
      message: { text: 'What happened.' },
      remedy: { text: 'What to do.' },
    });
  });

  test('names an unknown code that comes without words', () => {
    expect(wordProblem({ code: 'other' })).toEqual({
      message: { key: 'error.unknown', values: { code: 'other' } },
      remedy: null,
    });
  });
});

describe('parseApiError', () => {
  test("reads Strapi's error", () => {
    const error = {
      status: 409,
      name: 'ConflictError',
      message: 'Connected elsewhere',
      details: { code: 'store_already_connected', remedy: 'Disconnect it there.' },
    };
    expect(parseApiError(error)).toEqual({
      status: 409,
      code: 'store_already_connected',
      message: 'Connected elsewhere',
      remedy: 'Disconnect it there.',
      fieldErrors: {},
    });
  });

  test('keeps the first message of each field', () => {
    const errors = [
      { path: ['domain'], message: 'first' },
      { path: ['domain'], message: 'second' },
      { path: ['clientId'], message: 'third' },
      { path: 'broken', message: 'fourth' },
      null,
    ];
    const { fieldErrors } = parseApiError({
      status: 400,
      message: 'x',
      details: { code: 'request_invalid', errors },
    });
    expect(fieldErrors).toEqual({ domain: 'first', clientId: 'third' });
  });

  test('splits the scope from the code', () => {
    expect(
      parseApiError({ status: 422, details: { code: 'missing_shopify_permission: read_orders' } })
    ).toMatchObject({
      code: 'missing_shopify_permission',
      permission: 'read_orders',
    });
  });

  test.each([
    [{ name: 'TypeError', message: 'Failed to fetch' }, 'strapi_unreachable', null],
    [{ status: 403, name: 'ForbiddenError', message: 'Forbidden', details: {} }, 'forbidden', 403],
    [{ status: 500, name: 'UnknownError', message: 'x' }, 'http_500', 500],
    [undefined, 'strapi_unreachable', null],
  ])('gives %j a code', (error, code, status) => {
    expect(parseApiError(error)).toMatchObject({ code, status });
  });
});
