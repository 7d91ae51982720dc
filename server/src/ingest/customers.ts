import type { CustomerRecord } from '../records/types';
import { deriveContacts } from './contacts/derive';
import { identifyCustomers } from './contacts/identity';
import { placeByDay, setLinks, type Link } from './links';
import type { Session } from './sql/session';
import { selectIn, toDate } from './sql/statements';
import { writeBatch, type BatchOutcome } from './write-batch';
import type { Source } from './versions';

interface InvoiceOfCustomer {
  id: number;
  customer_shopify_id: string;
  ordered_at: unknown;
}

/** Writes customers, links each to its contact together with its orders, and recomputes the contacts concerned. */
export const writeCustomers = async (
  session: Session,
  source: Source,
  records: readonly CustomerRecord[]
): Promise<BatchOutcome> => {
  const { customers, invoices, links } = session.schema;
  const { outcome, applied } = await writeBatch(session, customers, source, records);
  if (applied.length === 0) return outcome;

  const identified = applied.map(({ id, record }) => ({
    id,
    shopifyId: record.shopifyId,
    email: record.email,
  }));
  const { contactOf, touched } = await identifyCustomers(session, source.store, identified);
  await setLinks(
    session,
    links.customerContact,
    [...contactOf].map(([owner, target]): Link => ({ owner, target }))
  );

  const contactOfShopifyId = new Map(
    applied.map(({ id, record }) => [record.shopifyId, contactOf.get(id) as number])
  );
  const orders = await selectIn<InvoiceOfCustomer>(
    session,
    invoices.name,
    ['id', 'customer_shopify_id', 'ordered_at'],
    'customer_shopify_id',
    [...contactOfShopifyId.keys()],
    { store_domain: source.store, deleted_at: null }
  );
  await setLinks(
    session,
    links.invoiceContact,
    orders.map((order): Link => ({
      owner: order.id,
      target: contactOfShopifyId.get(order.customer_shopify_id) ?? null,
      order: placeByDay(toDate(order.ordered_at)),
    }))
  );
  await deriveContacts(session, touched, source.readAt);
  return outcome;
};
