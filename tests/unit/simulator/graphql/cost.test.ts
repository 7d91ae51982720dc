import { getOperationAST, parse } from 'graphql';
import { requestedCost } from '../../../../simulator/src/graphql/cost';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';

const cost = (text: string, variables: Record<string, unknown> = {}): number => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return requestedCost(loadAdminSchema(), document, operation, variables);
};

describe('requestedCost', () => {
  it('counts objects and leaves scalars free', () => {
    expect(cost('{ shop { id name } }')).toBe(1);
    expect(cost('{ shop { id plan { publicDisplayName } } }')).toBe(2);
  });

  it('takes money for nothing', () => {
    expect(cost('{ shop { id } order(id: "x") { totalPriceSet { shopMoney { amount } } } }')).toBe(2);
  });

  it('sizes a connection by first or last, by nodes and by edges alike', () => {
    expect(cost('{ orders(first: 10) { nodes { id } } }')).toBe(2 + 4);
    expect(cost('{ orders(last: 10) { pageInfo { endCursor } edges { cursor node { id } } } }')).toBe(2 + 4);
    expect(cost('query ($n: Int!) { orders(first: $n) { nodes { id } } }', { n: 50 })).toBe(2 + 7);
  });

  it('multiplies nested connections', () => {
    expect(cost('{ orders(first: 10) { nodes { lineItems(first: 5) { nodes { id } } } } }')).toBe(
      2 + 4 * (1 + 2 + 3)
    );
  });

  // Requested costs that live shops answered, as microsoft/BCApps pull request 5926 records them.
  it.each([
    [12, '{ products(first: 200) { pageInfo { hasNextPage } edges { cursor node { id updatedAt } } } }'],
    [
      13,
      '{ product(id: "x") { variants(first: 200) { pageInfo { hasNextPage } edges { cursor node { id } } } } }',
    ],
    [
      15,
      `{ refund(id: "x") { refundLineItems(first: 10) { pageInfo { endCursor } nodes { id quantity
        lineItem { id } location { id } subtotalSet { shopMoney { amount } presentmentMoney { amount } } } } } }`,
    ],
    [
      31,
      `{ catalog(id: "x") { id priceList { id prices(first: 100) { edges { cursor node {
        variant { id product { id } } price { amount } } } pageInfo { hasNextPage } } } } }`,
    ],
  ])('is %i where a live shop says so', (points, query) => {
    expect(cost(query)).toBe(points);
  });

  it('takes the dearest of the types of an interface, and each id of nodes', () => {
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) {
      ... on Order { id customer { id } }
      ...parts } }
      fragment parts on Product { id variants(first: 3) { nodes { id } } }`;
    expect(cost(query, { ids: ['a', 'b', 'c', 'd'] })).toBe(4 * (1 + 1 + 2 + 2 - 1));
  });

  it('adds ten for a mutation', () => {
    expect(cost('mutation { appUninstall { userErrors { message } } }')).toBe(10 + 1 + 1);
  });
});
