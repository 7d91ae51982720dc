import { EVENT_STATUSES } from './eventStatus';

import type { EventQuery } from '../../api/events';
import type { Store } from '../../../../shared/contracts';

/** The page's address as Strapi's `useQueryParams` reads it: anybody may have written anything into it. */
export type QueueAddress = Record<string, unknown>;

/** The sizes of a page that the server accepts and Strapi's pagination offers. */
const PAGE_SIZES = [10, 20, 50, 100];

/** How many events a page shows at first. */
export const DEFAULT_PAGE_SIZE = 20;

/**
 * What the page's address asks for; what it should not hold is left out.
 * @param address - the query of the page's address
 */
export function parseEventQuery(address: QueueAddress): EventQuery {
  const status = EVENT_STATUSES.find((known) => known === address.status);
  const page = Number(address.page);
  const pageSize = Number(address.pageSize);
  return {
    ...(status ? { status } : {}),
    ...(isText(address.store) ? { store: address.store } : {}),
    ...(isText(address.topic) ? { topic: address.topic } : {}),
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
  };
}

/** Whether only some of the events are asked for. */
export function isFiltered({ status, store, topic }: EventQuery): boolean {
  return [status, store, topic].some((value) => value !== undefined);
}

/** The topics that the stores' events can have, in alphabetical order. */
export function topicsOf(stores: readonly Store[]): string[] {
  const topics = stores.flatMap(({ webhooks }) => [
    ...webhooks.registered,
    ...webhooks.missing,
    ...webhooks.compliance.map(({ topic }) => topic),
  ]);
  return [...new Set(topics)].sort();
}

/**
 * A resource as a person tells it from others: `Order 1001` for `gid://shopify/Order/1001`.
 * @param gid - Shopify's global id
 */
export function shortResource(gid: string): string {
  return gid.replace(/^gid:\/\/shopify\//, '').replace('/', ' ');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
