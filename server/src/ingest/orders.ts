import type { InvoiceRecord } from '../records/types';
import { writeChildren, type ChildIds } from './children';
import { deriveContacts } from './contacts/derive';
import { emailKey, ensureContacts } from './contacts/identity';
import { placeByDay, setLinks, targetsOf, type Link } from './links';
import type { LinkTable, Table } from './sql/schema';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';
import type { Source } from './versions';
import { writeBatch, type Applied, type BatchOutcome } from './write-batch';

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
  const { invoices, lines, fulfilments, refunds, links } = session.schema;
  const { outcome, applied } = await writeBatch(session, invoices, source, records);
  if (applied.length === 0) return { ...outcome, missingCustomers: [] };

  const lineIds = await writeChildren(session, source, applied, {
    table: lines,
    link: links.lineInvoice,
    childrenOf: (order) => order.lines,
  });
  await linkLines(session, source.store, applied, lineIds);
  await writeChildren(session, source, applied, {
    table: fulfilments,
    link: links.fulfilmentInvoice,
    childrenOf: (order) => order.fulfilments,
  });
  await writeChildren(session, source, applied, {
    table: refunds,
    link: links.refundInvoice,
    childrenOf: (order) => order.refunds,
  });
  const { touched, missingCustomers } = await linkContacts(session, source.store, applied);
  await deriveContacts(session, touched, source.readAt);
  return { ...outcome, missingCustomers };
};

/** Live rows of a table by Shopify id. */
const liveIds = async (
  session: Session,
  table: Table,
  store: string,
  ids: Iterable<string>
): Promise<ChildIds> => {
  const rows = await selectIn<{ id: number; shopify_id: string }>(
    session,
    table.name,
    ['id', 'shopify_id'],
    'shopify_id',
    [...new Set(ids)],
    { store_domain: store, deleted_at: null }
  );
  return new Map(rows.map((row) => [row.shopify_id, row.id]));
};

/** Points lines at their products and variants; a custom line has none, a deleted product neither. */
const linkLines = async (
  session: Session,
  store: string,
  applied: readonly Applied<InvoiceRecord>[],
  lineIds: ChildIds
): Promise<void> => {
  const { products, variants, links } = session.schema;
  const lines = applied.flatMap(({ record }) => record.lines ?? []);
  const link = async (
    table: Table,
    linkTable: LinkTable,
    idOf: (line: (typeof lines)[number]) => string | null | undefined
  ) => {
    const known = lines.filter((line) => idOf(line) !== undefined);
    const targets = await liveIds(
      session,
      table,
      store,
      known.map(idOf).filter((id) => typeof id === 'string')
    );
    await setLinks(
      session,
      linkTable,
      known.map((line): Link => ({
        owner: lineIds.get(line.shopifyId) as number,
        target: targets.get(idOf(line) ?? '') ?? null,
      }))
    );
  };
  await link(products, links.lineProduct, (line) => line.productShopifyId);
  await link(variants, links.lineVariant, (line) => line.variantShopifyId);
};

/** An order belongs to its customer's contact; a guest's to the contact of its email, which it makes if need be. */
const linkContacts = async (
  session: Session,
  store: string,
  applied: readonly Applied<InvoiceRecord>[]
): Promise<{ touched: Set<number>; missingCustomers: string[] }> => {
  const { customers, links } = session.schema;
  // Where the customer is withheld, the order stays where it is.
  const known = applied.filter(({ record }) => record.customerShopifyId !== undefined);
  const before = await targetsOf(
    session,
    links.invoiceContact,
    applied.map(({ id }) => id)
  );
  const customerIds = await liveIds(
    session,
    customers,
    store,
    known.map(({ record }) => record.customerShopifyId).filter((id) => typeof id === 'string')
  );
  const contactOfCustomer = await targetsOf(session, links.customerContact, [...customerIds.values()]);
  const guestEmail = (record: InvoiceRecord) =>
    record.customerShopifyId === null && record.email ? record.email : null;
  const contactOfKey = await ensureContacts(
    session,
    known.map(({ record }) => guestEmail(record)).flatMap((email) => (email ? [emailKey(email)] : []))
  );

  const missing = new Set<string>();
  const contactOf = (record: InvoiceRecord): number | null => {
    const email = guestEmail(record);
    if (email) return contactOfKey.get(emailKey(email)) ?? null;
    if (!record.customerShopifyId) return null;
    const customer = customerIds.get(record.customerShopifyId);
    if (customer === undefined) missing.add(record.customerShopifyId);
    return customer === undefined ? null : (contactOfCustomer.get(customer) ?? null);
  };
  const wanted = known.map(({ id, record }): Link => ({
    owner: id,
    target: contactOf(record),
    order: placeByDay(record.orderedAt),
  }));
  await setLinks(session, links.invoiceContact, wanted);

  const touched = new Set<number>(before.values());
  for (const link of wanted) if (link.target !== null) touched.add(link.target);
  return { touched, missingCustomers: [...missing] };
};
