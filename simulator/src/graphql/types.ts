import type { GraphQLResolveInfo } from 'graphql';
import type { HostedShop, Installation } from '../platform/types';
import type { FieldValue, ShopState, StateNode } from '../state/types';

/** A warning of Shopify's search, as in `extensions.search[].warnings`. */
export interface SearchNotice {
  path: string[];
  query: string;
  warnings: { field: string; message: string; code: string }[];
}

/** What one execution knows of who asks and of what it has read so far. */
export interface EngineContext {
  readonly shop: HostedShop;
  readonly installation: Installation;
  /** The shop as this execution sees it: now, or as it was a while ago (stale reads). */
  readonly state: ShopState;
  /** A node's field, stored or derived. */
  readField(node: StateNode, field: string): FieldValue | undefined;
  /** Objects read so far, for `actualQueryCost`. */
  cost: { points: number };
  notices: SearchNotice[];
  /** Set while a bulk operation reads: pages are whole, and the root connection is `collect`ed once, then read by batch. */
  bulk: { collect: boolean; roots: StateNode[] } | null;
}

/** Arguments as graphql-js coerced them. */
export type Args = Record<string, unknown>;

/** Answers one field; `undefined` leaves it to the generic rules. */
export type FieldResolver = (
  source: Record<string, unknown>,
  args: Args,
  context: EngineContext,
  info: GraphQLResolveInfo
) => unknown;

/** Resolvers by `Type.field`, such as `QueryRoot.bulkOperation`. */
export type FieldTable = Record<string, FieldResolver>;

/** How nodes that are not part of the shop's data are found by id. */
export type NodeTable = Record<
  string,
  (gid: string, context: EngineContext) => Record<string, unknown> | null
>;

/** Derived fields of the state, by `Type.field`. */
export type DerivedTable = Record<string, (state: ShopState, node: StateNode) => FieldValue | undefined>;
