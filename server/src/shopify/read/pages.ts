import type { Resource } from '../../../../shared/contracts';
import { errorOfMissing, type FieldError } from '../api/graphql-errors';
import type { ShopifyClient } from '../api/types';
import { RESOURCE_DEFINITIONS, updatedSinceQuery } from '../resources';
import { readByIds } from './by-id';
import { nextCursor } from './next-cursor';
import { distinctErrors, settleNode, shrink } from './settle';
import type { CompleteNode, Page, Unread } from './types';

const LARGEST_PAGE = 250;

interface PageAnswer {
  page: {
    nodes: (Record<string, unknown> | null | undefined)[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

export interface ReadPagesOptions {
  /** Only what changed since; all by default. */
  updatedSince?: Date;
  /** Where to go on: an earlier page's `cursor`, of the same `updatedSince`. */
  after?: string;
  /** The most records a page may have, 1 to 250; fewer come where their cost demands it. */
  pageSize?: number;
  signal?: AbortSignal;
}

/**
 * Reads all records of a resource page by page: all of them by id, or those that changed since a moment by the time of
 * their change. A record that changes meanwhile moves to a later page, so it is seen again and not missed.
 *
 * @throws ShopifyError where Shopify does not answer.
 */
export async function* readPages<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  { updatedSince, after, pageSize = LARGEST_PAGE, signal }: ReadPagesOptions = {}
): AsyncGenerator<Page<R>> {
  const definition = RESOURCE_DEFINITIONS[resource];
  const operation = `${definition.typename}sPage`;
  const query = updatedSinceQuery(resource, updatedSince);
  let nested = definition.nestedFirst;
  let cursor = after ?? null;

  for (;;) {
    const first = client.costs.fitting(operation, Math.min(definition.firstBatch, pageSize), pageSize);
    const readAt = client.now();
    const withheld: FieldError[] = [];
    let answer: PageAnswer;
    try {
      const { data, errors } = await client.request<PageAnswer>(
        definition.page,
        { first, after: cursor, query, sortKey: updatedSince ? 'UPDATED_AT' : 'ID', nested },
        { signal, units: first, records: ['page', 'nodes'] }
      );
      withheld.push(...errors);
      answer = data;
    } catch (error) {
      nested = shrink(client, operation, { records: first, nested }, error);
      continue;
    }
    if (!answer.page) throw errorOfMissing(withheld, definition.scope);
    const nodes: CompleteNode<R>[] = [];
    const unread: Unread[] = [];
    const changed: string[] = [];
    const given = answer.page.nodes.filter((raw) => raw != null);
    for (const raw of given) {
      const settled = await settleNode(client, resource, raw, withheld, signal);
      if (settled.kind === 'complete') nodes.push(settled.node);
      else if (settled.kind === 'changed') changed.push(String(raw.id));
      else unread.push({ id: String(raw.id), reason: 'withheld' });
    }
    if (changed.length > 0) {
      const again = await readByIds(client, resource, changed, { signal });
      // One that is gone by now is not on the page: its deletion is told by its own notice.
      for (const { node } of again.nodes) if (node) nodes.push(node);
      unread.push(...again.unread);
      withheld.push(...again.withheld);
    }
    const hasNext = answer.page.pageInfo.hasNextPage;
    cursor = nextCursor(resource, cursor, answer.page.pageInfo);
    yield {
      readAt,
      nodes,
      unread,
      nameless: answer.page.nodes.length - given.length,
      withheld: distinctErrors(withheld),
      cursor,
      hasNext,
    };
    if (!hasNext) return;
  }
}

interface CountAnswer {
  total: { count: number; precision: string } | null;
}

/**
 * How many records a resource has.
 *
 * @param options.updatedSince counts what changed since (customers: by whole days, so more than that).
 * @throws ShopifyError where Shopify does not answer or denies the resource.
 */
export async function readCount(
  client: ShopifyClient,
  resource: Resource,
  { updatedSince, signal }: { updatedSince?: Date; signal?: AbortSignal } = {}
): Promise<number> {
  const definition = RESOURCE_DEFINITIONS[resource];
  const { data, errors } = await client.request<CountAnswer>(
    definition.count,
    { query: updatedSinceQuery(resource, updatedSince) },
    { signal }
  );
  if (data.total) return data.total.count;
  throw errorOfMissing(errors, definition.scope);
}
