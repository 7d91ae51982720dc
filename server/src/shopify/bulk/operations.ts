import type { Resource } from '../../../../shared/contracts';
import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import { BULK_CANCEL, BULK_RUN, BULK_STATUS } from '../queries/bulk';
import type {
  BulkCancelMutationData,
  BulkOperationErrorCode,
  BulkOperationStatus,
  BulkRunMutationData,
  BulkStatusQueryData,
} from '../queries/generated';
import { RESOURCE_DEFINITIONS, updatedSinceQuery } from '../resources';

/** Why a bulk operation was not started. */
export type BulkRefusal =
  | 'bulk_operations_not_enabled'
  | 'operation_in_progress'
  | 'limit_reached'
  | 'missing_shopify_permission'
  | 'query_invalid';

export type BulkStart =
  { ok: true; id: string } | { ok: false; code: BulkRefusal; message: string; permission?: string };

export interface BulkState {
  id: string;
  status: BulkOperationStatus;
  errorCode: BulkOperationErrorCode | null;
  /** Rows so far: records and their children. */
  objectCount: number;
  /** Records so far. */
  rootObjectCount: number;
  /** Where the result is, for 7 days; null while there is none and where it is empty. */
  url: string | null;
  /** Where the part is that was ready before a failure. */
  partialDataUrl: string | null;
}

const USER_ERRORS: Readonly<Record<string, BulkRefusal>> = {
  OPERATION_IN_PROGRESS: 'operation_in_progress',
  LIMIT_REACHED: 'limit_reached',
};

/**
 * The wording of a refusal to an app without "Allow bulk queries"
 * (https://shopify.dev/changelog/partner-apps-must-enable-bulk-operations-before-use). Refusals of a query speak of bulk
 * queries too.
 */
const NOT_ENABLED = /bulk (?:quer|operation).*\b(?:enable|allow|approv)/i;

/**
 * The document of a bulk operation.
 *
 * @param updatedSince only what changed since.
 */
export function bulkDocument(resource: Resource, updatedSince?: Date): string {
  const query = updatedSinceQuery(resource, updatedSince);
  return RESOURCE_DEFINITIONS[resource].bulk.replace(
    'FILTER',
    query ? `(query: ${JSON.stringify(query)})` : ''
  );
}

/**
 * Starts a bulk operation over a resource. That costs no points of the rate limit.
 *
 * @throws ShopifyError where Shopify does not answer; a refusal is a result.
 */
export async function startBulk(
  client: ShopifyClient,
  resource: Resource,
  { updatedSince, signal }: { updatedSince?: Date; signal?: AbortSignal } = {}
): Promise<BulkStart> {
  let answer: BulkRunMutationData['bulkOperationRunQuery'] = null;
  let denied: { message: string; permission?: string } | undefined;
  try {
    const { data, errors } = await client.request<BulkRunMutationData>(
      BULK_RUN,
      { query: await client.extend(bulkDocument(resource, updatedSince)) },
      { signal }
    );
    answer = data.bulkOperationRunQuery;
    denied = errors[0];
  } catch (error) {
    if (!(error instanceof ShopifyError) || error.code !== 'missing_shopify_permission') throw error;
    denied = error;
  }
  if (answer?.bulkOperation) return { ok: true, id: answer.bulkOperation.id };
  const [refused] = answer?.userErrors ?? [];
  if (refused) {
    const known = USER_ERRORS[refused.code ?? ''];
    const code =
      known ?? (NOT_ENABLED.test(refused.message) ? 'bulk_operations_not_enabled' : 'query_invalid');
    return { ok: false, code, message: refused.message };
  }
  if (!denied) throw new ShopifyError('response_invalid', { message: 'Shopify started no bulk operation' });
  // Denied without naming a scope: it is the app that may not, not the token.
  if (!denied.permission) return { ok: false, code: 'bulk_operations_not_enabled', message: denied.message };
  return {
    ok: false,
    code: 'missing_shopify_permission',
    message: denied.message,
    permission: denied.permission,
  };
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count)) {
    throw new ShopifyError('response_invalid', { message: 'Shopify gave no count for a bulk operation' });
  }
  return count;
}

/**
 * Where a bulk operation stands.
 *
 * @returns null where Shopify knows no such operation (any more).
 */
export async function bulkStatus(
  client: ShopifyClient,
  id: string,
  { signal }: { signal?: AbortSignal } = {}
): Promise<BulkState | null> {
  const { data } = await client.request<BulkStatusQueryData>(BULK_STATUS, { id }, { signal });
  const operation = data.bulkOperation;
  if (!operation) return null;
  return {
    id: operation.id,
    status: operation.status,
    errorCode: operation.errorCode ?? null,
    objectCount: toCount(operation.objectCount),
    rootObjectCount: toCount(operation.rootObjectCount),
    url: operation.url ?? null,
    partialDataUrl: operation.partialDataUrl ?? null,
  };
}

/**
 * Asks Shopify to end a bulk operation; one that has ended already is left as it is.
 *
 * @returns the status after the request, null where there is no such operation.
 */
export async function cancelBulk(
  client: ShopifyClient,
  id: string,
  { signal }: { signal?: AbortSignal } = {}
): Promise<BulkOperationStatus | null> {
  const { data } = await client.request<BulkCancelMutationData>(BULK_CANCEL, { id }, { signal });
  return data.bulkOperationCancel?.bulkOperation?.status ?? null;
}
