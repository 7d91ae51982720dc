import type { Resource } from '../../../../shared/contracts';
import { ShopifyError } from '../errors';

/**
 * Where the next page of a resource begins.
 *
 * @param cursor where this one began; stays where there are no more records.
 * @throws ShopifyError `response_invalid` where Shopify announces a next page and names no other place for it.
 */
export function nextCursor(
  resource: Resource,
  cursor: string | null,
  { hasNextPage, endCursor }: { hasNextPage: boolean; endCursor: string | null }
): string | null {
  if (hasNextPage && (endCursor === null || endCursor === cursor)) {
    throw new ShopifyError('response_invalid', { message: `The pages of ${resource} do not advance` });
  }
  return endCursor ?? cursor;
}
