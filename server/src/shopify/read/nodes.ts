import { giveWay } from '../../give-way';
import { errorOfMissing, type FieldError } from '../api/graphql-errors';
import type { Answer, ShopifyClient } from '../api/types';
import { gidType } from '../gid';
import { distinctErrors, shrink, type Settled } from './settle';
import type { NodesResult, Unread } from './types';

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
    await giveWay();
    mapped.push(...(await Promise.all(items.slice(start, start + most).map(map))));
  }
  return mapped;
}

/** How nodes of a type are read by their ids. */
export interface NodeSource<T> {
  typename: string;
  /** The scope without which Shopify denies them. */
  scope: string;
  /** Takes `ids` and `nested`, the number of children of each connection; answers `nodes`. */
  document: string;
  /** The name of the document's operation. */
  operation: string;
  nestedFirst: number;
  /** How many are asked for until their cost is known. */
  firstBatch: number;
  /**
   * Makes a node of an answer into a complete one.
   *
   * @param withheld takes what Shopify withholds on the way.
   */
  settle(raw: Record<string, unknown>, withheld: FieldError[]): Promise<Settled<T>>;
}

/**
 * Reads nodes by their global ids.
 *
 * @param ids global ids of the type; repeated ones are read once.
 * @returns a node or null for every id that could be read, the others in `unread`.
 * @throws TypeError where an id is of another type; ShopifyError where Shopify does not answer.
 */
export async function readNodes<T>(
  client: ShopifyClient,
  source: NodeSource<T>,
  ids: readonly string[],
  signal?: AbortSignal
): Promise<NodesResult<T>> {
  const { typename, operation } = source;
  const foreign = ids.find((id) => gidType(id) !== typename);
  if (foreign !== undefined) throw new TypeError(`${foreign} is not the id of a ${typename}`);

  const attempts = new Map<string, number>();
  let queue = [...new Set(ids)];
  let nested = source.nestedFirst;
  const nodes: NodesResult<T>['nodes'] = [];
  const unread: Unread[] = [];
  const withheld: FieldError[] = [];
  const startedAt = client.now();

  while (queue.length > 0) {
    const records = client.costs.fitting(operation, source.firstBatch, MOST_IDS);
    const batch = queue.slice(0, records);
    const readAt = client.now();
    let answer: Answer<NodesAnswer>;
    try {
      answer = await client.request<NodesAnswer>(
        source.document,
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
    if (!found) throw errorOfMissing(withheld, source.scope);
    queue = queue.slice(batch.length);
    const settledNodes = await mapAtOnce(AT_ONCE, found, async (raw) =>
      raw ? source.settle(raw, withheld) : undefined
    );
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
