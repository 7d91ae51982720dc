import { pluginConfig } from '../../config';
import { openParts, SpillError, type BulkParts, type BulkState } from '../../shopify/bulk';
import { ShopifyError } from '../../shopify/errors';
import { askForOperation, completedOperation } from './operation';
import { BulkUnavailableError } from './unavailable';
import { spillPrefix } from '../spill-folder';
import type { Work } from '../work';

/** How often a download that breaks off, or does not begin, is tried. */
const MAX_DOWNLOADS = 4;
const MS_BETWEEN_DOWNLOADS = 2_000;
const MS_LONGEST_PAUSE = 60_000;

/** A failure of a download, apart from those of what is done with its rows. */
class DownloadError extends Error {
  override readonly name = 'DownloadError';

  constructor(readonly failure: ShopifyError) {
    super(failure.message);
  }
}

/** The result of an operation, here to be written. */
export interface BulkResult extends BulkParts {
  /** The read time of its rows. */
  readAt: Date;
}

const EMPTY: BulkParts = { parts: [], remove: () => Promise.resolve() };

/**
 * Has Shopify do a bulk operation (or finds it again after a restart), waits for it and downloads its result.
 *
 * @throws BulkUnavailableError where paging must be used instead.
 */
export const fetchBulk = async (work: Work): Promise<BulkResult> => {
  const { resource, journal, signal, pause } = work;
  const { id, readAt } = await askForOperation(work);
  for (let downloads = 1; ; downloads += 1) {
    // Asked anew for each download: Shopify may say another place, or sign the same one again.
    const finished = await completedOperation(work, id);
    await journal.count(resource, { expected: finished.rootObjectCount });
    if (finished.url === null && finished.rootObjectCount === 0) return { ...EMPTY, readAt };
    try {
      return { ...(await openResult(work, finished)), readAt };
    } catch (error) {
      const failure = error instanceof DownloadError ? error.failure : null;
      if (!failure?.retryable || downloads >= MAX_DOWNLOADS) throw asUnavailable(error) ?? error;
      await pause(Math.min(failure.retryAfterMs ?? MS_BETWEEN_DOWNLOADS, MS_LONGEST_PAUSE));
      signal.throwIfAborted();
    }
  }
};

const openResult = (work: Work, finished: BulkState): Promise<BulkParts> =>
  openParts(bytesOf(work, finished), {
    expected: { rows: finished.objectCount, roots: finished.rootObjectCount },
    spillPrefix: spillPrefix(),
    deal: (task) => work.thread.deal(work.resource, task, work.signal),
  });

async function* bytesOf(work: Work, { url }: BulkState): AsyncGenerator<Uint8Array> {
  const { strapi, client, signal } = work;
  if (url === null) {
    throw new ShopifyError('bulk_result_incomplete', { message: 'Shopify does not say where the result is' });
  }
  try {
    yield* await client.download(url, { allowedHosts: pluginConfig(strapi).downloadHosts, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ShopifyError ? new DownloadError(error) : error;
  }
}

/** Failures of results that have a message of their own. */
const NAMED = ['bulk_result_incomplete', 'bulk_result_expired', 'download_refused'] as const;

/** The failure as one that paging gets around; null for any other. */
export const asUnavailable = (error: unknown): BulkUnavailableError | null => {
  if (error instanceof SpillError)
    return new BulkUnavailableError('temporary_folder_unusable', error.message);
  const failure = error instanceof DownloadError ? error.failure : error;
  if (!(failure instanceof ShopifyError)) return null;
  const named = NAMED.find((code) => code === failure.code);
  if (!named && !(error instanceof DownloadError)) return null;
  return new BulkUnavailableError(named ?? 'bulk_result_unreachable', failure.message);
};
