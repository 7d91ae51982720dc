import { gid, numericId, parseGid } from './gid';
import { VersionedNodes } from './history';
import { isRef, text } from './read';
import { isoSeconds } from './time';
import type { Clock, FieldObject, Gid, ShopChange, ShopState, StateNode } from './types';

/** What a simulated shop starts from. */
export interface ShopStateOptions {
  /** The shop's permanent domain, such as `demo.myshopify.com`. */
  domain: string;
  /** The real time where it is left out. */
  clock?: Clock;
  /** Fields of the node of type Shop that differ from the default ones, such as `name` or `currencyCode`. */
  shop?: FieldObject;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** The pointers that are followed backwards: a customer's orders must not cost a walk through all orders. */
const FOLLOWED_BACK: Readonly<Record<string, string>> = { Order: 'customer' };

/** Two shops never share an id, as on Shopify: each takes its own range above 2^53. */
function idBase(domain: string): bigint {
  let hash = 0;
  for (const char of domain) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return 2n ** 53n + BigInt(hash % 500_000) * 10_000_000_000n;
}

function shopNode(domain: string, clock: Clock, fields: FieldObject): StateNode {
  const name = domain.replace(/\.myshopify\.com$/, '');
  const createdAt = isoSeconds(new Date(clock.now().getTime() - 1000 * 86_400_000));
  return {
    name,
    email: `owner@${name}.example`,
    contactEmail: `hello@${name}.example`,
    shopOwnerName: 'Robin Owner',
    currencyCode: 'EUR',
    enabledPresentmentCurrencies: ['EUR'],
    ianaTimezone: 'Europe/Berlin',
    timezoneAbbreviation: 'CET',
    timezoneOffset: '+0100',
    timezoneOffsetMinutes: 60,
    taxesIncluded: true,
    taxShipping: true,
    plan: { displayName: 'Basic', publicDisplayName: 'Basic', partnerDevelopment: false, shopifyPlus: false },
    url: `https://${domain}`,
    primaryDomain: {
      id: gid('Domain', idBase(domain)),
      host: domain,
      url: `https://${domain}`,
      sslEnabled: true,
    },
    createdAt,
    updatedAt: createdAt,
    ...fields,
    __typename: 'Shop',
    id: gid('Shop', idBase(domain)),
    myshopifyDomain: domain,
  };
}

/** Where the shop's stock lies. */
function mainLocation(shop: StateNode): StateNode {
  return {
    __typename: 'Location',
    id: locationOf(shop),
    name: 'Main warehouse',
    isActive: true,
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    createdAt: text(shop, 'createdAt'),
    updatedAt: text(shop, 'createdAt'),
  };
}

/** The id of the shop's one location. */
export function locationOf(shop: StateNode): Gid {
  return gid('Location', numericId(shop.id));
}

/** The nodes in memory; the one implementation of {@link ShopState}. */
class MemoryShopState implements ShopState {
  readonly domain: string;
  readonly clock: Clock;
  private readonly nodes = new Map<string, VersionedNodes>();
  private readonly backwards = new Map<Gid, Set<Gid>>();
  private readonly lastIds = new Map<string, bigint>();
  private readonly listeners = new Set<(change: ShopChange) => void>();
  private readonly shopId: Gid;
  private readonly firstId: bigint;
  private initial = false;

  constructor({ domain, clock = systemClock, shop = {} }: ShopStateOptions) {
    this.domain = domain;
    this.clock = clock;
    this.firstId = idBase(domain);
    const node = shopNode(domain, clock, shop);
    this.shopId = node.id;
    this.duringInitialState(() => {
      this.put(node);
      this.put(mainLocation(node));
    });
  }

  get shop(): StateNode {
    const shop = this.get(this.shopId);
    if (shop === undefined) throw new RangeError(`${this.domain} has lost its shop`);
    return shop;
  }

  get(id: Gid, asOf?: Date): StateNode | undefined {
    const type = parseGid(id)?.type;
    return type === undefined ? undefined : this.nodes.get(type)?.get(id, asOf?.getTime());
  }

  list(typename: string, asOf?: Date): StateNode[] {
    return this.nodes.get(typename)?.list(asOf?.getTime()) ?? [];
  }

  put(node: StateNode): void {
    if (parseGid(node.id)?.type !== node.__typename) {
      throw new RangeError(`${node.id} is no id of type ${node.__typename}`);
    }
    this.set(node.id, Object.freeze(node));
  }

  remove(id: Gid): void {
    this.set(id, undefined);
  }

  nextId(typename: string): Gid {
    const next = (this.lastIds.get(typename) ?? this.firstId) + 1n;
    this.lastIds.set(typename, next);
    return gid(typename, next);
  }

  emit(change: ShopChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }

  onChange(listener: (change: ShopChange) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @see asInitialState */
  duringInitialState<T>(work: () => T): T {
    this.initial = true;
    try {
      return work();
    } finally {
      this.initial = false;
    }
  }

  pointingAt(to: Gid): Gid[] {
    return [...(this.backwards.get(to) ?? [])];
  }

  private set(id: Gid, node: StateNode | undefined): void {
    const type = parseGid(id)?.type ?? '';
    let nodes = this.nodes.get(type);
    if (nodes === undefined) this.nodes.set(type, (nodes = new VersionedNodes()));
    const field = FOLLOWED_BACK[type];
    if (field !== undefined) this.follow(id, nodes.get(id)?.[field], node?.[field]);
    nodes.set(id, node, this.initial ? -Infinity : this.clock.now().getTime());
  }

  private follow(
    from: Gid,
    before: FieldObject[string] | undefined,
    after: FieldObject[string] | undefined
  ): void {
    const [left, entered] = [isRef(before) ? before.__ref : null, isRef(after) ? after.__ref : null];
    if (left === entered) return;
    if (left !== null) this.backwards.get(left)?.delete(from);
    if (entered === null) return;
    this.backwards.set(entered, (this.backwards.get(entered) ?? new Set()).add(from));
  }
}

/** An empty shop: the node of type Shop and nothing else. */
export function createShopState(options: ShopStateOptions): ShopState {
  return new MemoryShopState(options);
}

/** Runs `work`; what it puts counts as there from the beginning, so that a stale read does not miss a whole shop. */
export function asInitialState<T>(state: ShopState, work: () => T): T {
  return state instanceof MemoryShopState ? state.duringInitialState(work) : work();
}

/** The orders whose `customer` is the given one, in the order of their creation. */
export function ordersOfCustomer(state: ShopState, customer: Gid): StateNode[] {
  if (state instanceof MemoryShopState)
    return state.pointingAt(customer).flatMap((id) => state.get(id) ?? []);
  return state.list('Order').filter((order) => isRef(order.customer) && order.customer.__ref === customer);
}
