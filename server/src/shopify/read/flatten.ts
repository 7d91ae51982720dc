import type { Resource } from '../../../../shared/contracts';
import type { CompleteNode } from './types';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of which an element was withheld is unknown as a whole: its length would lie. */
function flattenList(list: readonly unknown[]): unknown[] | undefined {
  return list.includes(undefined) ? undefined : list.map(flatten);
}

/** The nodes of a connection are never null: one that is was withheld, whether or not an error says so. */
function flattenNodes(nodes: readonly unknown[]): unknown[] | undefined {
  return nodes.includes(null) ? undefined : flattenList(nodes);
}

/** Turns every connection in an answer into a plain list. */
export function flatten(value: unknown): unknown {
  if (Array.isArray(value)) return flattenList(value);
  if (!isRecord(value)) return value;
  if (Array.isArray(value.nodes) && 'pageInfo' in value) return flattenNodes(value.nodes);
  const flat: Record<string, unknown> = {};
  for (const key of Object.keys(value)) flat[key] = flatten(value[key]);
  return flat;
}

/** The lists whose elements become records of their own: without them a record would look as if it had none. */
const CHILD_LISTS: Readonly<Record<Resource, readonly string[]>> = {
  customers: [],
  products: ['variants'],
  orders: ['lineItems', 'fulfillments', 'refunds'],
};

/**
 * Whether a node has what a record cannot be written without: its id, its version and its lists of children.
 *
 * @param node a flattened answer, or a joined row of a bulk result.
 */
export function isComplete<R extends Resource>(resource: R, node: unknown): node is CompleteNode<R> {
  if (!isRecord(node)) return false;
  if (typeof node.id !== 'string' || typeof node.updatedAt !== 'string') return false;
  if (Number.isNaN(Date.parse(node.updatedAt))) return false;
  return CHILD_LISTS[resource].every((field) => Array.isArray(node[field]));
}

/** The objects that own a nested list: the node itself, or the elements of its lists. */
export function ownersOf(
  node: Record<string, unknown>,
  within: readonly string[]
): Record<string, unknown>[] {
  return within.reduce<Record<string, unknown>[]>(
    (owners, field) =>
      owners.flatMap((owner) => (Array.isArray(owner[field]) ? owner[field].filter(isRecord) : [])),
    [node]
  );
}
