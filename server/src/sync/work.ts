import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import { getService } from '../services';
import type { ShopifyClient } from '../shopify/api/types';
import type { StoreRow } from '../stores/rows';
import type { BulkThread } from './bulk/thread/pool';
import { assertStillAllowed } from './gates';
import type { Journal } from './journal';
import { logProblems, type Problem } from './problems';
import { deliver, deliverMapped, type Delivered, type Delivery, type MappedDelivery } from './refresh';

/** What an engine needs to bring one resource of a run in. */
export interface Work {
  strapi: Core.Strapi;
  store: StoreRow;
  client: ShopifyClient;
  resource: Resource;
  journal: Journal;
  /** Reads results of bulk operations. */
  thread: BulkThread;
  signal: AbortSignal;
  /** Only what changed since; everything by default. */
  updatedSince?: Date;
  /** Is woken early by Shopify's notice that a bulk operation finished. */
  pause: (milliseconds: number) => Promise<void>;
}

/**
 * Maps and writes what was read, and counts it.
 *
 * @throws ResourceOffError where the resource is not to be imported any more; nothing is written then.
 */
export const deliverAndCount = async (
  work: Work,
  { nodes, readAt, errors }: Omit<Delivery, 'signal'>
): Promise<void> => {
  const { strapi, resource, signal } = work;
  const store = await assertStillAllowed(strapi, work.store.domain, resource);
  await count(work, nodes.length, () => deliver(strapi, store, resource, { nodes, readAt, errors, signal }));
};

/** As `deliverAndCount`, of what was mapped already, in a work whose store is as it is now and may import the resource. */
export const deliverMappedAndCount = (work: Work, mapped: Omit<MappedDelivery, 'signal'>): Promise<void> => {
  const { strapi, store, resource, signal } = work;
  return count(work, mapped.records.length + mapped.unmapped.length, () =>
    deliverMapped(strapi, store, resource, { ...mapped, signal })
  );
};

const count = async (work: Work, fetched: number, act: () => Promise<Delivered>): Promise<void> => {
  const { strapi, store, resource, journal } = work;
  const { written, unchanged, problems } = await act();
  report(work, problems);
  const before = journal.progress(resource).written;
  const after = before + written;
  await journal.count(resource, { fetched, written, unchanged, failed: problems.length });
  // Later syncs change what is there already.
  const isFirst = !store.cursors?.[resource];
  if (isFirst && hasGrownMuch(before, after)) await getService(strapi, 'ingest').refreshStatistics(after);
};

/** Whether so many writes reach the next one of 100, 400, 1,600 … */
const hasGrownMuch = (before: number, after: number): boolean => {
  const reached = (written: number) => Math.floor(Math.log(Math.max(written, 25) / 100) / Math.log(4));
  return reached(after) > reached(before);
};

/** Names what was not imported, in the log and on the run. */
export const report = ({ strapi, store, resource, journal }: Work, problems: Iterable<Problem>): void => {
  const all = [...problems];
  logProblems(strapi, store.domain, all);
  journal.addProblems(resource, all);
};

/**
 * Has the run followed by a comparison: Shopify left records out, and where it does not name them, nobody knows which. It finds
 * what is missing, and reads that by id.
 */
export const compareAfterwards = async ({ strapi, store, resource }: Work, count: number): Promise<void> => {
  strapi.log.warn(`[shopify-crm] ${store.domain}: Shopify left ${count} ${resource} out of an answer`);
  const reconcileDue = await getService(strapi, 'clock').read();
  await getService(strapi, 'stores').update(store.domain, { reconcileDue });
};
