import { parsePage } from '../../utils/pageQuery';
import { EVENT_STATUSES } from './eventStatus';

import type { EventQuery } from '../../api/events';
import type { Store } from '../../../../shared/contracts';
import type { PageAddress } from '../../utils/pageQuery';

/**
 * What the page's address asks for; what it should not hold is left out.
 * @param address - the query of the page's address
 */
export function parseEventQuery(address: PageAddress): EventQuery {
  const status = EVENT_STATUSES.find((known) => known === address.status);
  return {
    ...(status ? { status } : {}),
    ...(isText(address.store) ? { store: address.store } : {}),
    ...(isText(address.topic) ? { topic: address.topic } : {}),
    ...parsePage(address),
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
