import { ShopifyError, abortedError } from '../errors';
import { withMappedFields } from '../queries/mapped';
import { MAX_RETRIES, backoffMs } from './backoff';
import { createCostBook } from './costs';
import { openDownload } from './download';
import { attemptGraphql } from './graphql';
import { REQUEST_TIMEOUT_MS, errorOfFetch, errorOfStatus, readRefusal, requestSignal } from './http';
import { sleep as realSleep } from './sleep';
import { createThrottle } from './throttle';
import type {
  Answer,
  Attempt,
  QueryCost,
  RequestOptions,
  ShopifyClient,
  ShopifyClientOptions,
} from './types';

/** How often a throttled request waits for its turn: by far more than a busy shop needs. */
const MAX_THROTTLED = 30;
/** How often a list is asked for again of which Shopify fails to give some records. */
const MAX_RETRIES_FOR_A_RECORD = 3;

const OPERATION = /^\s*(query|mutation)\s+(\w+)/;

/** The operation's kind and name; a document always begins with them. */
function operationOf(document: string): { kind: string; name: string } {
  const [, kind, name] = OPERATION.exec(document) ?? [];
  if (!kind || !name) throw new TypeError('A GraphQL document must begin with a named operation');
  return { kind, name };
}

/**
 * The Admin API of one shop.
 *
 * The URL is `{origin}/admin/api/{version}/graphql.json`. Redirects are never followed: the token would go with them.
 */
export function createShopifyClient(options: ShopifyClientOptions): ShopifyClient {
  const { domain, origin, apiVersion, getAccessToken, onUnauthorized } = options;
  const send = options.fetch ?? fetch;
  const sleep = options.sleep ?? realSleep;
  const now = options.now ?? Date.now;
  const throttle = createThrottle({ sleep, now });
  const costs = createCostBook();

  /** How long to wait before the next attempt; undefined where there is to be none. */
  const pause = (error: ShopifyError, failures: number, throttled: number): number | undefined => {
    if (error.code === 'throttled') {
      return throttled < MAX_THROTTLED
        ? (error.retryAfterMs ?? 1000) + backoffMs(Math.min(throttled, 3))
        : undefined;
    }
    if (!error.retryable || failures >= MAX_RETRIES) return undefined;
    return error.retryAfterMs ?? backoffMs(failures);
  };

  const extend = async (document: string): Promise<string> =>
    withMappedFields(document, (await options.mappedFields?.()) ?? {});

  const request = async <TData, TVariables>(
    document: string,
    variables?: TVariables,
    { signal, units = 1, isWhole = () => true, records }: RequestOptions<TData> = {}
  ): Promise<Answer<TData>> => {
    const { kind, name } = operationOf(document);
    const both = anySignal(signal, options.signal);
    const extended = await extend(document);
    let failures = 0;
    let throttled = 0;
    let renewed = false;
    for (;;) {
      const release = await throttle.acquire(costs.estimate(name, units), both);
      let cost: QueryCost | undefined;
      let token: string;
      let attempt: Attempt<Answer<TData>>;
      try {
        token = await getAccessToken();
        attempt = await attemptGraphql<TData>({
          url: `${origin}/admin/api/${apiVersion}/graphql.json`,
          token,
          document: extended,
          variables,
          fetch: send,
          signals: [signal, options.signal],
          now,
          records,
          onCost: (seen) => {
            cost = seen;
            costs.record(name, units, seen.requested);
          },
        });
      } finally {
        release(cost?.throttle);
      }
      if (attempt.kind === 'done' && isWhole(attempt.value.data, [])) return attempt.value;

      const { error, safeToRepeat, rest } = attempt.kind === 'done' ? notWhole() : attempt;
      if (
        rest &&
        kind === 'query' &&
        failures >= MAX_RETRIES_FOR_A_RECORD &&
        isWhole(rest.data, rest.failing)
      )
        return rest;
      if (error.code === 'reauthorization_required' && !renewed && (await onUnauthorized?.(token))) {
        renewed = true;
        continue;
      }
      const wait = kind === 'mutation' && !safeToRepeat ? undefined : pause(error, failures, throttled);
      if (wait === undefined) throw error;
      if (error.code === 'throttled') throttled += 1;
      else failures += 1;
      await sleep(wait, both);
    }
  };

  return {
    domain,
    origin,
    apiVersion,
    costs,
    secondsFor(operation, units) {
      const points = costs.perUnit(operation);
      const status = throttle.status();
      return points === undefined || !status ? undefined : (points * units) / status.restoreRate;
    },
    now: () => new Date(now()),
    extend,
    request,
    async delete(path, { signal } = {}) {
      const signals = [signal, options.signal];
      let response: Response;
      try {
        response = await send(`${origin}${path}`, {
          method: 'DELETE',
          headers: { 'X-Shopify-Access-Token': await getAccessToken() },
          redirect: 'manual',
          signal: requestSignal(signals, REQUEST_TIMEOUT_MS),
        });
      } catch (cause) {
        throw errorOfFetch(cause, signals);
      }
      const error = errorOfStatus(response, await readRefusal(response), now());
      if (error) throw error;
    },
    download: (url, { allowedHosts, signal }) =>
      openDownload({ url, origin, allowedHosts, fetch: send, signals: [signal, options.signal], now }),
  };
}

function notWhole(): { error: ShopifyError; safeToRepeat: boolean; rest?: undefined } {
  const message = 'Shopify left something out of its answer';
  return { error: new ShopifyError('response_invalid', { retryable: true, message }), safeToRepeat: false };
}

function anySignal(...signals: (AbortSignal | undefined)[]): AbortSignal | undefined {
  const given = signals.filter((signal) => signal !== undefined);
  if (given.some((signal) => signal.aborted)) throw abortedError();
  return given.length > 1 ? AbortSignal.any(given) : given[0];
}
