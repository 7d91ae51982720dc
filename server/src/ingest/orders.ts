import type { InvoiceRecord } from '../records/types';
import { writeChildren } from './children';
import { deriveContacts } from './contacts/derive';
import { childTables } from './families';
import { successorsOf } from './merges';
import { linkContacts, linkLines, unknownCustomers, type LineGoods } from './order-links';
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
  records: readonly InvoiceRecord[]
): Promise<OrdersOutcome> => {
  const orders = await atKeptCustomers(
    session,
    source.store,
    await screenOrders(session, source.store, records)
  );
  const { outcome, applied } = await writeBatch(session, session.schema.invoices, source, orders);
  const missingCustomers = await unknownCustomers(session, source.store, orders);
  if (applied.length === 0) return { ...outcome, missingCustomers };

  const { lines, fulfilments, refunds } = childTables(session.schema);
  const lineRows = await writeChildren(session, source, applied, {
    ...lines,
    childrenOf: (order) => order.lines,
  });
  await linkLines(
    session,
    source.store,
    applied.flatMap(({ record }) =>
      (record.lines ?? []).map(({ shopifyId, productShopifyId, variantShopifyId }): LineGoods => {
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
    applied.map(({ id, isNew, record: { customerShopifyId, email, orderedAt } }) => ({
      id,
      isNew,
      customerShopifyId,
      email,
      orderedAt,
    }))
  );
  await deriveContacts(session, touched, source.readAt);
  return { ...outcome, missingCustomers };
};

/** A read from before a merge names the customer that is gone: its orders are the kept one's. */
const atKeptCustomers = async (
  session: Session,
  store: string,
  orders: readonly InvoiceRecord[]
): Promise<InvoiceRecord[]> => {
  const named = orders.map(({ customerShopifyId }) => customerShopifyId);
  const successors = await successorsOf(
    session,
    store,
    named.filter((id) => typeof id === 'string')
  );
  return orders.map((order) => {
    const kept = order.customerShopifyId && successors.get(order.customerShopifyId);
    return kept ? { ...order, customerShopifyId: kept } : order;
  });
};
