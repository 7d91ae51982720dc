import type { FieldValue, StateNode } from '../state/types';
import { isRef, tailOfGid } from './read';
import { parseSearch, type Comparator, type SearchNode } from './search-parse';
import type { EngineContext, SearchNotice } from './types';

type FieldKind = 'time' | 'day' | 'id' | 'text' | 'number' | 'list' | 'boolean';

/** How a search reads a node's field, stored or derived. */
type ReadField = (node: StateNode, field: string) => FieldValue | undefined;

interface SearchField {
  kind: FieldKind;
  read(node: StateNode, readField: ReadField): unknown;
}

const of = (kind: FieldKind, field: string): SearchField => ({
  kind,
  read: (node, readField) => readField(node, field),
});

const refId = (field: string): SearchField => ({
  kind: 'id',
  read: (node, readField) => {
    const value = readField(node, field);
    return isRef(value) ? value.__ref : null;
  },
});

const orderStatus: SearchField = {
  kind: 'list',
  read: (node) => [
    'any',
    node.cancelledAt ? 'cancelled' : node.closedAt ? 'closed' : 'open',
    ...(node.closedAt ? [] : ['not_closed']),
  ],
};

/**
 * The filters of each type that the simulator knows; Shopify documents them in the `query` argument's description in the
 * schema. Customers' `updated_at` matches whole days, as said there.
 */
const SEARCH_FIELDS: Record<string, Record<string, SearchField>> = {
  Customer: {
    id: of('id', 'id'),
    email: of('text', 'email'),
    phone: of('text', 'phone'),
    first_name: of('text', 'firstName'),
    last_name: of('text', 'lastName'),
    state: of('text', 'state'),
    tag: of('list', 'tags'),
    customer_date: of('time', 'createdAt'),
    updated_at: of('day', 'updatedAt'),
  },
  Order: {
    id: of('id', 'id'),
    name: of('text', 'name'),
    email: of('text', 'email'),
    status: orderStatus,
    financial_status: of('text', 'displayFinancialStatus'),
    fulfillment_status: of('text', 'displayFulfillmentStatus'),
    test: of('boolean', 'test'),
    tag: of('list', 'tags'),
    customer_id: refId('customer'),
    created_at: of('time', 'createdAt'),
    processed_at: of('time', 'processedAt'),
    updated_at: of('time', 'updatedAt'),
  },
  Product: {
    id: of('id', 'id'),
    title: of('text', 'title'),
    handle: of('text', 'handle'),
    vendor: of('text', 'vendor'),
    product_type: of('text', 'productType'),
    status: of('text', 'status'),
    tag: of('list', 'tags'),
    inventory_total: of('number', 'totalInventory'),
    created_at: of('time', 'createdAt'),
    updated_at: of('time', 'updatedAt'),
  },
  ProductVariant: {
    id: of('id', 'id'),
    title: of('text', 'title'),
    sku: of('text', 'sku'),
    barcode: of('text', 'barcode'),
    product_id: refId('product'),
    updated_at: of('time', 'updatedAt'),
  },
  BulkOperation: {
    id: of('id', 'id'),
    status: of('text', 'status'),
    created_at: of('time', 'createdAt'),
  },
};

const DAY_MS = 24 * 60 * 60 * 1000;

const compare = (left: number | bigint, comparator: Comparator, right: number | bigint): boolean => {
  switch (comparator) {
    case '=':
      return left === right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
};

/** A moment as Shopify's search takes it: ISO 8601 (UTC where no offset is given), a day, or `now`. */
const parseTime = (value: string, now: Date): number => {
  if (value === 'now') return now.getTime();
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(value) || !value.includes('T');
  return Date.parse(hasOffset ? value : `${value}Z`);
};

const matchText = (actual: string, wanted: string): boolean => {
  const [text, pattern] = [actual.toLowerCase(), wanted.toLowerCase()];
  if (pattern === '*') return text !== '';
  return pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;
};

const matchField = (
  field: SearchField,
  actual: unknown,
  comparator: Comparator,
  value: string,
  now: Date
): boolean => {
  if (actual === null || actual === undefined) return false;
  switch (field.kind) {
    case 'time':
      return compare(Date.parse(String(actual)), comparator, parseTime(value, now));
    case 'day': {
      const [left, right] = [Date.parse(String(actual)), parseTime(value, now)];
      return compare(Math.floor(left / DAY_MS), comparator, Math.floor(right / DAY_MS));
    }
    case 'id': {
      const wanted = tailOfGid(value) || value;
      return /^\d+$/.test(wanted) && compare(BigInt(tailOfGid(String(actual))), comparator, BigInt(wanted));
    }
    case 'number':
      return compare(Number(actual), comparator, Number(value));
    case 'boolean':
      return String(actual) === value.toLowerCase();
    case 'list':
      return value.split(',').some((one) => (actual as string[]).some((item) => matchText(item, one.trim())));
    case 'text':
      return matchText(String(actual), value);
  }
};

const containsText = (actual: unknown, value: string): boolean =>
  String(actual ?? '')
    .toLowerCase()
    .includes(value.toLowerCase());

/**
 * Makes a predicate of a search. A filter that the type doesn't have is ignored, as Shopify does, and warned of.
 *
 * @param typename the type searched, such as `Order`.
 * @param path where in the answer the search stands, for the warning.
 */
export const compileSearch = (
  query: string,
  typename: string,
  path: string[],
  context: Pick<EngineContext, 'readField' | 'state'>
): { matches: (node: StateNode) => boolean; notice: SearchNotice | null } => {
  const fields = SEARCH_FIELDS[typename] ?? {};
  const texts = Object.values(fields).filter((field) => field.kind === 'text');
  const now = context.state.clock.now();
  const read = (field: SearchField, node: StateNode) => field.read(node, context.readField);
  const warnings: SearchNotice['warnings'] = [];

  const compile = (part: SearchNode): ((node: StateNode) => boolean) | null => {
    if (part.kind === 'term') {
      const { field: name, comparator, value } = part;
      if (name === null) return (node) => texts.some((field) => containsText(read(field, node), value));
      const field = fields[name];
      if (field) return (node) => matchField(field, read(field, node), comparator, value, now);
      warnings.push({ field: name, message: 'Invalid search field for this query.', code: 'invalid_field' });
      return null;
    }
    if (part.kind === 'not') {
      const inner = compile(part.part);
      return inner && ((node) => !inner(node));
    }
    const inner = part.parts.map(compile).filter((one) => one !== null);
    if (inner.length === 0) return null;
    return part.kind === 'and'
      ? (node) => inner.every((one) => one(node))
      : (node) => inner.some((one) => one(node));
  };

  const matches = compile(parseSearch(query)) ?? (() => true);
  return { matches, notice: warnings.length > 0 ? { path, query, warnings } : null };
};
