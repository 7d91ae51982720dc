import { LosslessNumber, parse } from 'lossless-json';
import type { Resource } from '../../../../shared/contracts';
import { gidType, toGid } from '../gid';
import type { TopicDefinition, TopicKind } from './topics';

/** What a webhook tells: which record, of which version. Nothing else of its body is looked at. */
export interface Notice {
  kind: TopicKind;
  /** The resource to read again; null where there is none. */
  resource: Resource | null;
  /** The global id of the topic's subject; null where it has none (the shop itself, the compliance topics). */
  gid: string | null;
  /** The subject's `updatedAt`, so that a read older than this is known to be stale; null where it is not told. */
  version: Date | null;
  /** The customer that was merged into the topic's subject and is gone; null for other topics, and for a merge that failed. */
  mergedGid: string | null;
}

export type NoticeResult =
  | { ok: true; notice: Notice; /** Ids in it are strings of digits, exact beyond 2^53. */ body: JsonObject }
  | { ok: false; reason: 'not_json' | 'id_missing' };

/** A JSON object whose numbers are the strings of digits that they were written with. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads JSON without losing digits: Shopify's ids exceed 2^53. */
export function parseBody(body: Buffer): JsonObject | undefined {
  let value: unknown;
  try {
    value = parse(body.toString('utf8'), (_key, inner: unknown) =>
      inner instanceof LosslessNumber ? inner.toString() : inner
    );
  } catch {
    return undefined;
  }
  return isObject(value) ? value : undefined;
}

function gidIn(body: JsonObject, fields: readonly string[], typename: string): string | null {
  for (const field of fields) {
    const value = body[field];
    if (typeof value !== 'string') continue;
    if (gidType(value) === typename) return value;
    if (/^\d+$/.test(value)) return toGid(typename, value);
  }
  return null;
}

function dateIn(body: JsonObject, field: string | null): Date | null {
  const value = field === null ? undefined : body[field];
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time);
}

/** A merge's `status` once it is done; others are those of the Admin schema's `CustomerMergeRequestStatus`. */
const MERGED = 'completed';

/**
 * Reads a webhook's body, whole or cut down to the fields that were asked for.
 *
 * @param topic the delivery's topic.
 * @param body the bytes as they came, verified before.
 */
export function readNotice(topic: TopicDefinition, body: Buffer): NoticeResult {
  const parsed = parseBody(body);
  if (!parsed) return { ok: false, reason: 'not_json' };
  const { kind, resource, subject, idFields, versionField } = topic;
  const gid = subject === null ? null : gidIn(parsed, idFields, subject);
  if (subject !== null && gid === null) return { ok: false, reason: 'id_missing' };
  const isMerged = kind === 'merged' && (parsed.status ?? MERGED) === MERGED;
  const mergedGid = isMerged ? gidIn(parsed, ['admin_graphql_api_customer_deleted_id'], 'Customer') : null;
  return {
    ok: true,
    notice: { kind, resource, gid, version: dateIn(parsed, versionField), mergedGid },
    body: parsed,
  };
}
