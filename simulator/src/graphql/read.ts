import type { FieldValue, Ref, ShopState, StateNode } from '../state/types';
import { isVisible } from './access';
import type { EngineContext } from './types';

/** Whether a value of the state points to another node. */
export const isRef = (value: unknown): value is Ref =>
  typeof value === 'object' && value !== null && '__ref' in value;

/** The type that a global id names, or undefined where it is none. */
export const typeOfGid = (gid: string): string | undefined => /^gid:\/\/shopify\/(\w+)\/.+$/.exec(gid)?.[1];

/** The number at the end of a global id, as text: it may lie beyond 2^53. */
export const tailOfGid = (gid: string): string => /\/(\d+)(?:\?.*)?$/.exec(gid)?.[1] ?? '';

/** The node itself where a value points to one that this app can see; null for a dangling or hidden one. */
export const follow = (value: FieldValue, context: EngineContext): FieldValue | StateNode => {
  const target = isRef(value) ? context.state.get(value.__ref) : value;
  if (target === undefined || target === null) return null;
  if (typeof target === 'object' && !Array.isArray(target) && !isVisible(target, context)) return null;
  return target;
};

/** The shop as it was: what reads it without a moment of its own sees that one. */
export const viewAsOf = (state: ShopState, asOf: Date): ShopState => ({
  domain: state.domain,
  clock: state.clock,
  shop: state.shop,
  get: (gid, at = asOf) => state.get(gid, at),
  list: (typename, at = asOf) => state.list(typename, at),
  put: (node) => state.put(node),
  remove: (gid) => state.remove(gid),
  nextId: (typename) => state.nextId(typename),
  emit: (change) => state.emit(change),
  onChange: (listener) => state.onChange(listener),
});
