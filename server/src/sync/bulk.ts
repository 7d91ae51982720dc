import { pluginConfig } from '../config';
import { assembleBulk, downloadRows, SpillError, type BulkLine, type BulkState } from '../shopify/bulk';
import { ShopifyError } from '../shopify/errors';
import { askForOperation, completedOperation, forgetOperation, type Operation } from './bulk-operation';
import { BulkUnavailableError } from './bulk-unavailable';
import type { Problem } from './problems';
import { refreshRecords } from './refresh';
import { spillPrefix } from './spill-folder';
import { compareAfterwards, deliverAndCount, report, type Work } from './work';

/** Records read by id at a time, where bulk cannot give them whole. */
const BY_ID_BATCH = 100;
/** How often a download that breaks off, or does not begin, is tried. */
const MAX_DOWNLOADS = 4;
const MS_BETWEEN_DOWNLOADS = 2_000;
const MS_LONGEST_PAUSE = 60_000;
/** How many operations are asked for where the results of earlier ones are gone. */
const MAX_OPERATIONS = 2;

/** Whether an operation is gone before its result was taken, so that another one may do it. */
const isGone = ({ code }: BulkUnavailableError): boolean =>
  code === 'bulk_result_expired' || code === 'bulk_operation_lost';

/** A failure of a download, apart from those of what is done with its rows. */
class DownloadError extends Error {
  override readonly name = 'DownloadError';

  constructor(readonly failure: ShopifyError) {
    super(failure.message);
  }
}

/**
 * Brings a resource in by a bulk operation: started (or found again after a restart), awaited, streamed, written.
 *
 * @throws BulkUnavailableError where paging must be used instead.
 */
export const syncBulk = async (work: Work): Promise<void> => {
  const { strapi, store, resource } = work;
  for (let operations = 1; ; operations += 1) {
    const operation = await askForOperation(work);
    try {
      return await bringIn(work, operation);
    } catch (error) {
      if (!(error instanceof BulkUnavailableError)) throw error;
      await forgetOperation(work);
      if (!isGone(error) || operations >= MAX_OPERATIONS) throw error;
      strapi.log.warn(`[shopify-crm] ${store.domain}: ${resource} are asked for again: ${error.message}`);
    }
  }
};

/** Each download asks for the operation anew: Shopify may say another place, or sign the same one again. */
const bringIn = async (work: Work, { id, readAt }: Operation): Promise<void> => {
  const { resource, journal, signal, pause } = work;
  for (let downloads = 1; ; downloads += 1) {
    const finished = await completedOperation(work, id);
    await journal.count(resource, { expected: finished.rootObjectCount });
    if (finished.url === null && finished.rootObjectCount === 0) return;
    try {
      return await takeResult(work, finished, readAt);
    } catch (error) {
      const failure = error instanceof DownloadError ? error.failure : null;
      if (!failure?.retryable || downloads >= MAX_DOWNLOADS) throw asUnavailable(error) ?? error;
      await pause(Math.min(failure.retryAfterMs ?? MS_BETWEEN_DOWNLOADS, MS_LONGEST_PAUSE));
      signal.throwIfAborted();
    }
  }
};

/** Failures of results that have a message of their own. */
const NAMED = ['bulk_result_incomplete', 'bulk_result_expired', 'download_refused'] as const;

/** The failure as one that paging gets around; null for any other. */
const asUnavailable = (error: unknown): BulkUnavailableError | null => {
  if (error instanceof SpillError)
    return new BulkUnavailableError('temporary_folder_unusable', error.message);
  const failure = error instanceof DownloadError ? error.failure : error;
  if (!(failure instanceof ShopifyError)) return null;
  const named = NAMED.find((code) => code === failure.code);
  if (!named && !(error instanceof DownloadError)) return null;
  return new BulkUnavailableError(named ?? 'bulk_result_unreachable', failure.message);
};

async function* rowsOf(work: Work, { url, objectCount }: BulkState): AsyncGenerator<BulkLine[]> {
  const { strapi, client, signal } = work;
  if (url === null) {
    throw new ShopifyError('bulk_result_incomplete', { message: 'Shopify does not say where the result is' });
  }
  try {
    yield* downloadRows(client, url, {
      allowedHosts: pluginConfig(strapi).downloadHosts,
      signal,
      expectedRows: objectCount,
    });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ShopifyError ? new DownloadError(error) : error;
  }
}

const takeResult = async (work: Work, finished: BulkState, readAt: Date): Promise<void> => {
  const { resource, journal, signal } = work;
  const needsRead: string[] = [];
  journal.restart(resource);
  for await (const batch of assembleBulk(resource, rowsOf(work, finished), {
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
