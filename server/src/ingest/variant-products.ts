import type { Session } from './sql/session';
import { selectIn } from './sql/statements';

/** The Shopify ids of the products whose variants have these inventory items. */
export const findVariantProducts = async (
  session: Session,
  store: string,
  inventoryItemIds: readonly string[]
): Promise<string[]> => {
  const rows = await selectIn<{ parent_shopify_id: string }>(
    session,
    session.schema.variants.name,
    ['parent_shopify_id'],
    'inventory_item_id',
    inventoryItemIds,
    { store_domain: store, deleted_at: null }
  );
  return [...new Set(rows.map((row) => row.parent_shopify_id))];
};
