import type { Resource } from '../../../../shared/contracts';
import type { ShopifyClient } from '../api/types';
import { RESOURCE_DEFINITIONS } from '../resources';
import { readNodes } from './nodes';
import { settleNode } from './settle';
import type { CompleteNode, ReadResult } from './types';

/**
 * Reads records by their global ids, complete with all their lists.
 *
 * @param ids global ids of the resource's type; repeated ones are read once.
 * @returns a node or null for every id that could be read, the others in `unread`.
 * @throws TypeError where an id is of another type; ShopifyError where Shopify does not answer.
 */
export function readByIds<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  ids: readonly string[],
  { signal }: { signal?: AbortSignal } = {}
): Promise<ReadResult<R>> {
  const { typename, scope, byId, nestedFirst, firstBatch } = RESOURCE_DEFINITIONS[resource];
  return readNodes<CompleteNode<R>>(
    client,
    {
      typename,
      scope,
      document: byId,
      operation: `${typename}sById`,
      nestedFirst,
      firstBatch,
      settle: (raw, withheld) => settleNode(client, resource, raw, withheld, signal),
    },
    ids,
    signal
  );
}
