import { createHash } from 'node:crypto';
import { isDate } from 'node:util/types';
import type { Encoded } from './encoded';
import type { SourceRecord } from './types';

/**
 * A value, written so that it is certain where it ends: two that differ never read alike, whatever stands in them. (As JSON, what is
 * JSON already would be escaped throughout.)
 */
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return `"${value.length}:${value}`;
  if (isDate(value)) return `@${value.getTime()};`;
  if (Array.isArray(value)) return `[${value.length}:${value.map(textOfFields).join('')}`;
  if (typeof value === 'object' && value !== null) return textOf(JSON.stringify(value));
  return `=${String(value)};`;
};

const textOfFields = (record: object): string => {
  let text = '';
  for (const field in record) {
    const value = (record as Readonly<Record<string, unknown>>)[field];
    if (value !== undefined && field !== 'sourceHash') text += field + textOf(value);
  }
  return `${text}.`;
};

/** What a record says, its children's fields included: equal digests need no write. What is withheld says nothing. */
export const digestOf = (record: Encoded<SourceRecord>): string =>
  record.sourceHash ?? createHash('sha1').update(textOfFields(record)).digest('base64');

/** The record with its digest. */
export const digested = <R extends Encoded<SourceRecord>>(record: R): R =>
  record.sourceHash === undefined ? { ...record, sourceHash: digestOf(record) } : record;

/** The record with other fields: it says something else then. */
export const changed = <R extends Encoded<SourceRecord>>(record: R, fields: Partial<R>): R => ({
  ...record,
  ...fields,
  sourceHash: undefined,
});
