import { withRefunds, type CompleteOrder } from '../../shopify/read';
import type { Ahead } from './ahead';
import { forgetOperation } from './operation';
import { deliverParts, type BegunResult } from './parts';
import { asUnavailable } from './result';
import { BulkUnavailableError } from './unavailable';
import type { Problem } from '../problems';
import { refreshRecords } from '../refresh';
import { compareAfterwards, deliverAndCount, report, type Work } from '../work';

/** Records read by id at a time, where bulk cannot give them whole. */
const BY_ID_BATCH = 100;
/** How many operations are asked for where the results of earlier ones are gone. */
const MAX_OPERATIONS = 2;

/** Whether an operation is gone before its result was taken, so that another one may do it. */
const isGone = ({ code }: BulkUnavailableError): boolean =>
  code === 'bulk_result_expired' || code === 'bulk_operation_lost';

/**
 * Brings a resource in by a bulk operation.
 *
 * @param ahead results that were fetched before.
 * @throws BulkUnavailableError where paging must be used instead.
 */
export const syncBulk = async (work: Work, ahead: Ahead): Promise<void> => {
  const { strapi, store, resource } = work;
  for (let operations = 1; ; operations += 1) {
    try {
      return await deliverBulk(work, await ahead.take(work));
    } catch (error) {
      const failure = error instanceof BulkUnavailableError ? error : asUnavailable(error);
      if (!failure) throw error;
      await forgetOperation(work);
      if (!isGone(failure) || operations >= MAX_OPERATIONS) throw failure;
      strapi.log.warn(`[shopify-crm] ${store.domain}: ${resource} are asked for again: ${failure.message}`);
    }
  }
};

const deliverBulk = async (work: Work, result: BegunResult): Promise<void> => {
  const { readAt, remove } = result;
  work.journal.restart(work.resource);
  const withoutRefunds: CompleteOrder[] = [];
  const needsRead: string[] = [];
  const readSome = async (least: number): Promise<void> => {
    while (withoutRefunds.length > least)
      needsRead.push(...(await deliverRefunded(work, withoutRefunds.splice(0, BY_ID_BATCH), readAt)));
    while (needsRead.length > least) await readById(work, needsRead.splice(0, BY_ID_BATCH));
  };
  try {
    for await (const rest of deliverParts(work, result)) {
      withoutRefunds.push(...(rest.withoutRefunds as CompleteOrder[]));
      needsRead.push(...rest.needsRead);
      await readSome(BY_ID_BATCH);
    }
    await readSome(0);
  } finally {
    await remove();
  }
};

/** Bulk operations give no lists inside lists, such as a refund's lines. @returns the ids of orders that are to be read whole. */
const deliverRefunded = async (
  work: Work,
  orders: readonly CompleteOrder[],
  readAt: Date
): Promise<string[]> => {
  const nodes = await withRefunds(work.client, orders, { signal: work.signal });
  await deliverAndCount(work, { nodes, readAt });
  const done = new Set(nodes.map(({ id }) => id));
  return orders.map(({ id }) => id).filter((id) => !done.has(id));
};

/** Records that a bulk operation did not give whole are read by id. */
const readById = async (work: Work, ids: readonly string[]): Promise<void> => {
  const { strapi, store, resource, journal, signal } = work;
  const { versions, absent, problems, written, unchanged } = await refreshRecords(strapi, store, resource, {
    ids,
    signal,
  });
  const own: Problem[] = [...problems.values()];
  report(work, own);
  // Deleted since, or left out of the answer: the export had them.
  if (absent.size > 0) await compareAfterwards(work, absent.size);
  await journal.count(resource, {
    fetched: versions.size + own.length,
    written,
    unchanged,
    failed: own.length,
  });
};
