import { parseSearch } from '../../../../simulator/src/graphql/search-parse';
import { compileSearch } from '../../../../simulator/src/graphql/search-match';
import type { ShopState, StateNode } from '../../../../simulator/src/state/types';

const context = {
  state: { clock: { now: () => new Date('2026-11-22T12:00:00Z') } } as ShopState,
  readField: (node: StateNode, field: string) => node[field],
};
const matches = (query: string, typename: string, fields: Record<string, unknown>) =>
  compileSearch(query, typename, ['it'], context).matches({ __typename: typename, ...fields } as StateNode);

describe('parseSearch', () => {
  it('reads terms, comparators, quotes and the space that may follow a colon', () => {
    expect(parseSearch(`updated_at:>='2026-01-01T00:00:00Z' AND email: "a b@c.d"`)).toEqual({
      kind: 'and',
      parts: [
        { kind: 'term', field: 'updated_at', comparator: '>=', value: '2026-01-01T00:00:00Z' },
        { kind: 'term', field: 'email', comparator: '=', value: 'a b@c.d' },
      ],
    });
  });

  it('binds AND, also the implied one, tighter than OR, and knows NOT, - and parentheses', () => {
    expect(parseSearch('a:1 b:2 OR NOT (c:3 OR -d:4)')).toEqual({
      kind: 'or',
      parts: [
        {
          kind: 'and',
          parts: [
            { kind: 'term', field: 'a', comparator: '=', value: '1' },
            { kind: 'term', field: 'b', comparator: '=', value: '2' },
          ],
        },
        {
          kind: 'not',
          part: {
            kind: 'or',
            parts: [
              { kind: 'term', field: 'c', comparator: '=', value: '3' },
              { kind: 'not', part: { kind: 'term', field: 'd', comparator: '=', value: '4' } },
            ],
          },
        },
      ],
    });
  });

  it('ends on any text', () => {
    for (const text of ['', ')', '((', 'a:', "'open", 'a:> ', 'AND OR NOT'])
      expect(parseSearch(text)).toBeDefined();
  });
});

describe('compileSearch', () => {
  it("compares an order's times to the second", () => {
    const order = { updatedAt: '2026-03-04T10:00:00Z' };
    expect(matches("updated_at:>='2026-03-04T10:00:00Z'", 'Order', order)).toBe(true);
    expect(matches("updated_at:>'2026-03-04T10:00:00Z'", 'Order', order)).toBe(false);
    expect(matches("updated_at:<'2026-03-04T10:00:01'", 'Order', order)).toBe(true);
    expect(matches('updated_at:<now', 'Order', order)).toBe(true);
  });

  it("compares a customer's updated_at by whole days", () => {
    const customer = { updatedAt: '2026-03-04T10:00:00Z' };
    expect(matches("updated_at:>='2026-03-04T23:59:00Z'", 'Customer', customer)).toBe(true);
    expect(matches("updated_at:>'2026-03-04T00:00:00Z'", 'Customer', customer)).toBe(false);
    expect(matches("updated_at:>='2026-03-05T00:00:00Z'", 'Customer', customer)).toBe(false);
  });

  it('compares ids beyond 2^53 exactly', () => {
    const order = { id: 'gid://shopify/Order/9007199254740993' };
    expect(matches('id:9007199254740993', 'Order', order)).toBe(true);
    expect(matches('id:9007199254740992', 'Order', order)).toBe(false);
    expect(matches('id:>9007199254740992', 'Order', order)).toBe(true);
  });

  it('finds texts whatever their case, prefixes, tags and states', () => {
    expect(matches('email:ANN@example.com', 'Customer', { email: 'ann@example.com' })).toBe(true);
    expect(matches('email:ann*', 'Customer', { email: 'Ann@example.com' })).toBe(true);
    expect(matches('email:*', 'Customer', { email: null })).toBe(false);
    expect(matches("tag:'vip,new'", 'Customer', { tags: ['VIP'] })).toBe(true);
    expect(matches('status:cancelled', 'Order', { cancelledAt: '2026-01-01T00:00:00Z' })).toBe(true);
    expect(matches('status:open', 'Order', { cancelledAt: null, closedAt: '2026-01-01T00:00:00Z' })).toBe(
      false
    );
    expect(matches('-status:open', 'Order', { cancelledAt: null, closedAt: '2026-01-01T00:00:00Z' })).toBe(
      true
    );
  });

  it('ignores a filter that the type lacks and warns of it, as Shopify does', () => {
    const search = compileSearch('nonsense:1 email:a@b.c', 'Order', ['orders'], context);
    expect(search.matches({ __typename: 'Order', id: 'gid://shopify/Order/1', email: 'a@b.c' })).toBe(true);
    expect(search.matches({ __typename: 'Order', id: 'gid://shopify/Order/1', email: 'x@b.c' })).toBe(false);
    expect(search.notice).toMatchObject({
      path: ['orders'],
      warnings: [{ field: 'nonsense', code: 'invalid_field' }],
    });
  });
});
