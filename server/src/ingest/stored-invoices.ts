import type { InvoiceOwner, LineGoods } from './order-links';
import type { Session } from './sql/session';
import { selectIn, toDate } from './sql/statements';

/** Whose some stored invoices are. */
export const storedOwners = async (session: Session, ids: readonly number[]): Promise<InvoiceOwner[]> => {
  const rows = await selectIn<{
    id: number;
    customer_shopify_id: string | null;
    email: string | null;
    ordered_at: unknown;
  }>(session, session.schema.invoices.name, ['id', 'customer_shopify_id', 'email', 'ordered_at'], 'id', ids);
  return rows.map((row) => ({
    id: row.id,
    customerShopifyId: row.customer_shopify_id,
    email: row.email,
    orderedAt: toDate(row.ordered_at),
  }));
};

/** What was bought by some stored invoice lines. */
export const storedGoods = async (session: Session, ids: readonly number[]): Promise<LineGoods[]> => {
  const rows = await selectIn<{
    id: number;
    product_shopify_id: string | null;
    variant_shopify_id: string | null;
  }>(session, session.schema.lines.name, ['id', 'product_shopify_id', 'variant_shopify_id'], 'id', ids);
  return rows.map((row) => ({
    id: row.id,
    productShopifyId: row.product_shopify_id,
    variantShopifyId: row.variant_shopify_id,
  }));
};
