export { derivedFields, fieldOf } from './derived';
export type { DerivedField } from './derived';
export { gid, numericId, parseGid, ref } from './gid';
export { createShopState, systemClock } from './shop-state';
export type { ShopStateOptions } from './shop-state';
export type { Clock, FieldObject, FieldValue, Gid, Ref, ShopChange, ShopState, StateNode } from './types';
