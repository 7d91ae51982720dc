import { ShopifyError } from '../errors';

/** One entry of a GraphQL answer's `errors` that stands beside data: what Shopify withheld, and why. */
export interface FieldError {
  /** Where in the answer's data, field names and list positions from the root. */
  path: readonly (string | number)[];
  /** Shopify's code, such as `ACCESS_DENIED`. */
  code: string;
  /** The scope that would have allowed it, such as `read_products`. */
  permission?: string;
  message: string;
}

const SCOPE = /\b((?:read|write)_[a-z_]+)\b/;
const NOT_APPROVED = /not approved to access the \w+ object/i;
/** Shopify's own words are short; anything longer might quote the request. */
const MAX_MESSAGE = 300;

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/**
 * Reads a GraphQL answer's `errors`.
 *
 * @param errors as received; entries of an unknown form become errors with the code `UNKNOWN`.
 */
export function parseFieldErrors(errors: unknown): FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((entry: unknown) => {
    const { message, path, extensions } = record(entry);
    const { code, requiredAccess } = record(extensions);
    const text = typeof message === 'string' ? message.slice(0, MAX_MESSAGE) : '';
    const required = typeof requiredAccess === 'string' ? requiredAccess : text;
    const scope = SCOPE.exec(required)?.[1];
    return {
      path: Array.isArray(path)
        ? path.filter((step): step is string | number => typeof step === 'string' || typeof step === 'number')
        : [],
      code: typeof code === 'string' ? code : 'UNKNOWN',
      ...(scope ? { permission: scope } : {}),
      message: text,
    };
  });
}

function costDetails(errors: unknown): Record<string, unknown> {
  if (!Array.isArray(errors)) return {};
  for (const entry of errors) {
    const { cost, maxCost } = record(record(entry).extensions);
    if (typeof cost === 'number') return { cost, ...(typeof maxCost === 'number' ? { maxCost } : {}) };
  }
  return {};
}

/** The error that a denied access stands for: an approval is missing, or a scope. */
function denialOf({ message, permission }: FieldError): ShopifyError {
  if (NOT_APPROVED.test(message)) return new ShopifyError('protected_data_not_approved', { message });
  return new ShopifyError('missing_shopify_permission', {
    permission,
    message: permission ? undefined : `missing_shopify_permission: ${message}`,
  });
}

/**
 * The error that a missing root field stands for.
 *
 * @param scope the one that opens the field, where no error says what is missing.
 */
export function errorOfMissing(errors: readonly FieldError[], scope: string): ShopifyError {
  const denied = errors.find(({ message, permission }) => permission ?? NOT_APPROVED.test(message));
  return denied ? denialOf(denied) : new ShopifyError('missing_shopify_permission', { permission: scope });
}

/**
 * The error that an answer without data stands for.
 *
 * @param errors the answer's `errors`, as received.
 */
export function errorOfAnswer(errors: unknown): ShopifyError {
  const parsed = parseFieldErrors(errors);
  const denied = parsed.find((error) => error.code === 'ACCESS_DENIED');
  if (denied) return denialOf(denied);
  const [first] = parsed;
  const message = first?.message ?? 'Shopify answered neither data nor an error';
  switch (first?.code) {
    case 'THROTTLED':
      return new ShopifyError('throttled', { message, retryable: true });
    case 'MAX_COST_EXCEEDED':
      return new ShopifyError('query_too_expensive', { message, details: costDetails(errors) });
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
      return new ShopifyError('shopify_unreachable', { message, retryable: true });
    case 'SHOP_INACTIVE':
      return new ShopifyError('shop_unavailable', { message });
    case undefined:
      return new ShopifyError('response_invalid', { message, retryable: true });
    default:
      return new ShopifyError('query_invalid', { message, details: { code: first?.code } });
  }
}

/**
 * Marks what Shopify withheld as unknown: the value at each error's path (or the ancestor that became null with it)
 * turns from null into undefined, so that it is not taken for an empty value.
 *
 * @param data the answer's data; changed in place.
 */
export function withhold(data: unknown, errors: readonly FieldError[]): void {
  for (const { path } of errors) {
    let holder: unknown = data;
    for (const step of path) {
      if (typeof holder !== 'object' || holder === null) break;
      const container = holder as Record<string | number, unknown>;
      if (container[step] === null) {
        container[step] = undefined;
        break;
      }
      holder = container[step];
    }
  }
}

/**
 * Makes the records of an answer undefined in which something failed: half of one is none.
 *
 * @param data the answer's data; changed in place.
 * @param records where its list of records is.
 * @returns their positions; undefined, and nothing is changed, where a failure lies elsewhere, or where several records were
 *   asked for and all of them failed: then it is not they that are at fault.
 */
export function dropFailing(
  data: unknown,
  failures: readonly FieldError[],
  records: readonly string[] = []
): number[] | undefined {
  const list = records.reduce<unknown>((holder, step) => record(holder)[step], data);
  if (records.length === 0 || !Array.isArray(list)) return undefined;
  const positions = new Set<number>();
  for (const { path } of failures) {
    const position = path[records.length];
    if (typeof position !== 'number' || !records.every((step, index) => path[index] === step))
      return undefined;
    positions.add(position);
  }
  if (list.length > 1 && positions.size === list.length) return undefined;
  for (const position of positions) list[position] = undefined;
  return [...positions];
}
