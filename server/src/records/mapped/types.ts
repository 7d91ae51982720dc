/** A value as JSON has it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a record holds for attributes of the user's, by attribute; moments are ISO 8601 texts. */
export type MappedValues = Record<string, Json>;

/** What a value of Shopify's is, which decides what attributes it fits. */
export type ValueKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'json'
  | 'money'
  | 'rating'
  | 'measure'
  | 'list';

/** The types of attributes that a value can be mapped into. */
export const MAPPABLE_ATTRIBUTES = [
  'string',
  'text',
  'richtext',
  'email',
  'enumeration',
  'integer',
  'biginteger',
  'decimal',
  'float',
  'boolean',
  'date',
  'datetime',
  'time',
  'json',
] as const;
export type MappableAttribute = (typeof MAPPABLE_ATTRIBUTES)[number];

/** An attribute of the user's, as far as a value must fit it. */
export interface AttributeShape {
  type: MappableAttribute;
  /** What an enumeration allows. */
  allowed?: readonly string[];
  /** All digits of a decimal, and those behind the point. */
  precision?: { digits: number; decimals: number };
}

/** A field of Shopify's that goes into an attribute of the user's. */
export interface MappedField {
  /** Under which name the node has the value. */
  alias: string;
  /** What the value is: of a metafield, its own type says so; of a field of the schema, this does. */
  value: { of: 'metafield' } | { of: 'field'; kind: ValueKind; path: readonly string[] };
  attribute: string;
  shape: AttributeShape;
}

/** What a field of Shopify's can be mapped for: the type that has it. */
export type MappedFields = Readonly<
  Record<'customer' | 'product' | 'variant' | 'order', readonly MappedField[]>
>;

/** A value that did not fit its attribute. It holds no value: those may be personal. */
export interface Misfit {
  shopifyId: string;
  attribute: string;
  reason: string;
}
