import { PLUGIN_ID } from './pluginId';

import type { EventStatus } from '../../shared/contracts';

/** The pages below Settings → Shopify, in the order in which they are offered. */
export const SETTINGS_PAGES = ['stores', 'queue', 'deleted', 'privacy', 'mappings', 'setup'] as const;

/** One of {@link SETTINGS_PAGES}. */
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** Where the stores are, below the admin panel's own address. */
export const STORES_PATH = `/settings/${PLUGIN_ID}`;

/** Where a page is, below the admin panel's own address. */
export function settingsPath(page: SettingsPage): string {
  return page === 'stores' ? STORES_PATH : `${STORES_PATH}/${page}`;
}

/**
 * Where the queue is, below the admin panel's own address.
 * @param filter - which events it is to show
 */
export function queuePath(filter: { store?: string; status?: EventStatus } = {}): string {
  const query = new URLSearchParams(filter).toString();
  return `${settingsPath('queue')}${query ? `?${query}` : ''}`;
}

/** Where a run is told of, below the admin panel's own address. */
export function runPath(documentId: string): string {
  return `${STORES_PATH}/runs/${documentId}`;
}

/** The content types that people look into. */
type RecordType = 'contact' | 'product' | 'invoice' | 'product-variant' | 'invoice-line';

/**
 * Where a record, or the list of a type, is in the Content Manager.
 * @param type - the singular name of the content type
 * @param documentId - the record; the list where it is left out
 */
export function recordPath(type: RecordType, documentId?: string): string {
  const list = `/content-manager/collection-types/plugin::${PLUGIN_ID}.${type}`;
  return documentId ? `${list}/${documentId}` : list;
}

/**
 * Where the entries of a content type of the user's own are.
 * @param uid - such as `api::client.client`
 */
export function entriesPath(uid: string): string {
  return `/content-manager/collection-types/${uid}`;
}

/**
 * Where the records of one store are listed in the Content Manager.
 * @param type - a type whose records have one store
 * @param domain - the store
 */
export function storeRecordsPath(type: 'product' | 'invoice', domain: string): string {
  const query = new URLSearchParams({ 'filters[$and][0][storeDomain][$eq]': domain });
  return `${recordPath(type)}?${query.toString()}`;
}
