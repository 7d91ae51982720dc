import { pluginConfig } from '../config';
import { getService } from '../services';
import {
  assembleBulk,
  bulkStatus,
  cancelBulk,
  downloadRows,
  startBulk,
  type BulkState,
} from '../shopify/bulk';
import { ShopifyError } from '../shopify/errors';
import { isAllowedNow, ResourceOffError } from './gates';
import { RunCancelledError } from './journal';
import type { Problem } from './problems';
import { refreshRecords } from './refresh';
import { spillPrefix } from './spill-folder';
import { deliverAndCount, report, type Work } from './work';

/** Why bulk operations cannot do it, so that paging must. */
export class BulkUnavailableError extends Error {
  override readonly name = 'BulkUnavailableError';

  constructor(
    readonly code: string,
    message: string
  ) {
    super(message);
  }
}

const MS_FIRST_POLL = 300;
const MS_LAST_POLL = 10_000;
/** Records read by id at a time, where bulk cannot give them whole. */
const BY_ID_BATCH = 100;

/**
 * Brings a resource in by a bulk operation: started (or found again after a restart), awaited, streamed, written.
 *
 * @throws BulkUnavailableError where paging must be used instead.
 */
export const syncBulk = async (work: Work): Promise<void> => {
  const { resource, journal } = work;
  const { operation, readAt } = await runningOperation(work);
  const finished = await finishedOperation(work, operation);
  if (finished.status !== 'COMPLETED') {
    await journal.move(resource, { bulkId: null, bulkReadAt: null });
    throw new BulkUnavailableError(
      'bulk_operation_failed',
      `The bulk operation ended as ${finished.status.toLowerCase()}${finished.errorCode ? ` (${finished.errorCode})` : ''}`
    );
  }
  await journal.count(resource, { expected: finished.rootObjectCount });
  if (finished.url === null) return;
  try {
    await takeResult(work, finished, readAt);
  } catch (error) {
    // A result that cannot be had whole (cut, expired) will not get better: the next attempt asks anew.
    if (error instanceof ShopifyError && error.code.startsWith('bulk_result_')) {
      await journal.move(resource, { bulkId: null, bulkReadAt: null });
      throw new BulkUnavailableError(error.code, error.message);
    }
    throw error;
  }
};

const runningOperation = async ({ strapi, client, resource, journal, updatedSince, signal }: Work) => {
  const { bulkId, bulkReadAt } = journal.checkpoint(resource);
  if (bulkId && bulkReadAt) return { operation: bulkId, readAt: new Date(bulkReadAt) };
  const readAt = await getService(strapi, 'clock').read();
  const started = await startBulk(client, resource, { updatedSince, signal });
  if (!started.ok) throw new BulkUnavailableError(started.code, started.message);
  await journal.move(resource, { bulkId: started.id, bulkReadAt: readAt.toISOString() });
  return { operation: started.id, readAt };
};

const finishedOperation = async (
  { strapi, store, client, resource, signal, pause }: Work,
  id: string
): Promise<BulkState> => {
  for (let wait = MS_FIRST_POLL; ; wait = Math.min(wait * 1.5, MS_LAST_POLL)) {
    if (signal.reason instanceof RunCancelledError) await cancelBulk(client, id);
    signal.throwIfAborted();
    if (!(await isAllowedNow(strapi, store.domain, resource))) {
      await cancelBulk(client, id);
      throw new ResourceOffError(`${resource} are not imported any more`);
    }
    const operation = await bulkStatus(client, id, { signal });
    if (!operation)
      throw new BulkUnavailableError(
        'bulk_operation_lost',
        'Shopify does not know the bulk operation any more'
      );
    if (!['CREATED', 'RUNNING', 'CANCELING'].includes(operation.status)) return operation;
    await pause(wait);
  }
};

const takeResult = async (work: Work, finished: BulkState, readAt: Date): Promise<void> => {
  const { strapi, client, resource, journal, signal } = work;
  const { downloadHosts } = pluginConfig(strapi);
  const rows = downloadRows(client, finished.url as string, {
    allowedHosts: downloadHosts,
    signal,
    expectedRows: finished.objectCount,
  });
  const needsRead: string[] = [];
  journal.restart(resource);
  for await (const batch of assembleBulk(resource, rows, {
    spillPrefix: spillPrefix(),
    expectedRoots: finished.rootObjectCount,
    fileSize: finished.fileSize,
  })) {
    signal.throwIfAborted();
    await deliverAndCount(work, { nodes: batch.nodes, readAt });
    needsRead.push(...batch.needsRead);
    while (needsRead.length >= BY_ID_BATCH) await readById(work, needsRead.splice(0, BY_ID_BATCH));
  }
  await readById(work, needsRead);
};

/** Bulk operations give no lists inside lists, such as a refund's lines: those records are read whole by id. */
const readById = async (work: Work, ids: readonly string[]): Promise<void> => {
  const { strapi, store, resource, journal, signal } = work;
  const { versions, problems, written, unchanged } = await refreshRecords(strapi, store, resource, {
    ids,
    signal,
  });
  const own: Problem[] = [...problems.values()];
  report(work, own);
  await journal.count(resource, {
    fetched: versions.size + own.length,
    written,
    unchanged,
    failed: own.length,
  });
};
