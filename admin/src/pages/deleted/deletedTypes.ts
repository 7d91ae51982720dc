import { parsePage } from '../../utils/pageQuery';

import type { DeletedQuery } from '../../api/deleted';
import type { PageAddress } from '../../utils/pageQuery';

/** The content types whose deleted records are shown, by their singular names. */
export const DELETED_TYPES = [
  'contact',
  'invoice',
  'product',
  'product-variant',
  'invoice-line',
  'fulfilment',
  'refund',
] as const;

/** One of {@link DELETED_TYPES}. */
export type DeletedType = (typeof DELETED_TYPES)[number];

/**
 * What the page's address asks for; contacts where it names no type.
 * @param address - the query of the page's address
 */
export function parseDeletedQuery(address: PageAddress): DeletedQuery & { type: DeletedType } {
  const type = DELETED_TYPES.find((known) => known === address.type) ?? 'contact';
  return { type, ...parsePage(address) };
}
