import type { Resource } from '../../../../shared/contracts';
import { ShopifyError } from '../errors';
import { gidType } from '../gid';
import { isComplete } from '../read/flatten';
import type { CompleteNode } from '../read/types';
import { RESOURCE_DEFINITIONS } from '../resources';
import type { BulkRow } from './rows';

/** Records of a bulk result. */
export interface BulkBatch<R extends Resource = Resource> {
  nodes: CompleteNode<R>[];
  /** Ids of records that a bulk result can't give whole: to be read by id. */
  needsRead: string[];
}

/** Joins rows with their parents. Rows may come in any order: Shopify promises none since 2026-01. */
export interface RowGroup {
  add(row: BulkRow): void;
  /** @throws ShopifyError `bulk_result_incomplete` where a child's parent did not come. */
  take(): Iterable<{ id: string; node: Record<string, unknown> }>;
}

/** A numeric id made comparable as text: they exceed what a number holds. */
function sortKey(row: BulkRow): string {
  return (/\/(\d+)(?:\?.*)?$/.exec(row.id ?? '')?.[1] ?? '').padStart(24, '0');
}

/**
 * A record's children in the order in which Shopify lists them: by their ids, a leader before all others. The order of
 * rows means nothing.
 */
function inOrder(rows: ReadonlyMap<string, BulkRow> | undefined, leaders: ReadonlySet<unknown>): BulkRow[] {
  const key = (row: BulkRow): string => `${leaders.has(row.id) ? 0 : 1}${sortKey(row)}`;
  return [...(rows?.values() ?? [])].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** The id of the record that a row belongs to. @throws ShopifyError where it has none. */
export function rootIdOf(row: BulkRow): string {
  const id = row.__parentId ?? row.id;
  if (typeof id !== 'string') {
    throw new ShopifyError('bulk_result_incomplete', { message: 'A row of the bulk result has no id' });
  }
  return id;
}

/** Starts an empty group for the rows of a resource. */
export function createRowGroup(resource: Resource): RowGroup {
  const nested = RESOURCE_DEFINITIONS[resource].nested.filter(({ within }) => within.length === 0);
  const fieldOf = new Map(nested.map(({ childType, field }) => [childType, field]));
  const roots = new Map<string, Record<string, unknown>>();
  const children = new Map<string, Map<string, BulkRow>>();

  const leadersOf = (root: Record<string, unknown>): Set<unknown> =>
    new Set(nested.flatMap(({ leader }) => (leader ? [(root[leader] as { id?: unknown } | null)?.id] : [])));

  const attach = (node: Record<string, unknown>, row: BulkRow): void => {
    const type = row.__typename ?? gidType(String(row.id).replace(/\?.*$/, '')) ?? '';
    const field = fieldOf.get(type);
    const list = field === undefined ? undefined : node[field];
    if (!Array.isArray(list)) {
      throw new ShopifyError('response_invalid', { message: `A bulk result of ${resource} holds a ${type}` });
    }
    const { __parentId, __typename, ...child } = row;
    list.push(child);
  };

  return {
    add(row) {
      const id = rootIdOf(row);
      if (row.__parentId === undefined) {
        const { __typename, ...root } = row;
        // A record that came twice (it changed while the operation ran) counts as it came last.
        roots.set(id, root);
        return;
      }
      const siblings = children.get(id) ?? new Map<string, BulkRow>();
      siblings.set(row.id ?? `#${siblings.size}`, row);
      children.set(id, siblings);
    },
    *take() {
      for (const [id, root] of roots) {
        for (const { field } of nested) root[field] = [];
        for (const row of inOrder(children.get(id), leadersOf(root))) attach(root, row);
        children.delete(id);
        roots.delete(id);
        yield { id, node: root };
      }
      if (children.size > 0) {
        throw new ShopifyError('bulk_result_incomplete', {
          message: 'The bulk result has children whose parents are missing',
          details: { orphans: children.size },
        });
      }
    },
  };
}

function hasRefunds(node: Record<string, unknown>): boolean {
  return Array.isArray(node.refunds) && node.refunds.length > 0;
}

/**
 * Sorts joined records into those that are whole and those that must be read by id.
 *
 * @param size the most records of one batch.
 */
export function* toBatches<R extends Resource>(
  resource: R,
  joined: Iterable<{ id: string; node: Record<string, unknown> }>,
  size: number
): Generator<BulkBatch<R>> {
  let batch: BulkBatch<R> = { nodes: [], needsRead: [] };
  for (const { id, node } of joined) {
    // A refund's lines are a connection inside a list, which bulk operations refuse.
    if (!hasRefunds(node) && isComplete(resource, node)) batch.nodes.push(node);
    else batch.needsRead.push(id);
    if (batch.nodes.length + batch.needsRead.length >= size) {
      yield batch;
      batch = { nodes: [], needsRead: [] };
    }
  }
  if (batch.nodes.length + batch.needsRead.length > 0) yield batch;
}
