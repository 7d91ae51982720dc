import { createGraphQLClient } from '@shopify/graphql-client';
import { ShopifyError } from '../errors';
import { dropFailing, errorOfAnswer, parseFieldErrors, withhold } from './graphql-errors';
import {
  REQUEST_TIMEOUT_MS,
  errorOfFetch,
  errorOfStatus,
  readRefusal,
  requestSignal,
  wasNeverSent,
} from './http';
import type { Answer, Attempt, QueryCost } from './types';

interface GraphqlAttempt {
  url: string;
  token: string;
  document: string;
  variables?: unknown;
  fetch: typeof fetch;
  signals: readonly (AbortSignal | undefined)[];
  now: () => number;
  /** Where the list of records is, of which some may fail. */
  records?: readonly string[];
  /** Called with what the query cost, also where it was refused for its cost. */
  onCost: (cost: QueryCost) => void;
}

/** Codes that may pass by themselves; a query that met one is asked again before its data counts as withheld. */
const TRANSIENT = new Set(['INTERNAL_SERVER_ERROR', 'TIMEOUT']);

function numberIn(value: unknown, key: string): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[key];
  return typeof found === 'number' ? found : undefined;
}

/** Reads `extensions.cost`; undefined where it is missing or of an unknown form. */
function costOf(extensions: Record<string, unknown> | undefined): QueryCost | undefined {
  const cost = extensions?.cost;
  const requested = numberIn(cost, 'requestedQueryCost');
  const status = (cost as { throttleStatus?: unknown } | undefined)?.throttleStatus;
  const maximumAvailable = numberIn(status, 'maximumAvailable');
  const currentlyAvailable = numberIn(status, 'currentlyAvailable');
  const restoreRate = numberIn(status, 'restoreRate');
  if (requested === undefined || maximumAvailable === undefined) return undefined;
  if (currentlyAvailable === undefined || !restoreRate) return undefined;
  return {
    requested,
    actual: numberIn(cost, 'actualQueryCost') ?? null,
    throttle: { maximumAvailable, currentlyAvailable, restoreRate },
  };
}

/** How long until the bucket holds what the query asks for, in milliseconds. */
function refillMs({ requested, throttle }: QueryCost): number {
  return Math.max(0, Math.ceil(((requested - throttle.currentlyAvailable) / throttle.restoreRate) * 1000));
}

function failed(error: ShopifyError, safeToRepeat: boolean): { kind: 'failed' } & Attempt<never> {
  return { kind: 'failed', error, safeToRepeat };
}

/**
 * Sends one GraphQL request once.
 *
 * Shopify's own client does the transport. It hides the causes of failures, so the fetch given to it keeps them.
 */
export async function attemptGraphql<TData>(attempt: GraphqlAttempt): Promise<Attempt<Answer<TData>>> {
  const { url, token, document, variables, signals, now } = attempt;
  const seen: { response?: Response; cause?: unknown } = {};
  const client = createGraphQLClient({
    url,
    headers: { 'Content-Type': 'application/json', 'X-Shopify-Access-Token': token },
    retries: 0,
    customFetchApi: async (target, init) => {
      try {
        seen.response = await attempt.fetch(target, {
          ...init,
          redirect: 'manual',
          signal: requestSignal(signals, REQUEST_TIMEOUT_MS),
        });
        return seen.response;
      } catch (cause) {
        seen.cause = cause;
        throw cause;
      }
    },
  });
  const answer = await client.request<TData>(
    document,
    variables === undefined ? {} : { variables: variables as Record<string, unknown> }
  );

  if (!seen.response) {
    const error = errorOfFetch(seen.cause, signals);
    return failed(error, wasNeverSent(error));
  }
  const { response } = seen;
  if (!response.ok) {
    const error = errorOfStatus(response, await readRefusal(response), now());
    if (error) return failed(error, response.status === 429 || response.status === 503);
  }
  const cost = costOf(answer.extensions);
  if (cost) attempt.onCost(cost);
  const raw: unknown = answer.errors?.graphQLErrors;
  const errors = parseFieldErrors(raw);
  if (errors.some((error) => error.code === 'THROTTLED')) {
    const wait = cost ? refillMs(cost) : undefined;
    return failed(
      new ShopifyError('throttled', { retryable: true, retryAfterMs: wait, message: 'Shopify throttles' }),
      true
    );
  }
  if (answer.data === undefined || answer.data === null) {
    if (raw !== undefined) return failed(errorOfAnswer(raw), false);
    if (signals.some((signal) => signal?.aborted)) return failed(errorOfFetch(undefined, signals), false);
    return failed(
      new ShopifyError('response_invalid', {
        status: response.status,
        retryable: true,
        message: 'Shopify answered something else than GraphQL',
      }),
      false
    );
  }
  const lasting = errors.filter((error) => !TRANSIENT.has(error.code));
  const passing = errors.filter((error) => TRANSIENT.has(error.code));
  const failing = passing.length > 0 ? dropFailing(answer.data, passing, attempt.records) : [];
  withhold(answer.data, lasting);
  const value = { data: answer.data, errors: lasting, failing: failing ?? [], ...(cost ? { cost } : {}) };
  if (passing.length === 0) return { kind: 'done', value };
  const error = errorOfAnswer(
    (raw as unknown[]).filter((_, index) => TRANSIENT.has(errors[index]?.code ?? ''))
  );
  return { ...failed(error, false), ...(failing ? { rest: value } : {}) };
}
