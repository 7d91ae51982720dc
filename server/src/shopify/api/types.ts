import type { ShopifyError } from '../errors';
import type { MappedSelections } from '../queries/mapped';
import type { CostBook } from './costs';
import type { FieldError } from './graphql-errors';
import type { Sleep } from './sleep';
import type { ThrottleStatus } from './throttle';

/** What a query took of the shop's bucket, in points. */
export interface QueryCost {
  requested: number;
  /** What was charged in the end; null where the query was not run. */
  actual: number | null;
  throttle: ThrottleStatus;
}

export interface RequestOptions<TData = never> {
  signal?: AbortSignal;
  /** How many items are asked for, so that the cost of the next such request can be foreseen; 1 by default. */
  units?: number;
  /** Whether an answer has all that is needed; one that has not is a failure that may pass. */
  isWhole?: (data: TData, failing: readonly number[]) => boolean;
  /** Where in the answer the list of records is. One that Shopify fails to give, again and again, does not fail the others. */
  records?: readonly string[];
}

export interface Answer<TData> {
  /** Shopify's data. What it withheld is undefined, never null: see `errors`. */
  data: TData;
  /** What was withheld, and why. */
  errors: FieldError[];
  /** Positions of the records that Shopify failed to give; they are undefined. */
  failing: number[];
  cost?: QueryCost;
}

export interface DownloadOptions {
  /** Hosts that may be asked: exact, or `*.example.com` for all below it. */
  allowedHosts: readonly string[];
  signal?: AbortSignal;
}

/** One shop's Admin API. */
export interface ShopifyClient {
  /** The shop's permanent domain. */
  readonly domain: string;
  readonly origin: string;
  readonly apiVersion: string;
  /** What each operation costs in this shop. */
  readonly costs: CostBook;
  /**
   * How many seconds the shop's budget makes `units` items of an operation take, once its bucket is empty; undefined until
   * Shopify has told what they cost and how fast the bucket refills.
   */
  secondsFor(operation: string, units: number): number | undefined;
  /** The time by our clock. */
  now(): Date;
  /** A document as it is sent: with the fields that are mapped in this moment. */
  extend(document: string): Promise<string>;
  /**
   * Sends one operation, waits where Shopify throttles, and repeats it after failures that may pass. A mutation is
   * repeated only where Shopify surely did not run it.
   *
   * @param document the operation, with a name.
   * @param variables its variables.
   * @throws ShopifyError where there is no data.
   */
  request<TData, TVariables = Record<string, unknown>>(
    document: string,
    variables?: TVariables,
    options?: RequestOptions<TData>
  ): Promise<Answer<TData>>;
  /**
   * Sends `DELETE` to a path of the shop with the access token.
   *
   * @param path such as `/admin/api_permissions/current.json`.
   * @throws ShopifyError where Shopify does not answer 2xx.
   */
  delete(path: string, options?: { signal?: AbortSignal }): Promise<void>;
  /**
   * Opens a file that Shopify pointed at; the access token is not sent there.
   *
   * @throws ShopifyError `download_refused` for another host, plain http (but for the loopback shop's own origin) or a
   *   redirect; `shopify_unreachable` where it does not answer.
   */
  download(url: string, options: DownloadOptions): Promise<AsyncIterable<Uint8Array>>;
}

export interface ShopifyClientOptions {
  domain: string;
  /** The base of the shop's URLs, as `resolveShopOrigin` gives it. */
  origin: string;
  /** Such as `2026-07`. */
  apiVersion: string;
  getAccessToken: () => Promise<string>;
  /** What documents ask for beside their own fields; nothing by default. */
  mappedFields?: () => Promise<MappedSelections>;
  /** Called once a request when Shopify answers 401, with the token it refused; true means that a fresh one is to be had. */
  onUnauthorized?: (refused: string) => Promise<boolean>;
  fetch?: typeof fetch;
  /** Ends every request of this client when raised. */
  signal?: AbortSignal;
  sleep?: Sleep;
  now?: () => number;
}

/** What came of one attempt; `rest` is what a failed one gave all the same. */
export type Attempt<T> =
  { kind: 'done'; value: T } | { kind: 'failed'; error: ShopifyError; safeToRepeat: boolean; rest?: T };
