import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import { createContext } from '../graphql/context';
import type { Engine } from '../graphql/engine';
import type { DerivedTable, EngineContext } from '../graphql/types';
import { toRows, type BulkRow } from './rows';
import type { BulkErrorCode, BulkOperation } from './types';

/** How many root nodes are read between two turns of the event loop. */
const BATCH = 50;

/** What a bulk operation has read so far. */
export interface BulkReading {
  /** The rows of each root node, its own row first. */
  groups: BulkRow[][];
  /** The rows of all groups. */
  objectCount: number;
  errorCode: BulkErrorCode | null;
}

const errorCodeOf = (errors: readonly GraphQLError[] | undefined): BulkErrorCode | null => {
  if (!errors || errors.length === 0) return null;
  return errors.some((error) => error.extensions.code === 'ACCESS_DENIED')
    ? 'ACCESS_DENIED'
    : 'INTERNAL_SERVER_ERROR';
};

/** The value of the only top-level field of an answer. */
const rootValue = (data: Record<string, unknown> | null | undefined): Record<string, unknown> | null =>
  (Object.values(data ?? {})[0] as Record<string, unknown> | null | undefined) ?? null;

const groupsOf = (value: Record<string, unknown> | null): BulkRow[][] => {
  if (!value) return [];
  // The root is flattened like any other connection: its own row is nothing but the wrapper of the pages.
  const edges = value.edges as { node: Record<string, unknown> }[] | undefined;
  const nodes = edges?.map((edge) => edge.node) ?? (value.nodes as Record<string, unknown>[] | undefined);
  return nodes ? nodes.map((node) => toRows(node, null)) : [toRows(value, null)];
};

/**
 * Reads all that a bulk query asks for. Which root nodes there are is decided at the moment it starts; each of them is
 * read with all its children when its turn comes, so a row may be newer than the operation's start and older than its
 * end, as on Shopify, which promises no snapshot. A root that is gone by then has no row.
 *
 * @param onProgress called after each batch; false ends the reading.
 */
export const readBulk = async (
  operation: BulkOperation,
  engine: Engine,
  derived: DerivedTable,
  onProgress: (reading: BulkReading) => boolean
): Promise<BulkReading> => {
  const run = (bulk: NonNullable<EngineContext['bulk']>) =>
    engine.run(operation.prepared, {}, createContext(operation.installation, derived, { bulk }));

  const collected: NonNullable<EngineContext['bulk']> = { collect: true, roots: [] };
  const first = run(collected);
  const reading: BulkReading = { groups: [], objectCount: 0, errorCode: errorCodeOf(first.errors) };
  const add = (data: Record<string, unknown> | null | undefined): void => {
    for (const group of groupsOf(rootValue(data))) {
      reading.groups.push(group);
      reading.objectCount += group.length;
    }
  };
  if (reading.errorCode) return reading;
  if (collected.roots.length === 0) {
    add(first.data);
    return reading;
  }

  const { state } = operation.installation.shop;
  for (let start = 0; start < collected.roots.length; start += BATCH) {
    const batch = collected.roots.slice(start, start + BATCH);
    const roots = batch.flatMap((root) => state.get(root.id) ?? []);
    const answer = run({ collect: false, roots });
    reading.errorCode = errorCodeOf(answer.errors);
    if (reading.errorCode) return reading;
    add(answer.data);
    if (!onProgress(reading)) return reading;
    await nextTurn();
  }
  return reading;
};
