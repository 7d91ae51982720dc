import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import type { WriteResult } from '../ingest';
import { mapBatch, type MappedBatch } from '../records/mapped/batch';
import { changed } from '../records/digest';
import type { EncodedOf } from '../records/encoded';
import { giveWay } from '../give-way';
import { groupBy } from '../group-by';
import { getService } from '../services';
import type { FieldError } from '../shopify/api/graphql-errors';
import { readByIds, type CompleteNode } from '../shopify/read';
import { optionsOf, type StoreRow } from '../stores/rows';
import { isAllowedNow } from './gates';
import { unreadProblem, type Problem } from './problems';
import { knownParts } from './withheld';

/** How many records are mapped before others have a turn: some three milliseconds. */
const NODES_A_STEP = 10;

/** What one read gave. */
export interface Delivery<R extends Resource = Resource> {
  nodes: readonly CompleteNode<R>[];
  /** When the read started. */
  readAt: Date;
  /** What the read was denied; undefined where it cannot tell. */
  errors?: readonly FieldError[];
  signal?: AbortSignal;
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
  { nodes, readAt, errors, signal }: Delivery<R>
): Promise<Delivered> => {
  const mapped = await mapNodes(strapi, store, resource, { nodes, errors });
  return deliverMapped(strapi, await asItIsNow(strapi, store), resource, { ...mapped, readAt, signal });
};

const asItIsNow = async (strapi: Core.Strapi, store: StoreRow): Promise<StoreRow> =>
  (await getService(strapi, 'stores').findByDomain(store.domain)) ?? store;

/** What nodes of one read were mapped to. */
export interface MappedDelivery<R extends Resource = Resource>
  extends MappedBatch<R>, Pick<Delivery, 'readAt' | 'signal'> {}

/**
 * As `deliver`, of what was mapped already.
 *
 * @param store as it is now: what is read of it may have begun under other options.
 */
export const deliverMapped = async <R extends Resource>(
  strapi: Core.Strapi,
  store: StoreRow,
  resource: R,
  { records, misfits, unmapped, readAt, signal }: MappedDelivery<R>
): Promise<Delivered> => {
  await getService(strapi, 'mappings').report(store.domain, resource, misfits);
  const result = await getService(strapi, 'ingest').write(
    resource,
    { store: store.domain, readAt },
    withChosenParts(store, resource, records)
  );
  if (result.missingCustomers.length > 0 && (await isAllowedNow(strapi, store.domain, 'customers'))) {
    await refreshRecords(strapi, store, 'customers', { ids: result.missingCustomers, signal });
  }
  const problems = [
    ...unmapped.map((one): Problem => ({ ...one, code: 'not_mapped' })),
    ...result.failed.map((one): Problem => ({ ...one, code: 'not_written' })),
  ];
  return { written: result.written, unchanged: result.unchanged, problems };
};

/** The records that nodes become, by what is mapped and withheld at this moment. */
const mapNodes = async <R extends Resource>(
  strapi: Core.Strapi,
  store: StoreRow,
  resource: R,
  { nodes, errors }: Pick<Delivery<R>, 'nodes' | 'errors'>
): Promise<MappedBatch<R>> => {
  const fields = await getService(strapi, 'mappings').fields();
  const known = await knownParts(strapi, store.domain, resource, { nodes, errors });
  const mapped: MappedBatch<R> = { records: [], misfits: [], unmapped: [] };
  for (let start = 0; start < known.length; start += NODES_A_STEP) {
    await giveWay();
    const { records, misfits, unmapped } = mapBatch(
      resource,
      known.slice(start, start + NODES_A_STEP),
      fields
    );
    mapped.records.push(...records);
    mapped.misfits.push(...misfits);
    mapped.unmapped.push(...unmapped);
  }
  return mapped;
};

/** The records without what the store's options leave out. */
const withChosenParts = <R extends Resource>(
  store: StoreRow,
  resource: R,
  records: readonly EncodedOf<R>[]
): readonly EncodedOf<R>[] =>
  resource !== 'orders' || optionsOf(store).importLineItems
    ? records
    : records.map((record) => changed(record, { lines: undefined } as Partial<EncodedOf<R>>));

/** What a read by id found. */
export interface Refreshed {
  /** The version of each record that was found: its `updatedAt`, and the start of the read. */
  versions: Map<string, { updatedAt: Date; readAt: Date }>;
  /** Records that Shopify does not show, each with the start of the read that told so. */
  absent: Map<string, Date>;
  problems: Map<string, Problem>;
  written: number;
  unchanged: number;
}

const groupByRead = <T extends { readAt: Date }>(items: readonly T[]): T[][] => [
  ...groupBy(items, ({ readAt }) => readAt.getTime()).values(),
];

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
  const {
    nodes,
    unread,
    withheld: errors,
  } = await readByIds(client, resource, [...new Set(ids)], { signal });
  for (const one of unread) refreshed.problems.set(one.id, unreadProblem(one));
  if (nodes.length === 0) await knownParts(strapi, store.domain, resource, { nodes: [], errors });

  for (const group of groupByRead(nodes)) {
    const readAt = (group[0] as (typeof group)[number]).readAt;
    const found = group.flatMap(({ node }) => (node ? [node] : []));
    const delivered = await deliver(strapi, store, resource, { nodes: found, readAt, errors, signal });
    for (const { id, node } of group) {
      if (node) refreshed.versions.set(id, { updatedAt: new Date(node.updatedAt), readAt });
      else refreshed.absent.set(id, readAt);
    }
    for (const problem of delivered.problems) refreshed.problems.set(problem.shopifyId, problem);
    refreshed.written += delivered.written;
    refreshed.unchanged += delivered.unchanged;
  }
  return refreshed;
};

/**
 * Reads records by id and writes nothing.
 *
 * @returns how many are not what is stored.
 * @throws ShopifyError, CrmError where nothing could be read at all.
 */
export const countChanged = async (
  strapi: Core.Strapi,
  store: StoreRow,
  resource: Resource,
  { ids, signal }: { ids: readonly string[]; signal?: AbortSignal }
): Promise<number> => {
  if (ids.length === 0) return 0;
  const client = getService(strapi, 'clients').forStore(store);
  const { nodes, withheld: errors } = await readByIds(client, resource, ids, { signal });
  const found = nodes.flatMap(({ node }) => (node ? [node] : []));
  const { records, misfits } = await mapNodes(strapi, store, resource, { nodes: found, errors });
  await getService(strapi, 'mappings').report(store.domain, resource, misfits);
  const chosen = withChosenParts(await asItIsNow(strapi, store), resource, records);
  return getService(strapi, 'ingest').differing(resource, store.domain, chosen);
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
