import { linked, mustGet, refId } from './read';
import type { Gid, ShopState, StateNode } from './types';

/** Removes a variant with its inventory item; the product's list is the caller's. */
export function removeVariant(state: ShopState, variant: StateNode): void {
  const item = refId(variant, 'inventoryItem');
  if (item !== null) state.remove(item);
  state.remove(variant.id);
}

/** Removes a product with its variants and inventory items. Lines that sold it read `product: null` from then on. */
export function removeProduct(state: ShopState, id: Gid): void {
  for (const variant of linked(state, mustGet(state, id), 'variants')) removeVariant(state, variant);
  state.remove(id);
}
