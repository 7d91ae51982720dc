import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import type { WriteResult } from '../ingest';
import { mapNode } from '../records';
import type { RecordOf } from '../records/types';
import { getService } from '../services';
import { readByIds, type CompleteNode } from '../shopify/read';
import type { StoreRow } from '../stores/rows';
import { allowedResources, importsLines } from './gates';

/** A record that was read or mapped but not written, and why. */
export interface Problem {
  shopifyId: string;
  code: 'withheld' | 'changing' | 'not_mapped' | 'not_written';
  message: string;
}

/** What became of records that were read. */
export interface Delivered extends Pick<WriteResult, 'written' | 'unchanged'> {
  problems: Problem[];
}

/**
 * Maps and writes what one read gave, and the customers whom orders turned out to belong to. A record that cannot be mapped
 * or written is a problem of its own.
 */
export const deliver = async <R extends Resource>(
  strapi: Core.Strapi,
  store: StoreRow,
  resource: R,
  { nodes, readAt, signal }: { nodes: readonly CompleteNode<R>[]; readAt: Date; signal?: AbortSignal }
): Promise<Delivered> => {
  const problems: Problem[] = [];
  const records: RecordOf<R>[] = [];
  for (const node of nodes) {
    try {
      records.push(mapNode(resource, node));
    } catch (error) {
      problems.push({
        shopifyId: node.id,
        code: 'not_mapped',
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
  const result = await getService(strapi, 'ingest').write(
    resource,
    { store: store.domain, readAt },
    await withChosenParts(strapi, store, resource, records)
  );
  problems.push(...result.failed.map((failed): Problem => ({ ...failed, code: 'not_written' })));
  if (result.missingCustomers.length > 0 && (await allowedResources(strapi, store)).includes('customers')) {
    await refreshRecords(strapi, store, 'customers', { ids: result.missingCustomers, signal });
  }
  return { written: result.written, unchanged: result.unchanged, problems };
};

/** The records without what the store's options leave out at this moment: a run may have begun under others. */
const withChosenParts = async <R extends Resource>(
  strapi: Core.Strapi,
  store: StoreRow,
  resource: R,
  records: readonly RecordOf<R>[]
): Promise<readonly RecordOf<R>[]> =>
  resource !== 'orders' || (await importsLines(strapi, store.domain))
    ? records
    : records.map((record) => ({ ...record, lines: undefined }));

/** What a read by id found. */
export interface Refreshed {
  /** The `updatedAt` of each record that was found. */
  versions: Map<string, Date>;
  /** Records that Shopify does not show, each with the start of the read that told so. */
  absent: Map<string, Date>;
  problems: Map<string, Problem>;
  written: number;
  unchanged: number;
}

const groupByRead = <T extends { readAt: Date }>(items: readonly T[]): T[][] => {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(item.readAt.getTime());
    if (group) group.push(item);
    else groups.set(item.readAt.getTime(), [item]);
  }
  return [...groups.values()];
};

const UNREAD = {
  withheld: 'Shopify withheld a part of it: a scope or an approval is missing.',
  changing: 'It changed during each attempt to read it.',
};

/**
 * Reads records by id and writes them.
 *
 * @throws ShopifyError, CrmError where nothing could be read at all.
 */
export const refreshRecords = async (
  strapi: Core.Strapi,
  store: StoreRow,
  resource: Resource,
  { ids, signal }: { ids: readonly string[]; signal?: AbortSignal }
): Promise<Refreshed> => {
  const refreshed: Refreshed = {
    versions: new Map(),
    absent: new Map(),
    problems: new Map(),
    written: 0,
    unchanged: 0,
  };
  if (ids.length === 0) return refreshed;
  const client = getService(strapi, 'clients').forStore(store);
  const { nodes, unread } = await readByIds(client, resource, [...new Set(ids)], { signal });
  for (const { id, reason } of unread)
    refreshed.problems.set(id, { shopifyId: id, code: reason, message: UNREAD[reason] });

  for (const group of groupByRead(nodes)) {
    const readAt = (group[0] as (typeof group)[number]).readAt;
    const found = group.flatMap(({ node }) => (node ? [node] : []));
    const delivered = await deliver(strapi, store, resource, { nodes: found, readAt, signal });
    for (const { id, node } of group) {
      if (node) refreshed.versions.set(id, new Date(node.updatedAt));
      else refreshed.absent.set(id, readAt);
    }
    for (const problem of delivered.problems) refreshed.problems.set(problem.shopifyId, problem);
    refreshed.written += delivered.written;
    refreshed.unchanged += delivered.unchanged;
  }
  return refreshed;
};

/** Deletes here what a read by id did not find, each as of the start of the read that told so. */
export const buryAbsent = async (
  strapi: Core.Strapi,
  store: StoreRow,
  resource: Resource,
  absent: ReadonlyMap<string, Date>
): Promise<void> => {
  const reads = groupByRead([...absent].map(([id, readAt]) => ({ id, readAt })));
  for (const group of reads) {
    const { readAt } = group[0] as (typeof group)[number];
    const ids = group.map(({ id }) => id);
    await getService(strapi, 'ingest').remove(resource, { store: store.domain, ids, at: readAt });
  }
};

/** An order this young is visible to everybody who may read orders: Shopify hides those of 60 days, and clocks differ. */
const MS_ALWAYS_VISIBLE = 59 * 24 * 60 * 60_000;

/**
 * Whether Shopify must show a record of ours, so that "not there" means deleted: an order older than 60 days is invisible
 * without `read_all_orders`, and anything is without its scope.
 *
 * @param createdAt when Shopify made the record; where it is unknown, it counts as old.
 */
export const mustBeVisible = (
  { scopes }: Pick<StoreRow, 'scopes'>,
  resource: Resource,
  createdAt: Date | null = null
): boolean => {
  const granted = new Set(scopes ?? []);
  if (!granted.has(`read_${resource}`) && !granted.has(`write_${resource}`)) return false;
  if (resource !== 'orders' || granted.has('read_all_orders')) return true;
  return createdAt !== null && Date.now() - createdAt.getTime() < MS_ALWAYS_VISIBLE;
};
