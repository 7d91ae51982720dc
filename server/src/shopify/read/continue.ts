import type { Resource } from '../../../../shared/contracts';
import type { FieldError } from '../api/graphql-errors';
import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import { RESOURCE_DEFINITIONS } from '../resources';
import type { NestedList } from '../resources';
import { ownersOf } from './flatten';

/** Shopify's limit for a page of a connection. */
const LARGEST_PAGE = 250;
/** A page whose cost is not known yet. */
const FIRST_PAGE = 50;

interface Connection {
  nodes: unknown[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

interface Continuation {
  node: {
    updatedAt?: string;
    order?: { updatedAt?: string };
    list?: Connection | null;
  } | null;
}

export type Continued = 'complete' | 'changed' | 'withheld';

function connectionIn(owner: Record<string, unknown>, field: string): Connection | undefined {
  const value = owner[field];
  return typeof value === 'object' && value !== null && 'pageInfo' in value
    ? (value as Connection)
    : undefined;
}

async function continueOne(
  client: ShopifyClient,
  nested: NestedList,
  owner: Record<string, unknown>,
  version: string,
  withheld: FieldError[],
  signal?: AbortSignal
): Promise<Continued> {
  const connection = connectionIn(owner, nested.field);
  // Withheld as a whole: whether the record can do without it is not decided here.
  if (!connection) return 'complete';
  const operation = /query (\w+)/.exec(nested.document)?.[1] ?? nested.field;
  while (connection.pageInfo.hasNextPage) {
    const first = client.costs.fitting(operation, FIRST_PAGE, LARGEST_PAGE);
    const { data, errors } = await client.request<Continuation>(
      nested.document,
      { id: owner.id, first, after: connection.pageInfo.endCursor },
      { signal, units: first }
    );
    withheld.push(...errors);
    // A parent that vanished meanwhile is read again as a whole, and then found to be gone.
    if (data.node === null) return 'changed';
    const { node } = data;
    if (!node?.list?.nodes) return 'withheld';
    if ((node.updatedAt ?? node.order?.updatedAt) !== version) return 'changed';
    const { endCursor } = node.list.pageInfo;
    if (
      node.list.pageInfo.hasNextPage &&
      (endCursor === null || endCursor === connection.pageInfo.endCursor)
    ) {
      throw new ShopifyError('response_invalid', { message: `The pages of ${nested.field} do not advance` });
    }
    connection.nodes.push(...node.list.nodes);
    connection.pageInfo = node.list.pageInfo;
  }
  return 'complete';
}

/**
 * Reads every nested list of a node to its end, in place.
 *
 * @param node as Shopify answered it, with connections.
 * @param withheld takes what Shopify withholds on the way.
 * @returns `changed` where the node's `updatedAt` moved meanwhile, so that the pages don't belong together.
 */
export async function continueLists(
  client: ShopifyClient,
  resource: Resource,
  node: Record<string, unknown>,
  withheld: FieldError[],
  signal?: AbortSignal
): Promise<Continued> {
  const version = node.updatedAt;
  if (typeof version !== 'string') return 'withheld';
  for (const nested of RESOURCE_DEFINITIONS[resource].nested) {
    for (const owner of ownersOf(node, nested.within)) {
      const outcome = await continueOne(client, nested, owner, version, withheld, signal);
      if (outcome !== 'complete') return outcome;
    }
  }
  return 'complete';
}
