import type { Resource } from '../../../../shared/contracts';
import type { FieldError } from '../api/graphql-errors';
import type {
  CustomerFieldsFragment,
  CustomerVersionsQueryData,
  OrderFieldsFragment,
  OrderVersionsQueryData,
  ProductFieldsFragment,
  ProductVersionsQueryData,
} from '../queries/generated';

/**
 * An answer of Shopify's with its connections as plain lists, read to their end. Anything but an id may be undefined:
 * withheld.
 */
export type Complete<T> = T extends { readonly nodes: ReadonlyArray<infer N>; readonly pageInfo: unknown }
  ? readonly Complete<N>[]
  : T extends ReadonlyArray<infer N>
    ? readonly Complete<N>[]
    : T extends object
      ? { readonly [K in keyof T]: K extends 'id' ? T[K] : Complete<T[K]> | undefined }
      : T;

/** What every record must have to be written at all. */
interface Versioned {
  readonly id: string;
  /** ISO 8601. */
  readonly updatedAt: string;
}

export type CompleteCustomer = Complete<CustomerFieldsFragment> & Versioned;
/** Its `variants` are always there: a product whose variants were withheld is not delivered. */
export type CompleteProduct = Complete<ProductFieldsFragment> & Versioned;
/** Its `lineItems`, `fulfillments` and `refunds` are always there, as a product's variants. */
export type CompleteOrder = Complete<OrderFieldsFragment> & Versioned;

export interface CompleteByResource {
  customers: CompleteCustomer;
  products: CompleteProduct;
  orders: CompleteOrder;
}

export type CompleteNode<R extends Resource = Resource> = CompleteByResource[R];

/** What a page of versions says of a record. */
export interface VersionNodes {
  customers: Complete<CustomerVersionsQueryData['page']['nodes'][number]> & Versioned;
  products: Complete<ProductVersionsQueryData['page']['nodes'][number]> & Versioned;
  orders: Complete<OrderVersionsQueryData['page']['nodes'][number]> & Versioned;
}

export type VersionNode<R extends Resource = Resource> = VersionNodes[R];

/** A record that Shopify did not let us read to its end this time. */
export interface Unread {
  id: string;
  /**
   * `withheld`: a scope or an approval is missing. `changing`: it changed during each of several attempts. `not_given`: Shopify
   * answered each of them with an error.
   */
  reason: 'withheld' | 'changing' | 'not_given';
}

interface Reading {
  /** Our clock before the request was sent: the second half of the records' version. */
  readAt: Date;
  /** Records that exist but could not be had: neither deleted nor to be written. */
  unread: Unread[];
  /** What Shopify withheld, each kind once. */
  withheld: FieldError[];
}

/** What a read by ids gave. */
export interface NodesResult<T> extends Reading {
  /** In no particular order. A null node does not exist, or is invisible to us. */
  nodes: { id: string; node: T | null; readAt: Date }[];
}

export type ReadResult<R extends Resource = Resource> = NodesResult<CompleteNode<R>>;

export interface Page<R extends Resource = Resource> extends Reading {
  nodes: CompleteNode<R>[];
  /** How many records are on the page of which Shopify gave nothing, not even the id. */
  nameless: number;
  /** Where the next page begins. */
  cursor: string | null;
  hasNext: boolean;
}
