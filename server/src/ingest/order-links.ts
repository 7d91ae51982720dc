import type { InvoiceLineRecord, InvoiceRecord } from '../records/types';
import { emailKey, ensureContacts } from './contacts/identity';
import type { LiveCustomers } from './order-customers';
import { placeByDay, setLinks, targetsOf, type Link } from './links';
import type { LinkTable, Table } from './sql/schema';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';

/** A row, and whether it was made in this transaction: it has no links then. */
interface LinkedRow {
  id: number;
  isNew?: boolean;
}

/** What of an invoice says whose it is. */
export type InvoiceOwner = LinkedRow & Pick<InvoiceRecord, 'customerShopifyId' | 'email' | 'orderedAt'>;

/** What of an invoice line says what was bought. */
export type LineGoods = LinkedRow & Pick<InvoiceLineRecord, 'productShopifyId' | 'variantShopifyId'>;

/** Live rows of a table by Shopify id. */
const liveIds = async (
  session: Session,
  table: Table,
  store: string,
  ids: Iterable<string>
): Promise<Map<string, number>> => {
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
export const linkLines = async (
  session: Session,
  store: string,
  lines: readonly LineGoods[]
): Promise<void> => {
  const { products, variants, links } = session.schema;
  const link = async (
    table: Table,
    linkTable: LinkTable,
    idOf: (line: LineGoods) => string | null | undefined
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
        owner: line.id,
        isNew: line.isNew,
        target: targets.get(idOf(line) ?? '') ?? null,
      }))
    );
  };
  await link(products, links.lineProduct, (line) => line.productShopifyId);
  await link(variants, links.lineVariant, (line) => line.variantShopifyId);
};

/**
 * Links invoices to their contacts: an order belongs to its customer's contact; a guest's to the contact of its email, which
 * it makes if need be.
 *
 * @param liveCustomers those of the invoices, where they were read already.
 * @returns the contacts that gained or lost one, to be derived anew.
 */
export const linkContacts = async (
  session: Session,
  store: string,
  invoices: readonly InvoiceOwner[],
  liveCustomers?: LiveCustomers
): Promise<Set<number>> => {
  const { customers, links } = session.schema;
  // Where the customer, or a guest's email, is withheld, the order stays where it is.
  const known = invoices.filter(
    ({ customerShopifyId, email }) => customerShopifyId ?? (customerShopifyId === null && email !== undefined)
  );
  const before = await targetsOf(
    session,
    links.invoiceContact,
    invoices.filter(({ isNew }) => !isNew).map(({ id }) => id)
  );
  const named = known
    .map(({ customerShopifyId }) => customerShopifyId)
    .filter((id) => typeof id === 'string');
  const customerIds = liveCustomers ?? (await liveIds(session, customers, store, named));
  const contactOfCustomer = await targetsOf(
    session,
    links.customerContact,
    [...new Set(named)].flatMap((id) => customerIds.get(id) ?? [])
  );
  const guestEmail = ({ customerShopifyId, email }: InvoiceOwner) =>
    customerShopifyId === null && email ? email : null;
  const { byKey } = await ensureContacts(
    session,
    known.map(guestEmail).flatMap((email) => (email ? [emailKey(email)] : []))
  );

  const contactOf = (invoice: InvoiceOwner): number | null => {
    const email = guestEmail(invoice);
    if (email) return byKey.get(emailKey(email)) ?? null;
    if (!invoice.customerShopifyId) return null;
    const customer = customerIds.get(invoice.customerShopifyId);
    return customer === undefined ? null : (contactOfCustomer.get(customer) ?? null);
  };
  const wanted = known.map((invoice): Link => ({
    owner: invoice.id,
    isNew: invoice.isNew,
    target: contactOf(invoice),
    order: placeByDay(invoice.orderedAt),
  }));
  await setLinks(session, links.invoiceContact, wanted);

  const touched = new Set<number>(before.values());
  for (const link of wanted) if (link.target !== null) touched.add(link.target);
  return touched;
};
