import { createHash } from 'node:crypto';
import type { SourceRecord } from './types';

/**
 * Where a record keeps a digest that was computed elsewhere. It is not enumerable, so a copy with other fields has none. (In a
 * WeakMap each of many records would be looked at by every garbage collection.)
 */
const DIGEST = Symbol('digest');

interface Known {
  [DIGEST]?: string;
}

/** What a record says, its children's fields included: equal digests need no write. */
export const digestOf = (record: SourceRecord): string =>
  (record as Known)[DIGEST] ?? createHash('sha1').update(JSON.stringify(record)).digest('base64');

/** Spares computing a record's digest, which another thread has computed. */
export const rememberDigest = (record: SourceRecord, digest: string): void => {
  Object.defineProperty(record, DIGEST, { value: digest });
};
