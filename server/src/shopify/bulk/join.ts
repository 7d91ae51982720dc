import type { Resource } from '../../../../shared/contracts';
import { ShopifyError } from '../errors';
import { gidType } from '../gid';
import { isComplete } from '../read/flatten';
import type { CompleteNode } from '../read/types';
import { RESOURCE_DEFINITIONS } from '../resources';
import {
  incomplete,
  isRoot,
  linesOf,
  parseRow,
  rootIdOf,
  sortKey,
  type BulkRow,
  type RowCounts,
} from './lines';
import { checkCounts, type BulkPart } from './parts';
import { readShelf } from './spill';

/** Records of a bulk result, their children joined with them. */
export interface Joined<R extends Resource = Resource> {
  nodes: CompleteNode<R>[];
  /** Whole but for their refunds, of which they have the ids alone: see `withRefunds`. */
  withoutRefunds: CompleteNode<R>[];
  /** Ids of records that are not whole: to be read by id. */
  needsRead: string[];
}

/** Joins rows with their parents. Rows may come in any order: Shopify promises none since 2026-01. */
interface RowGroup {
  add(row: BulkRow): void;
  /** @throws ShopifyError `bulk_result_incomplete` where a child's parent did not come. */
  take(): Iterable<{ id: string; node: Record<string, unknown> }>;
}

/**
 * A record's children in the order in which Shopify lists them: by their ids, a leader before all others. The order of
 * rows means nothing.
 */
function inOrder(rows: ReadonlyMap<string, BulkRow> | undefined, leaders: ReadonlySet<unknown>): BulkRow[] {
  if (!rows) return [];
  const keyed = [...rows.values()].map((row) => ({
    row,
    key: `${leaders.has(row.id) ? 0 : 1}${sortKey(row.id ?? '')}`,
  }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** The row without what only bulk results say of it. (To copy it would take longer than to parse it.) */
function withoutMarks(row: BulkRow): BulkRow {
  row.__typename = undefined;
  row.__parentId = undefined;
  return row;
}

/** Starts an empty group for the rows of a resource. */
function createRowGroup(resource: Resource): RowGroup {
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
    list.push(withoutMarks(row));
  };

  return {
    add(row) {
      const id = rootIdOf(row);
      if (isRoot(row)) {
        // A record that came twice (it changed while the operation ran) counts as it came last.
        roots.set(id, withoutMarks(row));
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
        throw incomplete('The bulk result has children whose parents are missing', {
          orphans: children.size,
        });
      }
    },
  };
}

function hasRefunds(node: { refunds?: unknown }): boolean {
  return Array.isArray(node.refunds) && node.refunds.length > 0;
}

/**
 * Reads a part of a bulk result: its records, each with all its children.
 *
 * @throws ShopifyError `bulk_result_incomplete` where it is not whole.
 * @throws SpillError where it cannot be read from the disk.
 */
export async function joinPart<R extends Resource>(resource: R, part: BulkPart): Promise<Joined<R>> {
  const group = createRowGroup(resource);
  const found: RowCounts = { rows: 0, roots: 0 };
  for (const line of linesOf('file' in part ? await readShelf(part.file) : part.bytes)) {
    const row = parseRow(line);
    group.add(row);
    found.rows += 1;
    if (isRoot(row)) found.roots += 1;
  }
  if ('bytes' in part) checkCounts(found, part.expected);
  const joined: Joined<R> = { nodes: [], withoutRefunds: [], needsRead: [] };
  for (const { id, node } of group.take()) {
    if (!isComplete(resource, node)) joined.needsRead.push(id);
    // A refund's lines are a connection inside a list, which bulk operations refuse.
    else if (hasRefunds(node)) joined.withoutRefunds.push(node);
    else joined.nodes.push(node);
  }
  return joined;
}
