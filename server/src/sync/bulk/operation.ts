import { toStoredError } from '../../errors';
import { getService } from '../../services';
import { bulkStatus, cancelBulk, startBulk, type BulkState } from '../../shopify/bulk';
import { ShopifyError } from '../../shopify/errors';
import { BulkUnavailableError } from './unavailable';
import { assertStillAllowed } from '../gates';
import type { Checkpoint } from '../runs';
import type { Work } from '../work';

/** An operation that Shopify was asked for. */
export interface Operation {
  id: string;
  /** When it was asked for, on our clock: the read time of its rows. */
  readAt: Date;
}

const MS_FIRST_POLL = 300;
const MS_LAST_POLL = 10_000;
/** An operation that got no further for so long is given up. Shopify counts its objects as it goes. */
const MS_STUCK = 60 * 60_000;

const FORGOTTEN: Partial<Checkpoint> = { bulkId: null, bulkReadAt: null, bulkSeen: null, bulkMovedAt: null };

/**
 * The operation that a run waits for already, or a new one.
 *
 * @throws BulkUnavailableError where Shopify refuses it.
 */
export const askForOperation = async (work: Work): Promise<Operation> => {
  const { strapi, client, resource, journal, updatedSince, signal } = work;
  const { bulkId, bulkReadAt } = journal.checkpoint(resource);
  if (bulkId && bulkReadAt) return { id: bulkId, readAt: new Date(bulkReadAt) };
  const readAt = await getService(strapi, 'clock').read();
  const started = await startBulk(client, resource, { updatedSince, signal });
  if (!started.ok) {
    const { code, message } = started;
    const isNamed = code === 'bulk_operations_not_enabled' || code === 'missing_shopify_permission';
    throw new BulkUnavailableError(isNamed ? code : 'bulk_operation_refused', message);
  }
  await journal.move(resource, { ...FORGOTTEN, bulkId: started.id, bulkReadAt: readAt.toISOString() });
  return { id: started.id, readAt };
};

/** Asks for an operation before it is its resource's turn. @returns whether there is one now. */
export const askAhead = async (work: Work): Promise<boolean> => {
  try {
    await askForOperation(work);
    return true;
  } catch (error) {
    const mayPass = error instanceof ShopifyError && error.retryable;
    if (!mayPass && !(error instanceof BulkUnavailableError)) throw error;
    return false;
  }
};

/** Has Shopify end the operation that a run waits for, if there is one: nobody will take its result. */
export const cancelOperation = async ({ strapi, store, client, resource, journal }: Work): Promise<void> => {
  const { bulkId, state } = journal.checkpoint(resource);
  if (bulkId === null || state === 'done') return;
  try {
    await cancelBulk(client, bulkId);
  } catch (error) {
    const { code } = toStoredError(error, new Date());
    strapi.log.warn(`[shopify-crm] ${store.domain}: a bulk operation goes on although unused: ${code}`);
  }
};

/** Lets the next attempt ask for another operation. */
export const forgetOperation = ({ journal, resource }: Work): Promise<void> =>
  journal.move(resource, FORGOTTEN);

/**
 * Waits until an operation has completed.
 *
 * @throws BulkUnavailableError where it ends otherwise, or gets no further.
 */
export const completedOperation = async (work: Work, id: string): Promise<BulkState> => {
  const { strapi, store, client, resource, signal, pause } = work;
  for (let wait = MS_FIRST_POLL; ; wait = Math.min(wait * 1.5, MS_LAST_POLL)) {
    signal.throwIfAborted();
    await assertStillAllowed(strapi, store.domain, resource);
    const operation = await bulkStatus(client, id, { signal });
    if (!operation) {
      throw new BulkUnavailableError(
        'bulk_operation_lost',
        'Shopify does not know the bulk operation any more'
      );
    }
    if (operation.status === 'COMPLETED') return operation;
    assertUnderWay(operation);
    if (await isStuck(work, operation)) {
      await cancelBulk(client, id, { signal });
      throw new BulkUnavailableError('bulk_operation_stuck', 'The bulk operation got no further for an hour');
    }
    await pause(wait);
  }
};

const UNDER_WAY: readonly BulkState['status'][] = ['CREATED', 'RUNNING', 'CANCELING'];

const assertUnderWay = ({ status, errorCode }: BulkState): void => {
  if (UNDER_WAY.includes(status)) return;
  if (status === 'CANCELED')
    throw new BulkUnavailableError('bulk_operation_cancelled', 'The bulk operation was cancelled elsewhere');
  if (status === 'EXPIRED')
    throw new BulkUnavailableError('bulk_result_expired', 'The bulk operation has expired');
  const reason = errorCode ? ` (${errorCode})` : '';
  throw new BulkUnavailableError(
    'bulk_operation_failed',
    `The bulk operation ended as ${status.toLowerCase()}${reason}`
  );
};

/** What an operation has done is kept with the run: a process that takes it over does not begin to count anew. */
const isStuck = async ({ strapi, resource, journal }: Work, operation: BulkState): Promise<boolean> => {
  const { bulkSeen, bulkMovedAt } = journal.checkpoint(resource);
  const now = await getService(strapi, 'clock').read();
  const seen = `${operation.status} ${operation.objectCount}`;
  if (bulkMovedAt && bulkSeen === seen) return now.getTime() - Date.parse(bulkMovedAt) >= MS_STUCK;
  await journal.move(resource, { bulkSeen: seen, bulkMovedAt: now.toISOString() });
  return false;
};
