import type { AttributeShape, Json, MappableAttribute, ValueKind } from './types';
import type { Forms } from './values';

/** Strapi makes these a column of 255 characters. */
const LONGEST_STRING = 255;
const LARGEST_INTEGER = 2n ** 31n - 1n;
const LARGEST_BIGINTEGER = 2n ** 63n - 1n;
/** What a decimal column of Strapi's holds where the attribute does not say otherwise. */
const DEFAULT_PRECISION = { digits: 10, decimals: 2 };

const TIME = /^((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** A value as the attribute stores it; undefined where it does not fit. */
type Fit = (forms: Forms, shape: AttributeShape) => Json | undefined;

const short = (text: string | undefined): string | undefined =>
  text !== undefined && [...text].length <= LONGEST_STRING ? text : undefined;

const whole = ({ number }: Forms, largest: bigint): bigint | undefined => {
  if (number === undefined || number.includes('.')) return undefined;
  const value = BigInt(number);
  return value <= largest && value >= -largest - 1n ? value : undefined;
};

/** Rounds half away from zero, as databases do; undefined where there are too many digits before the point. */
const toDecimal = (
  number: string,
  { digits, decimals }: { digits: number; decimals: number }
): string | undefined => {
  const [, sign = '', integer = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number) ?? [];
  const kept = BigInt(integer + fraction.slice(0, decimals).padEnd(decimals, '0'));
  const scaled = kept + (Number(fraction[decimals] ?? 0) >= 5 ? 1n : 0n);
  if (scaled >= 10n ** BigInt(digits)) return undefined;
  const text = scaled.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const written = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return scaled === 0n ? written : `${sign}${written}`;
};

const FITS: Readonly<Record<MappableAttribute, Fit>> = {
  string: ({ text }) => short(text),
  text: ({ text }) => text,
  richtext: ({ text }) => text,
  email: ({ text }) => (text !== undefined && EMAIL.test(text) ? short(text) : undefined),
  enumeration: ({ text }, { allowed }) => (text !== undefined && allowed?.includes(text) ? text : undefined),
  integer: (forms) => {
    const value = whole(forms, LARGEST_INTEGER);
    return value === undefined ? undefined : Number(value);
  },
  biginteger: (forms) => whole(forms, LARGEST_BIGINTEGER)?.toString(),
  decimal: ({ number }, { precision }) =>
    number === undefined ? undefined : toDecimal(number, precision ?? DEFAULT_PRECISION),
  float: ({ number }) => (number === undefined ? undefined : Number(number)),
  boolean: ({ boolean }) => boolean,
  date: ({ day }) => day,
  datetime: ({ moment }) => moment,
  time: ({ text }) => {
    const [, minutes, seconds = '00', fraction = ''] = TIME.exec(text ?? '') ?? [];
    return minutes === undefined ? undefined : `${minutes}:${seconds}.${fraction.padEnd(3, '0')}`;
  },
  json: ({ json }) => json,
};

const TEXTS: readonly MappableAttribute[] = ['string', 'text', 'richtext', 'email', 'enumeration'];
const NUMBERS: readonly MappableAttribute[] = ['decimal', 'float'];

/** Which attributes a value of a kind can be mapped into: values of other kinds never fit. */
export const ATTRIBUTES_OF: Readonly<Record<ValueKind, readonly MappableAttribute[]>> = {
  text: [...TEXTS, 'time', 'json'],
  integer: [...TEXTS, 'integer', 'biginteger', ...NUMBERS, 'json'],
  decimal: [...TEXTS, ...NUMBERS, 'json'],
  boolean: [...TEXTS, 'boolean', 'json'],
  date: [...TEXTS, 'date', 'datetime', 'json'],
  datetime: [...TEXTS, 'date', 'datetime', 'json'],
  json: ['json'],
  list: ['json'],
  money: [...TEXTS, ...NUMBERS, 'json'],
  rating: [...TEXTS, ...NUMBERS, 'json'],
  measure: [...TEXTS, ...NUMBERS, 'json'],
};

/**
 * Converts a value for an attribute. Nothing is cut or guessed: only a decimal is rounded, to the digits that its column has.
 *
 * @returns undefined where it does not fit.
 */
export const fitValue = (kind: ValueKind, forms: Forms, shape: AttributeShape): Json | undefined =>
  ATTRIBUTES_OF[kind].includes(shape.type) ? FITS[shape.type](forms, shape) : undefined;
