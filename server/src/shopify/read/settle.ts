import type { Resource } from '../../../../shared/contracts';
import type { FieldError } from '../api/graphql-errors';
import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import { continueLists } from './continue';
import { flatten, isComplete } from './flatten';
import type { CompleteNode } from './types';

export type Settled<T> = { kind: 'complete'; node: T } | { kind: 'withheld' } | { kind: 'changed' };

/**
 * Makes a node of an answer into a complete one: its lists are read to their ends, its connections become lists.
 *
 * @param raw the node as answered; changed in place.
 * @param withheld takes what Shopify withholds on the way.
 */
export async function settleNode<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  raw: Record<string, unknown>,
  withheld: FieldError[],
  signal?: AbortSignal
): Promise<Settled<CompleteNode<R>>> {
  const outcome = await continueLists(client, resource, raw, withheld, signal);
  if (outcome !== 'complete') return { kind: outcome };
  const node = flatten(raw);
  return isComplete(resource, node) ? { kind: 'complete', node } : { kind: 'withheld' };
}

/** Keeps one of each kind of withheld field: list positions don't matter to a reader. */
export function distinctErrors(errors: readonly FieldError[]): FieldError[] {
  const kinds = new Map<string, FieldError>();
  for (const error of errors) {
    const path = error.path.filter((step) => typeof step === 'string');
    const key = [error.code, error.permission, ...path].join(' ');
    if (!kinds.has(key)) kinds.set(key, error);
  }
  return [...kinds.values()];
}

/** How a query is sized: how many records, and how many children of each. */
export interface BatchSize {
  records: number;
  nested: number;
}

/**
 * Learns from a query that Shopify refused as too expensive.
 *
 * @param operation the query's name.
 * @param size what was asked for.
 * @returns how many children to ask for from now on; the number of records follows from the cost book.
 * @throws the error itself where it is another one, or where nothing smaller is left to ask for.
 */
export function shrink(client: ShopifyClient, operation: string, size: BatchSize, error: unknown): number {
  if (!(error instanceof ShopifyError) || error.code !== 'query_too_expensive') throw error;
  const { cost } = error.details;
  if (size.records > 1) {
    client.costs.record(operation, size.records, typeof cost === 'number' ? cost : size.records * 1000);
    return size.nested;
  }
  if (size.nested <= 1) throw error;
  return Math.floor(size.nested / 2);
}
