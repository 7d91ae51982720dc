import type { GraphQLObjectType, GraphQLResolveInfo } from 'graphql';
import type { FieldValue, StateNode } from '../state/types';
import { badRequest } from './errors';
import { follow, tailOfGid } from './read';
import { nodeTypeOf } from './schema-types';
import { compileSearch } from './search-match';
import type { Args, EngineContext } from './types';

/** The most that one page may hold. */
export const MAX_PAGE = 250;

interface Entry {
  node: StateNode;
  id: string;
  /** What the list is sorted by; empty where it keeps the order of the state. */
  key: string;
}

interface Cursor {
  last_id: string;
  last_value: string;
  /** Where it stood, should it be gone. */
  at: number;
}

/** A page of a connection in the schema's form. */
export interface Page {
  nodes: StateNode[];
  edges: { node: StateNode; cursor: string }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: number;
}

const encode = (entry: Entry, at: number): string =>
  Buffer.from(JSON.stringify({ last_id: entry.id, last_value: entry.key, at } satisfies Cursor)).toString(
    'base64'
  );

const decode = (cursor: string): Cursor => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Cursor;
  } catch {
    throw badRequest(`Invalid cursor for current pagination sort.`);
  }
};

/** Ids as numbers beyond 2^53, without making bigints of them: the longer one is the greater. */
const compareIds = (left: string, right: string): number =>
  left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);

const compareEntries = (left: Pick<Entry, 'key' | 'id'>, right: Pick<Entry, 'key' | 'id'>): number =>
  left.key < right.key ? -1 : left.key > right.key ? 1 : compareIds(left.id, right.id);

/** `UPDATED_AT` → `updatedAt`. */
const fieldOfSortKey = (sortKey: string): string =>
  sortKey.toLowerCase().replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

const SORTABLE = /^(ID|TITLE|NAME|VENDOR|SKU|[A-Z]+_AT)$/;

const toEntries = (
  values: readonly FieldValue[],
  sortField: string | null,
  context: EngineContext
): Entry[] =>
  values.flatMap((value) => {
    const node = follow(value, context);
    if (node === null || typeof node !== 'object') return [];
    const typed = node as StateNode;
    const key =
      sortField === null || sortField === 'id' ? '' : String(context.readField(typed, sortField) ?? '');
    return [{ node: typed, id: tailOfGid(String(typed.id ?? '')), key }];
  });

const positionOf = (cursor: string, entries: Entry[], compareSorted: typeof compareEntries | null) => {
  const { last_id: id, last_value: key, at } = decode(cursor);
  if (compareSorted) {
    const following = entries.findIndex((entry) => compareSorted(entry, { id, key }) > 0);
    const start = following === -1 ? entries.length : following;
    const isThere = start > 0 && entries[start - 1]?.id === id;
    return { before: isThere ? start - 1 : start, after: start };
  }
  const found = entries.findIndex((entry) => entry.id === id);
  return found === -1 ? { before: at, after: at } : { before: found, after: found + 1 };
};

const readSize = (args: Args, name: 'first' | 'last'): number | undefined => {
  const size = args[name];
  if (size === undefined || size === null) return undefined;
  if (typeof size !== 'number' || size < 1 || size > MAX_PAGE) {
    throw badRequest(
      `Argument '${name}' has an invalid value (${String(size)}): it must be between 1 and ${MAX_PAGE}.`
    );
  }
  return size;
};

/** The entries of a connection: what this app can see and the search keeps, in order. */
const listEntries = (
  values: readonly FieldValue[],
  type: GraphQLObjectType,
  args: Args,
  context: EngineContext,
  info: GraphQLResolveInfo
) => {
  const sortKey = typeof args.sortKey === 'string' && SORTABLE.test(args.sortKey) ? args.sortKey : null;
  let entries = toEntries(values, sortKey && fieldOfSortKey(sortKey), context);
  if (typeof args.query === 'string' && args.query.trim() !== '') {
    const search = compileSearch(args.query, nodeTypeOf(type), [String(info.path.key)], context);
    if (search.notice) context.notices.push(search.notice);
    entries = entries.filter((entry) => search.matches(entry.node));
  }
  const sign = args.reverse === true ? -1 : 1;
  const compareSorted: typeof compareEntries | null = sortKey
    ? (left, right) => sign * compareEntries(left, right)
    : null;
  if (compareSorted) entries.sort(compareSorted);
  else if (sign === -1) entries.reverse();
  return { entries, compareSorted };
};

/**
 * Cuts the page that the arguments ask for out of a connection's values. Cursors of a sorted list hold the sort value and
 * the id, so that a page is right although records before it came and went. In a bulk operation the page is the whole.
 *
 * @throws GraphQLError where neither `first` nor `last` is given or one is out of range.
 */
export const makePage = (
  values: readonly FieldValue[],
  type: GraphQLObjectType,
  args: Args,
  context: EngineContext,
  info: GraphQLResolveInfo
): Page => {
  const { entries, compareSorted } = listEntries(values, type, args, context, info);
  let [start, end] = [0, entries.length];
  if (!context.bulk) {
    const [first, last] = [readSize(args, 'first'), readSize(args, 'last')];
    if (first === undefined && last === undefined) throw badRequest('you must provide one of first or last');
    if (typeof args.after === 'string') start = positionOf(args.after, entries, compareSorted).after;
    if (typeof args.before === 'string') end = positionOf(args.before, entries, compareSorted).before;
    if (first !== undefined) end = Math.min(end, start + first);
    else if (last !== undefined) start = Math.max(start, end - last);
  }
  const page = entries.slice(start, end);
  const edges = page.map((entry, index) => ({ node: entry.node, cursor: encode(entry, start + index) }));
  return {
    nodes: page.map((entry) => entry.node),
    edges,
    pageInfo: {
      hasNextPage: end < entries.length,
      hasPreviousPage: start > 0 && page.length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: entries.length,
  };
};
