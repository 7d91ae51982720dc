/** One line of a bulk operation's result. */
export type BulkRow = Record<string, unknown> & { __parentId?: string };

/** The nodes that a connection's value in an answer holds, whichever way they were asked for. */
const nodesOf = (value: Record<string, unknown>): Record<string, unknown>[] | null => {
  if (Array.isArray(value.edges)) {
    return value.edges.map((edge) => (edge as { node: Record<string, unknown> }).node);
  }
  return Array.isArray(value.nodes) ? (value.nodes as Record<string, unknown>[]) : null;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Flattens a node into rows: its own fields without its connections, and a row with `__parentId` for each node of
 * them. Lists and embedded objects stay inside their row.
 *
 * @param parentId the id of the node that the row hangs on, or null at the root.
 * @returns the node's own row first.
 */
export const toRows = (node: Record<string, unknown>, parentId: string | null): BulkRow[] => {
  const children: BulkRow[] = [];
  const ownId = typeof node.id === 'string' ? node.id : parentId;

  const strip = (object: Record<string, unknown>): Record<string, unknown> => {
    const kept: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(object)) {
      if (!isObject(value)) {
        kept[key] = value;
        continue;
      }
      const nodes = nodesOf(value);
      if (nodes) for (const child of nodes) children.push(...toRows(child, ownId));
      else kept[key] = strip(value);
    }
    return kept;
  };

  const row: BulkRow = strip(node);
  if (parentId !== null) row.__parentId = parentId;
  return [row, ...children];
};
