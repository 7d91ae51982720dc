import { deserialize, serialize } from 'node:v8';
import {
  packPart,
  unpackPart,
  withBatches,
  type PackedPart,
  type PartInBatches,
} from '../../../server/src/sync/bulk/thread/packed';
import type { PartRecords } from '../../../server/src/sync/bulk/thread/read-part';
import { haveSameMap, useUpFirstKeys } from '../support/hidden-classes';

const part = (records: readonly object[]): PartRecords<'orders'> =>
  ({
    records,
    misfits: [],
    unmapped: [{ shopifyId: 'gid://shopify/Order/9', message: 'No.' }],
    kinds: ['email'],
  }) as unknown as PartRecords<'orders'>;

const cross = (records: readonly object[]): PartRecords<'orders'> => {
  const packed = deserialize(serialize(packPart('orders', part(records)))) as PackedPart<'orders'>;
  const { batches, ...others } = unpackPart(packed);
  return { records: batches.flatMap((batch) => batch()), ...others };
};

const order = (id: number, others: object = {}): object => ({
  shopifyId: `gid://shopify/Order/${id}`,
  number: id,
  orderedAt: new Date(id),
  total: '12.50',
  note: null,
  test: false,
  tags: '["a"]',
  lines: [
    { shopifyId: `gid://shopify/LineItem/${id}1`, quantity: 2, taxLines: '[]' },
    { shopifyId: `gid://shopify/LineItem/${id}2`, quantity: 1, taxLines: '[]' },
  ],
  refunds: [],
  sourceHash: 'abc',
  ...others,
});

describe('the records of a part, packed', () => {
  it('are the same on the other side, in their order, and so is what else a part has', () => {
    const records = [
      order(2),
      order(1, { note: 'Äpfel 🍏', lines: undefined }),
      order(3, { mapped: { colour: 'red', sizes: ['S', 'M'] }, cancelledAt: new Date(5) }),
      order(4, { sourceHash: undefined }),
    ];
    expect(cross(records)).toStrictEqual(part(records));
    expect(cross([])).toStrictEqual(part([]));
  });

  it('come in batches of about equal size, none of which is large', () => {
    const records = Array.from({ length: 400 }, (_, id) => order(id));
    const crossed = deserialize(serialize(packPart('orders', part(records)))) as PackedPart<'orders'>;
    const sizesOf = ({ batches }: PartInBatches<'orders'>) => batches.map((batch) => batch().length);
    expect(sizesOf(unpackPart(crossed))).toEqual([134, 133, 133]);
    expect(sizesOf(withBatches('orders', part(records)))).toEqual([134, 133, 133]);
    expect(cross(records)).toStrictEqual(part(records));
  });

  it('keep the order of their keys, and what looks like a prototype', () => {
    const odd = JSON.parse('{"b":1,"a":"x","__proto__":null,"0":"y"}') as object;
    const [found] = cross([odd, { a: 'x', b: 1 }]).records;
    expect(Object.entries(found as object)).toEqual(Object.entries(odd));
  });

  it('share a hidden class, also where no object can begin with another key any more', () => {
    const others = useUpFirstKeys();
    const records = [1, 2].map((id) => ({
      seenNowhereElse: id,
      lines: [{ norThis: id }],
      mapped: { norThat: id },
    }));
    const asObjects = deserialize(serialize(records)) as [object, object];
    expect(haveSameMap(...asObjects)).toBe(false);

    type Crossed = { lines: object[]; mapped: object };
    const [one, two] = cross(records).records as unknown as [Crossed, Crossed];
    expect(haveSameMap(one, two)).toBe(true);
    expect(haveSameMap(one.lines[0] as object, two.lines[0] as object)).toBe(true);
    expect(haveSameMap(one.mapped, two.mapped)).toBe(true);
    expect(others.length).toBeGreaterThan(0);
  });
});
