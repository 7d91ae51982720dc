import { createHash } from 'node:crypto';
import type { SourceRecord } from './types';

/** Digests that were computed elsewhere. Records are never changed, only replaced: a record's own stays right. */
const known = new WeakMap<SourceRecord, string>();

/** What a record says, its children's fields included: equal digests need no write. */
export const digestOf = (record: SourceRecord): string =>
  known.get(record) ?? createHash('sha1').update(JSON.stringify(record)).digest('base64');

/** Spares computing a record's digest, which another thread has computed. */
export const rememberDigest = (record: SourceRecord, digest: string): void => void known.set(record, digest);
