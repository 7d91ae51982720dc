import type { CustomerRecord } from '../records/types';
import { deriveContacts } from './contacts/derive';
import { identifyCustomers, type IdentifiedCustomer } from './contacts/identity';
import { placeByDay, setLinks, type Link } from './links';
import { successorsOf } from './merges';
import { screenCustomers } from './redact/screen';
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
  const merged = await successorsOf(
    session,
    source.store,
    records.map(({ shopifyId }) => shopifyId)
  );
  const known = await screenCustomers(session, source.store, records);
  // One that was merged into another never comes back: a read that finds it lags behind.
  const existing = known.filter(({ shopifyId }) => !merged.has(shopifyId));
  const { outcome, applied } = await writeBatch(session, session.schema.customers, source, existing);
  await linkCustomers(
    session,
    source,
    applied.map(({ id, record }) => ({ id, shopifyId: record.shopifyId, email: record.email }))
  );
  return { ...outcome, unchanged: outcome.unchanged + records.length - existing.length };
};

/** Links live customers of a store to their contacts, together with their orders, and recomputes the contacts concerned. */
export const linkCustomers = async (
  session: Session,
  { store, readAt }: Source,
  customers: readonly IdentifiedCustomer[]
): Promise<void> => {
  if (customers.length === 0) return;
  const { invoices, links } = session.schema;
  const { contactOf, touched } = await identifyCustomers(session, store, customers);
  await setLinks(
    session,
    links.customerContact,
    [...contactOf].map(([owner, target]): Link => ({ owner, target }))
  );

  const contactOfShopifyId = new Map(
    customers.map(({ id, shopifyId }) => [shopifyId, contactOf.get(id) as number])
  );
  const orders = await selectIn<InvoiceOfCustomer>(
    session,
    invoices.name,
    ['id', 'customer_shopify_id', 'ordered_at'],
    'customer_shopify_id',
    [...contactOfShopifyId.keys()],
    { store_domain: store, deleted_at: null }
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
  await deriveContacts(session, touched, readAt);
};
