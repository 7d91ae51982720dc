import type { Resource } from '../../../../shared/contracts';
import { errorOfMissing } from '../api/graphql-errors';
import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import { compareGids } from '../gid';
import { RESOURCE_DEFINITIONS } from '../resources';
import { nextCursor } from './next-cursor';
import type { VersionNode } from './types';

/** Shopify's limit for a page of a connection; a whole one costs a few points only. */
const LARGEST_PAGE = 250;

/** Which state of a record Shopify has. */
export interface Version<R extends Resource = Resource> {
  id: string;
  updatedAt: Date;
  /** With what may change without moving `updatedAt`. */
  node: VersionNode<R>;
}

/** Versions of consecutive records: between the first and the last there is no other but those that Shopify fails to give. */
export interface VersionPage<R extends Resource = Resource> {
  /** Our clock before the request was sent. */
  readAt: Date;
  /** In the order of their ids. */
  versions: Version<R>[];
  /** Where the next page begins. */
  cursor: string | null;
  hasNext: boolean;
}

/** The three documents answer alike. */
interface Answer<R extends Resource> {
  page: {
    nodes: readonly (VersionNode<R> | null | undefined)[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

/**
 * Reads the ids and versions of all records of a resource, in the order of their ids.
 *
 * @param options.after where to go on: an earlier page's `cursor`.
 * @throws ShopifyError where Shopify does not answer, denies the resource, or does not keep the order.
 */
export async function* readVersions<R extends Resource>(
  client: ShopifyClient,
  resource: R,
  { after, signal }: { after?: string; signal?: AbortSignal } = {}
): AsyncGenerator<VersionPage<R>> {
  const { versions: document, scope } = RESOURCE_DEFINITIONS[resource];
  let cursor = after ?? null;
  let last: string | null = null;
  for (;;) {
    const readAt = client.now();
    const variables = { first: LARGEST_PAGE, after: cursor };
    const { data, errors } = await client.request<Answer<R>>(document, variables, {
      signal,
      units: LARGEST_PAGE,
      records: ['page', 'nodes'],
      // Of what is not listed a read by id decides whether it is there.
      isWhole: ({ page }, failing) =>
        !page || page.nodes.every((node, position) => node != null || failing.includes(position)),
    });
    if (!data.page) throw errorOfMissing(errors, scope);
    const versions = data.page.nodes
      .filter((node) => node != null)
      .map((node): Version<R> => ({
        id: node.id,
        updatedAt: new Date(node.updatedAt),
        node,
      }));
    for (const { id, updatedAt } of versions) {
      // Whoever compares takes a gap for a deletion: an answer out of order must not pass for one.
      if (Number.isNaN(updatedAt.getTime()) || (last !== null && compareGids(last, id) >= 0)) {
        throw new ShopifyError('response_invalid', {
          message: `The versions of ${resource} are not in order`,
        });
      }
      last = id;
    }
    const hasNext = data.page.pageInfo.hasNextPage;
    cursor = nextCursor(resource, cursor, data.page.pageInfo);
    if (versions.length > 0 || !hasNext) yield { readAt, versions, cursor, hasNext };
    if (!hasNext) return;
  }
}
