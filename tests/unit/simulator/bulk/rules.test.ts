import { parse, validate } from 'graphql';
import { bulkProblems } from '../../../../simulator/src/bulk/rules';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';

const problems = (text: string): string[] => {
  const document = parse(text);
  expect(validate(loadAdminSchema(), document)).toEqual([]);
  return bulkProblems(loadAdminSchema(), document);
};

describe('bulkProblems', () => {
  it('accepts connections two levels below the root and lists inline', () => {
    expect(
      problems(
        `{ products { edges { node { id variants { edges { node { id metafields { nodes { key } } } } } } } } }`
      )
    ).toEqual([]);
    expect(
      problems('{ orders { nodes { id refunds { id transactions(first: 3) { nodes { id } } } } } }')
    ).toHaveLength(1);
    expect(
      problems('{ orders(query: "id:1") { nodes { id fulfillments { id trackingInfo { number } } } } }')
    ).toEqual([]);
  });

  it.each([
    [
      'a third level',
      '{ products { nodes { id variants { nodes { id metafields { nodes { id references { nodes { __typename } } } } } } } } }',
      /two levels/,
    ],
    ['no connection', '{ shop { id } }', /at least one connection/],
    [
      'a top-level node',
      '{ node(id: "gid://shopify/Product/1") { ... on Product { variants { nodes { id } } } } }',
      /'node'/,
    ],
    [
      'a connection inside a list',
      '{ orders { nodes { id refunds { id refundLineItems { nodes { quantity } } } } } }',
      /'refundLineItems' is inside a list/,
    ],
    [
      'a nested connection under a node without id',
      '{ orders { nodes { name lineItems { nodes { id } } } } }',
      /must select the 'id'/,
    ],
    ['two top-level fields', '{ orders { nodes { id } } products { nodes { id } } }', /one top-level field/],
    ['variables', 'query ($query: String) { orders(query: $query) { nodes { id } } }', /variables/],
    [
      'six connections',
      '{ products { nodes { id a: variants { nodes { id } } b: variants { nodes { id } } c: variants { nodes { id } } d: variants { nodes { id } } e: variants { nodes { id } } } } }',
      /more than 5/,
    ],
  ])('refuses %s', (_what, query, message) => {
    expect(problems(query).join('\n')).toMatch(message);
  });

  it('looks through fragments', () => {
    const list = 'fragment lines on Refund { id refundLineItems { nodes { quantity } } }';
    expect(problems(`{ orders { nodes { id refunds { ...lines } } } } ${list}`).join()).toMatch(
      /inside a list/
    );
    const fields = 'fragment fields on Order { id }';
    expect(problems(`{ orders { nodes { ...fields lineItems { nodes { id } } } } } ${fields}`)).toEqual([]);
  });
});
