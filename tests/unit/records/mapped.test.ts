import {
  ATTRIBUTES_OF,
  MAPPABLE_ATTRIBUTES,
  mapWithFields,
  readMapped,
  type AttributeShape,
  type MappedField,
  type MappedFields,
} from '../../../server/src/records/mapped';
import type { CompleteCustomer, CompleteProduct } from '../../../server/src/shopify/read';

const field = (shape: AttributeShape): MappedField => ({
  alias: 'a',
  value: { of: 'metafield' },
  attribute: 'mine',
  shape,
});

/** What an attribute holds after a metafield was mapped into it; undefined where it does not fit. */
const mapped = (type: string, value: string, shape: AttributeShape): unknown => {
  const outcome = readMapped({ id: 'x', a: { type, value } }, field(shape));
  return 'misfit' in outcome ? undefined : outcome.value;
};

const MONEY = '{"amount":"1234.565","currency_code":"EUR"}';
const RATING = '{"value":"4.5","scale_min":"1.0","scale_max":"5.0"}';
const WEIGHT = '{"value":2.5,"unit":"KILOGRAMS"}';
const STRING: AttributeShape = { type: 'string' };

describe('a metafield', () => {
  it.each<[string, string, AttributeShape, unknown]>([
    ['single_line_text_field', 'Linen', STRING, 'Linen'],
    ['single_line_text_field', 'x'.repeat(255), STRING, 'x'.repeat(255)],
    ['single_line_text_field', 'x'.repeat(256), STRING, undefined],
    ['single_line_text_field', '🎁'.repeat(255), STRING, '🎁'.repeat(255)],
    ['multi_line_text_field', 'x'.repeat(9_000), { type: 'text' }, 'x'.repeat(9_000)],
    ['url', 'https://a.example', { type: 'richtext' }, 'https://a.example'],
    ['product_reference', 'gid://shopify/Product/1', STRING, 'gid://shopify/Product/1'],
    ['single_line_text_field', 'a@b.example', { type: 'email' }, 'a@b.example'],
    ['single_line_text_field', 'nobody', { type: 'email' }, undefined],
    ['single_line_text_field', 'gold', { type: 'enumeration', allowed: ['gold'] }, 'gold'],
    ['single_line_text_field', 'Gold', { type: 'enumeration', allowed: ['gold'] }, undefined],
    ['single_line_text_field', '07:30', { type: 'time' }, '07:30:00.000'],
    ['single_line_text_field', '07:30:15.5', { type: 'time' }, '07:30:15.500'],
    ['single_line_text_field', '27:30', { type: 'time' }, undefined],
    ['number_integer', '2147483647', { type: 'integer' }, 2147483647],
    ['number_integer', '-2147483648', { type: 'integer' }, -2147483648],
    ['number_integer', '2147483648', { type: 'integer' }, undefined],
    ['number_integer', '9007199254740993', { type: 'biginteger' }, '9007199254740993'],
    ['number_integer', '9223372036854775808', { type: 'biginteger' }, undefined],
    ['number_integer', '12', STRING, '12'],
    ['number_integer', '12', { type: 'decimal' }, '12.00'],
    ['number_integer', '12', { type: 'boolean' }, undefined],
    ['number_decimal', '0.005', { type: 'decimal' }, '0.01'],
    ['number_decimal', '-0.005', { type: 'decimal' }, '-0.01'],
    ['number_decimal', '-0.004', { type: 'decimal' }, '0.00'],
    ['number_decimal', '99999999.99', { type: 'decimal' }, '99999999.99'],
    ['number_decimal', '99999999.995', { type: 'decimal' }, undefined],
    ['number_decimal', '12.34567', { type: 'decimal', precision: { digits: 19, decimals: 4 } }, '12.3457'],
    ['number_decimal', '12.5', { type: 'decimal', precision: { digits: 5, decimals: 0 } }, '13'],
    ['number_decimal', '1.25', { type: 'float' }, 1.25],
    ['number_decimal', '1.25', { type: 'integer' }, undefined],
    ['boolean', 'true', { type: 'boolean' }, true],
    ['boolean', 'false', { type: 'boolean' }, false],
    ['boolean', 'true', STRING, 'true'],
    ['boolean', 'maybe', { type: 'boolean' }, undefined],
    ['date', '2026-02-28', { type: 'date' }, '2026-02-28'],
    ['date', '2026-02-28', { type: 'datetime' }, '2026-02-28T00:00:00.000Z'],
    ['date', 'soon', { type: 'date' }, undefined],
    ['date_time', '2026-02-28T23:30:00-05:00', { type: 'datetime' }, '2026-03-01T04:30:00.000Z'],
    ['date_time', '2026-02-28T23:30:00', { type: 'datetime' }, '2026-02-28T23:30:00.000Z'],
    ['date_time', '2026-02-28T23:30:00-05:00', { type: 'date' }, '2026-03-01'],
    ['json', '{"a":[1]}', { type: 'json' }, { a: [1] }],
    ['json', '{"a":', { type: 'json' }, undefined],
    ['json', '{"a":1}', STRING, undefined],
    ['rich_text_field', '{"type":"root"}', { type: 'json' }, { type: 'root' }],
    ['list.number_integer', '[1,2]', { type: 'json' }, [1, 2]],
    ['list.number_integer', '[1,2]', STRING, undefined],
    ['money', MONEY, { type: 'decimal' }, '1234.57'],
    ['money', MONEY, { type: 'float' }, 1234.565],
    ['money', MONEY, STRING, '1234.565 EUR'],
    ['money', MONEY, { type: 'json' }, { amount: '1234.565', currency_code: 'EUR' }],
    ['money', '{"amount":null}', { type: 'decimal' }, undefined],
    ['rating', RATING, { type: 'decimal' }, '4.50'],
    ['weight', WEIGHT, { type: 'float' }, 2.5],
    ['weight', WEIGHT, STRING, '2.5 KILOGRAMS'],
    ['something_new', 'x', STRING, undefined],
  ])('%s %.40s in %j is %j', (type, value, shape, expected) => {
    expect(mapped(type, value, shape)).toEqual(expected);
  });

  it('is empty where there is none, and unknown where Shopify withheld it', () => {
    expect(readMapped({ a: null }, field(STRING))).toEqual({ value: null });
    expect(readMapped({}, field(STRING))).toEqual({ value: undefined });
    expect(readMapped({ a: { type: 'json', value: undefined } }, field(STRING))).toEqual({
      value: undefined,
    });
  });

  it('fits a json attribute whatever it is, and nothing fits an attribute of an unknown kind', () => {
    for (const attributes of Object.values(ATTRIBUTES_OF)) {
      expect(attributes).toContain('json');
      expect(MAPPABLE_ATTRIBUTES).toEqual(expect.arrayContaining([...attributes]));
    }
  });
});

describe('a field of the schema', () => {
  const seo: MappedField = {
    alias: 'a',
    value: { of: 'field', kind: 'text', path: ['title'] },
    attribute: 'mine',
    shape: STRING,
  };

  it('is found below its selection', () => {
    expect(readMapped({ a: { title: 'T' } }, seo)).toEqual({ value: 'T' });
    expect(readMapped({ a: { title: null } }, seo)).toEqual({ value: null });
    expect(readMapped({ a: null }, seo)).toEqual({ value: null });
    expect(readMapped({ a: {} }, seo)).toEqual({ value: undefined });
    expect(readMapped({ a: { title: 5 } }, seo)).toHaveProperty('misfit');
  });
});

describe('mapWithFields', () => {
  const none: MappedFields = { customer: [], product: [], variant: [], order: [] };
  const customer = {
    id: 'gid://shopify/Customer/1',
    updatedAt: '2026-01-01T00:00:00Z',
    a: { type: 'boolean', value: 'true' },
  };

  it('leaves a record as it is where nothing is mapped', () => {
    const { record } = mapWithFields('customers', customer as unknown as CompleteCustomer, none);
    expect(record.mapped).toBeUndefined();
  });

  it('names what did not fit without its value, and keeps the rest', () => {
    const fields = {
      ...none,
      customer: [field({ type: 'integer' }), { ...field({ type: 'boolean' }), attribute: 'vip' }],
    };
    const { record, misfits } = mapWithFields('customers', customer as unknown as CompleteCustomer, fields);
    expect(record.mapped).toEqual({ vip: true });
    expect(misfits).toEqual([
      { shopifyId: customer.id, attribute: 'mine', reason: 'a boolean does not fit the integer' },
    ]);
  });

  it("gives each variant its own, and the product the product's", () => {
    const product = {
      id: 'gid://shopify/Product/1',
      updatedAt: '2026-01-01T00:00:00Z',
      a: { type: 'single_line_text_field', value: 'of the product' },
      variants: [
        { id: 'gid://shopify/ProductVariant/1', a: { type: 'single_line_text_field', value: 'first' } },
        { id: 'gid://shopify/ProductVariant/2', a: null },
      ],
    };
    const fields = { ...none, product: [field(STRING)], variant: [field(STRING)] };
    const { record } = mapWithFields('products', product as unknown as CompleteProduct, fields);
    expect(record.mapped).toEqual({ mine: 'of the product' });
    expect(record.variants.map(({ mapped: own }) => own)).toEqual([{ mine: 'first' }, { mine: null }]);
  });
});
