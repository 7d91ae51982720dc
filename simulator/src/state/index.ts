export { derivedFields, fieldOf } from './derived';
export { parseGid } from './gid';
export { createShopState } from './shop-state';
export type { FieldObject, FieldValue, Ref, ShopChange, ShopState, StateNode } from './types';
