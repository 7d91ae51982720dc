import type { EncodedOf } from '../records/encoded';
import { deriveContacts } from './contacts/derive';
import { identifyCustomers, type IdentifiedCustomer } from './contacts/identity';
import type { SpeakingCustomer } from './contacts/sources';
import { fieldsOf } from './mapped';
import { placeByDay, setLinks, type Link } from './links';
import { successorsOf } from './merges';
import { screenCustomers } from './redact/screen';
import { toColumns } from './sql/rows';
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
  records: readonly EncodedOf<'customers'>[]
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
    applied.map(({ id, isNew, record }) => ({
      id,
      shopifyId: record.shopifyId,
      email: record.email,
      ...(isNew ? { written: writtenOf(session, source, record) } : {}),
    }))
  );
  return { ...outcome, unchanged: outcome.unchanged + records.length - existing.length };
};

/** A customer as it stands in its new row, as far as its contact needs to know. */
const writtenOf = (session: Session, { store }: Source, record: EncodedOf<'customers'>): SpeakingCustomer => {
  const { customers } = session.schema;
  const columns = toColumns(customers, fieldsOf(session, customers, record));
  return Object.assign(columns, { store_domain: store, shopify_id: record.shopifyId });
};

/** Links live customers of a store to their contacts, together with their orders, and recomputes the contacts concerned. */
export const linkCustomers = async (
  session: Session,
  source: Source,
  customers: readonly IdentifiedCustomer[]
): Promise<void> => {
  if (customers.length === 0) return;
  const { invoices, links } = session.schema;
  const { contactOf, touched, complete } = await identifyCustomers(session, source, customers);
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
  const withOrders = new Set(
    orders.map(({ customer_shopify_id }) => contactOfShopifyId.get(customer_shopify_id))
  );
  const incomplete = [...touched].filter((id) => !complete.has(id) || withOrders.has(id));
  await deriveContacts(session, incomplete, source.readAt);
};
