import { PLUGIN_ID } from './pluginId';

import type { EventStatus } from '../../shared/contracts';

/** Where the stores are, below the admin panel's own address. */
export const STORES_PATH = `/settings/${PLUGIN_ID}`;

/**
 * Where the queue is, below the admin panel's own address.
 * @param filter - which events it is to show
 */
export function queuePath(filter: { store?: string; status?: EventStatus } = {}): string {
  const query = new URLSearchParams(filter).toString();
  return `${STORES_PATH}/queue${query ? `?${query}` : ''}`;
}
