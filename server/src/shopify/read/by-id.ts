import type { Resource } from '../../../../shared/contracts';
import { errorOfMissing, type FieldError } from '../api/graphql-errors';
import type { Answer, ShopifyClient } from '../api/types';
import { gidType } from '../gid';
import { RESOURCE_DEFINITIONS } from '../resources';
import { distinctErrors, settleNode, shrink } from './settle';
import type { ReadResult, Unread } from './types';

/** Shopify's limit for `nodes(ids:)`. */
const MOST_IDS = 250;
/** How often a record that changes while its lists are read is begun anew. */
const MAX_ATTEMPTS = 3;

/** How many records have their further pages read at the same time. */
const AT_ONCE = 8;

interface NodesAnswer {
  nodes: (Record<string, unknown> | null | undefined)[] | null | undefined;
}

/** Maps items in their order, at most so many at the same time. */
async function mapAtOnce<T, U>(
  most: number,
  items: readonly T[],
  map: (item: T) => Promise<U>
): Promise<U[]> {
  const mapped: U[] = [];
  for (let start = 0; start < items.length; start += most) {
    mapped.push(...(await Promise.all(items.slice(start, start + most).map(map))));
  }
  return mapped;
}

/**
 * Reads records by their global ids, complete with all their lists.
 *
 * @param ids global ids of the resource's type; repeated ones are read once.
 * @returns a node or null for every id that could be read, the others in `unread`.
 * @throws TypeError where an id is of another type; ShopifyError where Shopify does not answer.
 */
export async function readByIds<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  ids: readonly string[],
  { signal }: { signal?: AbortSignal } = {}
): Promise<ReadResult<R>> {
  const definition = RESOURCE_DEFINITIONS[resource];
  const operation = `${definition.typename}sById`;
  const foreign = ids.find((id) => gidType(id) !== definition.typename);
  if (foreign !== undefined) throw new TypeError(`${foreign} is not the id of a ${definition.typename}`);

  const attempts = new Map<string, number>();
  let queue = [...new Set(ids)];
  let nested = definition.nestedFirst;
  const nodes: ReadResult<R>['nodes'] = [];
  const unread: Unread[] = [];
  const withheld: FieldError[] = [];
  const startedAt = client.now();

  while (queue.length > 0) {
    const records = client.costs.fitting(operation, definition.firstBatch, MOST_IDS);
    const batch = queue.slice(0, records);
    const readAt = client.now();
    let answer: Answer<NodesAnswer>;
    try {
      answer = await client.request<NodesAnswer>(
        definition.byId,
        { ids: batch, nested },
        { signal, units: batch.length, records: ['nodes'] }
      );
    } catch (error) {
      nested = shrink(client, operation, { records: batch.length, nested }, error);
      continue;
    }
    const { data, errors, failing } = answer;
    withheld.push(...errors);
    const { nodes: found } = data;
    if (!found) throw errorOfMissing(withheld, definition.scope);
    queue = queue.slice(batch.length);
    const settle = async (raw: (typeof found)[number]) =>
      raw ? settleNode(client, resource, raw, withheld, signal) : undefined;
    const settledNodes = await mapAtOnce(AT_ONCE, found, settle);
    for (const [index, id] of batch.entries()) {
      const settled = settledNodes[index];
      if (found[index] === null) {
        nodes.push({ id, node: null, readAt });
      } else if (settled?.kind === 'complete') nodes.push({ id, node: settled.node, readAt });
      else if (settled?.kind === 'changed') {
        const attempt = (attempts.get(id) ?? 0) + 1;
        attempts.set(id, attempt);
        if (attempt < MAX_ATTEMPTS) queue.push(id);
        else unread.push({ id, reason: 'changing' });
      } else unread.push({ id, reason: failing.includes(index) ? 'not_given' : 'withheld' });
    }
  }
  return { readAt: startedAt, nodes, unread, withheld: distinctErrors(withheld) };
}
