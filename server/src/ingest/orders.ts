import type { EncodedOf } from '../records/encoded';
import { writeChildren } from './children';
import { deriveContacts } from './contacts/derive';
import { childTables } from './families';
import { atKeptCustomers, unknownCustomers } from './order-customers';
import { linkContacts, linkLines, type InvoiceOwner, type LineGoods } from './order-links';
import { screenOrders } from './redact/screen';
import type { Session } from './sql/session';
import type { Source, WrittenRow } from './versions';
import { writeBatch, type BatchOutcome } from './write-batch';

/** What writing orders found out beside. */
export interface OrdersOutcome extends BatchOutcome {
  /** Customers that orders belong to and that are not here yet. */
  missingCustomers: string[];
}

/** Writes orders as invoices with their lines, fulfilments and refunds, and recomputes the contacts concerned. */
export const writeOrders = async (
  session: Session,
  source: Source,
  records: readonly EncodedOf<'orders'>[]
): Promise<OrdersOutcome> => {
  const screened = await screenOrders(session, source.store, records);
  const { orders, customers } = await atKeptCustomers(session, source.store, screened);
  const missingCustomers = unknownCustomers(orders, customers);
  const { outcome, applied } = await writeBatch(session, session.schema.invoices, source, orders);
  if (applied.records.length === 0) return { ...outcome, missingCustomers };

  const { lines, fulfilments, refunds } = childTables(session.schema);
  const lineRows = await writeChildren(session, source, applied, {
    ...lines,
    childrenOf: (order) => order.lines,
  });
  await linkLines(
    session,
    source.store,
    applied.records.flatMap(({ lines: bought = [] }) =>
      bought.map(({ shopifyId, productShopifyId, variantShopifyId }): LineGoods => {
        const { id, isNew } = lineRows.get(shopifyId) as WrittenRow;
        return { id, isNew, productShopifyId, variantShopifyId };
      })
    )
  );
  await writeChildren(session, source, applied, {
    ...fulfilments,
    childrenOf: (order) => order.fulfilments,
  });
  await writeChildren(session, source, applied, { ...refunds, childrenOf: (order) => order.refunds });
  const touched = await linkContacts(
    session,
    source.store,
    applied.records.map(({ shopifyId, customerShopifyId, email, orderedAt }): InvoiceOwner => {
      const { id, isNew } = applied.rows.get(shopifyId) as WrittenRow;
      return { id, isNew, customerShopifyId, email, orderedAt };
    }),
    customers
  );
  await deriveContacts(session, touched, source.readAt, 'orders');
  return { ...outcome, missingCustomers };
};
