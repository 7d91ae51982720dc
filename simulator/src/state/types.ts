/** The simulated shop's state: nodes shaped like Shopify's official Admin GraphQL schema. */

/** A Shopify global id, such as `gid://shopify/Order/450789469`. */
export type Gid = string;

/** A pointer to another node, resolved when a query reads through it; a dangling one reads as null. */
export interface Ref {
  __ref: Gid;
}

export type FieldValue = string | number | boolean | null | Ref | FieldObject | FieldValue[];

/** An embedded object of the schema (a MoneyBag, a MailingAddress); `__typename` only where the field is abstract. */
export interface FieldObject {
  [field: string]: FieldValue;
}

/**
 * A node of the shop. Field names and value forms are the schema's: decimals, dates and 64-bit integers are strings,
 * enums are their upper-case names. A list and a connection are both plain arrays (of embedded objects or of refs).
 */
export type StateNode = FieldObject & { __typename: string; id: Gid };

/** One thing that happened in the shop and that webhooks may tell of. */
export interface ShopChange {
  /** Shopify's topic in slash form, such as `orders/updated`. */
  topic: string;
  /** The node that the topic is about. */
  gid: Gid;
  /** When it happened, ISO 8601. */
  at: string;
  /**
   * The fields of the webhook's body that are known from the state, in Shopify's REST form: numeric ids as bigint,
   * `admin_graphql_api_id`, `updated_at`, the parent's id where the topic has one.
   */
  body: Record<string, unknown>;
}

/** A clock that tests can move. */
export interface Clock {
  now(): Date;
}

/** One shop's data and its change log. Everything the simulator answers is derived from it. */
export interface ShopState {
  readonly domain: string;
  readonly clock: Clock;
  /** The node of type Shop. */
  readonly shop: StateNode;
  /** The node as it is now, or as it was at `asOf` (stale reads); undefined where it does not (or did not yet) exist. */
  get(gid: Gid, asOf?: Date): StateNode | undefined;
  /** All live nodes of a type in the order of their creation, now or as of a moment. */
  list(typename: string, asOf?: Date): StateNode[];
  /** Adds or replaces a node without telling anybody. */
  put(node: StateNode): void;
  /** Removes a node without telling anybody. */
  remove(gid: Gid): void;
  /** A new id of a type, increasing, beyond 2^53. */
  nextId(typename: string): Gid;
  /** Records a change and tells the listeners. */
  emit(change: ShopChange): void;
  onChange(listener: (change: ShopChange) => void): () => void;
}
