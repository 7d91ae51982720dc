import type { Json, ValueKind } from './types';

/**
 * A value of Shopify's in each form that it has. What a form is missing of does not fit an attribute that needs it.
 */
export interface Forms {
  text?: string;
  /** A decimal, such as `-12.50`. */
  number?: string;
  boolean?: boolean;
  /** `2026-07-01` */
  day?: string;
  /** ISO 8601 with milliseconds, in UTC. */
  moment?: string;
  json: Json;
}

/** Shopify's metafield types, https://shopify.dev/docs/apps/build/metafields/list-of-data-types. */
const METAFIELD_KINDS: Readonly<Record<string, ValueKind>> = {
  single_line_text_field: 'text',
  multi_line_text_field: 'text',
  color: 'text',
  url: 'text',
  id: 'text',
  language: 'text',
  // The types of before 2021.
  string: 'text',
  number_integer: 'integer',
  integer: 'integer',
  number_decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  date_time: 'datetime',
  json: 'json',
  json_string: 'json',
  rich_text_field: 'json',
  link: 'json',
  money: 'money',
  rating: 'rating',
  weight: 'measure',
  volume: 'measure',
  dimension: 'measure',
};

/** What a metafield of a type holds; undefined for a type that is not known. */
export function kindOfMetafield(type: string): ValueKind | undefined {
  if (type.startsWith('list.')) return 'list';
  return type.endsWith('_reference') ? 'text' : METAFIELD_KINDS[type];
}

type Fields = { [key: string]: Json };

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const DECIMAL = /^-?\d+(?:\.\d+)?$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/;

const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const numberOf = (value: Json | undefined): string | undefined => {
  const text = textOf(value);
  return text !== undefined && DECIMAL.test(text) ? text : undefined;
};

/** A number with a unit: money and measures. */
const withUnit = (value: Json, numberField: string, unitField: string): Forms | undefined => {
  if (!isFields(value)) return undefined;
  const number = numberOf(value[numberField]);
  const unit = textOf(value[unitField]);
  return number === undefined || unit === undefined
    ? undefined
    : { text: `${number} ${unit}`, number, json: value };
};

const momentOf = (value: Json): Forms | undefined => {
  if (typeof value !== 'string') return undefined;
  // Shopify writes a moment without a zone in GMT.
  const time = new Date(ZONE.test(value) ? value : `${value}Z`);
  if (Number.isNaN(time.getTime())) return undefined;
  const moment = time.toISOString();
  return { text: value, day: moment.slice(0, 10), moment, json: value };
};

const dayOf = (value: Json): Forms | undefined =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))
    ? { text: value, day: value, moment: `${value}T00:00:00.000Z`, json: value }
    : undefined;

const READERS: Readonly<Record<ValueKind, (value: Json) => Forms | undefined>> = {
  text: (value) => (typeof value === 'string' ? { text: value, json: value } : undefined),
  integer: (value) => {
    const number = numberOf(value);
    return number === undefined || number.includes('.') ? undefined : { text: number, number, json: value };
  },
  decimal: (value) => {
    const number = numberOf(value);
    return number === undefined ? undefined : { text: number, number, json: value };
  },
  boolean: (value) =>
    typeof value === 'boolean' ? { text: String(value), boolean: value, json: value } : undefined,
  date: dayOf,
  datetime: momentOf,
  json: (value) => ({ json: value }),
  list: (value) => ({ json: value }),
  money: (value) =>
    withUnit(value, 'amount', isFields(value) && 'currencyCode' in value ? 'currencyCode' : 'currency_code'),
  rating: (value) => {
    const number = isFields(value) ? numberOf(value.value) : undefined;
    return number === undefined ? undefined : { text: number, number, json: value };
  },
  measure: (value) => withUnit(value, 'value', 'unit'),
};

/** The forms of a value; undefined where it is not what its kind says. */
export const readForms = (kind: ValueKind, value: Json): Forms | undefined => READERS[kind](value);

/** Metafields are texts; those of some types hold JSON. @throws SyntaxError where it is none. */
export const parseMetafield = (kind: ValueKind, text: string): Json => {
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return ['json', 'list', 'money', 'rating', 'measure'].includes(kind) ? (JSON.parse(text) as Json) : text;
};
