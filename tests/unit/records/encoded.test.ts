import { deserialize, serialize } from 'node:v8';
import { changed, digested, digestOf } from '../../../server/src/records/digest';
import type { EncodedOf } from '../../../server/src/records/encoded';
import { withoutPerson } from '../../../server/src/records/personal';
import type { InvoiceRecord } from '../../../server/src/records/types';
import {
  address,
  at,
  customer,
  gid,
  line,
  order,
  product,
  variant,
} from '../../integration/support/make-records';

const TAXES = [{ title: 'VAT', rate: 0.19, amount: '1.60' }];

describe('a record as its columns hold it', () => {
  it('has JSON as text, in its children, too, and all else as it was', () => {
    const encoded = order(1, 2, 5, {
      tags: ['gift', '"quoted" 🎁'],
      billingAddress: address('Berlin'),
      lines: [line(7, 5, { taxLines: TAXES })],
      refunds: [
        {
          shopifyId: gid('Refund', 3),
          sourceCreatedAt: at(1),
          sourceUpdatedAt: at(2),
          amount: '1.00',
          currency: 'EUR',
          note: null,
          refundedAt: at(1),
          lines: [{ lineId: gid('LineItem', 7), title: 'Mug', quantity: 1, subtotal: '1.00', tax: '0.16' }],
        },
      ],
    });
    expect(encoded.tags).toBe('["gift","\\"quoted\\" 🎁"]');
    expect(JSON.parse(encoded.billingAddress ?? '')).toEqual(address('Berlin'));
    expect(encoded.lines?.[0]).toMatchObject({ taxLines: JSON.stringify(TAXES), sourceUpdatedAt: at(5) });
    expect(JSON.parse(encoded.refunds[0]?.lines ?? '')).toHaveLength(1);
    expect(encoded).toMatchObject({ total: '10.00', number: 1, test: false, orderedAt: at(1), note: null });
    expect(JSON.parse(product(1, 5, [variant(2, 5)]).variants[0]?.selectedOptions ?? '')).toEqual([]);
  });

  it('keeps apart what is empty and what is withheld, and what is mapped as it is', () => {
    const mapped = { points: 5, sizes: ['S', 'M'] };
    const encoded = customer(1, null, 5, { defaultAddress: null, addresses: undefined, mapped });
    expect(encoded).toMatchObject({ defaultAddress: null, mapped });
    expect('addresses' in encoded && encoded.addresses === undefined).toBe(true);
  });
});

describe('a record’s digest', () => {
  const plain = (fields: Partial<InvoiceRecord> = {}) => order(1, 2, 5, { lines: [line(7, 5)], ...fields });

  it('is the same for the same content alone', () => {
    const digest = digestOf(plain());
    expect(digestOf(plain())).toBe(digest);
    const others = [
      plain({ note: '' }),
      plain({ note: 'null' }),
      plain({ note: undefined }),
      plain({ test: true }),
      plain({ orderedAt: at(2) }),
      plain({ tags: ['a'] }),
      plain({ tags: null }),
      plain({ lines: [] }),
      plain({ lines: undefined }),
      plain({ lines: [line(7, 5, { quantity: 3 })] }),
      plain({ lines: [line(7, 5), line(8, 5)] }),
      plain({ mapped: { points: 5 } }),
      plain({ mapped: { points: '5' } }),
    ];
    expect(new Set([digest, ...others.map(digestOf)]).size).toBe(others.length + 1);
  });

  it('tells fields apart whose values run into each other', () => {
    const split = (email: string, phone: string) => digestOf(plain({ email, phone }));
    expect(split('a', 'b=;phone"1:c')).not.toBe(split('a"1:b', '=;phone"1:c'));
    expect(split('ab', 'c')).not.toBe(split('a', 'bc'));
  });

  it('goes with the record, and not with one that says something else', () => {
    const known = digested(plain());
    expect(known.sourceHash).toBe(digestOf(plain()));
    expect(digested(known)).toBe(known);
    const other = changed(known, { lines: undefined });
    expect(digestOf(other)).toBe(digestOf(plain({ lines: undefined })));
    expect(digestOf(withoutPerson(known))).toBe(digestOf(withoutPerson(plain())));
    expect(digestOf(withoutPerson(known))).not.toBe(known.sourceHash);
  });

  it('survives the way from one thread to another', () => {
    const sent = deserialize(serialize(digested(plain()))) as EncodedOf<'orders'>;
    expect(sent.sourceHash).toBe(digestOf(plain()));
    expect(digestOf(changed(sent, {}))).toBe(digestOf(plain()));
  });
});
