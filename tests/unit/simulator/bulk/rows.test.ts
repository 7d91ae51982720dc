import { toRows } from '../../../../simulator/src/bulk/rows';
import { shuffle } from '../../../../simulator/src/bulk/shuffle';

describe('toRows', () => {
  it('gives each node of a connection a row of its own, and keeps lists and objects inside', () => {
    const rows = toRows(
      {
        id: 'order',
        total: { shopMoney: { amount: '1.0' } },
        refunds: [{ id: 'refund' }],
        lineItems: { edges: [{ node: { id: 'line', taxes: { nodes: [{ rate: 0.1 }] } } }] },
        shop: { name: 'Demo', cities: { nodes: [{ city: 'Bonn' }] } },
      },
      null
    );
    expect(rows).toEqual([
      {
        id: 'order',
        total: { shopMoney: { amount: '1.0' } },
        refunds: [{ id: 'refund' }],
        shop: { name: 'Demo' },
      },
      { id: 'line', __parentId: 'order' },
      { rate: 0.1, __parentId: 'line' },
      { city: 'Bonn', __parentId: 'order' },
    ]);
  });
});

describe('shuffle', () => {
  it('keeps every item, moves most, and repeats', () => {
    const items = Array.from({ length: 100 }, (_, index) => index);
    const shuffled = shuffle(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(shuffled.filter((item, index) => item === index).length).toBeLessThan(10);
    expect(shuffle(items)).toEqual(shuffled);
  });
});
