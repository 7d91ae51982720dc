import type { EncodedOf } from '../records/encoded';
import { deriveContacts } from './contacts/derive';
import { identifyCustomers, type IdentifiedCustomer, type MadeCustomers } from './contacts/identity';
import { fieldsOf } from './mapped';
import { placeByDay, setLinks, type Link } from './links';
import { successorsOf } from './merges';
import { screenCustomers } from './redact/screen';
import { toColumns } from './sql/rows';
import type { Session } from './sql/session';
import { selectIn, toDate, type Row } from './sql/statements';
import { writeBatch, type Applied, type BatchOutcome } from './write-batch';
import type { Source, WrittenRow } from './versions';

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
  const made = madeOf(session, source, applied);
  await linkCustomers(
    session,
    source,
    applied.records.map(({ shopifyId, email }): IdentifiedCustomer => {
      const { id } = applied.rows.get(shopifyId) as WrittenRow;
      return { id, shopifyId, email };
    }),
    made
  );
  return { ...outcome, unchanged: outcome.unchanged + records.length - existing.length };
};

/** Those customers that have new rows, as they stand there. */
const madeOf = (
  session: Session,
  { store }: Source,
  applied: Applied<EncodedOf<'customers'>>
): MadeCustomers => {
  const { customers } = session.schema;
  const made = applied.records.filter(({ shopifyId }) => applied.rows.get(shopifyId)?.isNew);
  const rows = toColumns(
    customers,
    made.map((record) => fieldsOf(session, customers, record))
  );
  return new Map(
    made.map(({ shopifyId }, index) => [
      shopifyId,
      Object.assign(rows[index] as Row, { store_domain: store, shopify_id: shopifyId }),
    ])
  );
};

/** Links live customers of a store to their contacts, together with their orders, and recomputes the contacts concerned. */
export const linkCustomers = async (
  session: Session,
  source: Source,
  customers: readonly IdentifiedCustomer[],
  made: MadeCustomers = new Map()
): Promise<void> => {
  if (customers.length === 0) return;
  const { invoices, links } = session.schema;
  const { contactOf, touched, complete } = await identifyCustomers(session, source, customers, made);
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
