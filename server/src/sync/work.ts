import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import type { ShopifyClient } from '../shopify/api/types';
import type { CompleteNode } from '../shopify/read';
import type { StoreRow } from '../stores/rows';
import type { Journal } from './journal';
import { deliver, type Problem } from './refresh';

/** What an engine needs to bring one resource of a run in. */
export interface Work {
  strapi: Core.Strapi;
  store: StoreRow;
  client: ShopifyClient;
  resource: Resource;
  journal: Journal;
  signal: AbortSignal;
  /** Only what changed since; everything by default. */
  updatedSince?: Date;
  /** Is woken early by Shopify's notice that a bulk operation finished. */
  pause: (milliseconds: number) => Promise<void>;
}

/** Writes what was read and counts it. */
export const deliverAndCount = async (
  { strapi, store, resource, journal, signal }: Work,
  { nodes, readAt }: { nodes: readonly CompleteNode[]; readAt: Date }
): Promise<void> => {
  const { written, unchanged, problems } = await deliver(strapi, store, resource, { nodes, readAt, signal });
  report(strapi, store, problems);
  await journal.count(resource, { fetched: nodes.length, written, unchanged, failed: problems.length });
};

/** Names what was not imported: ids and reasons, no personal data. */
export const report = (strapi: Core.Strapi, store: StoreRow, problems: Iterable<Problem>): void => {
  for (const { shopifyId, code, message } of problems) {
    strapi.log.warn(`[shopify-crm] ${store.domain}: ${shopifyId} was not imported (${code}): ${message}`);
  }
};
