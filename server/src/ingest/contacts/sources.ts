import { exactSumColumns, sumIn, type ExactSum } from '../sql/exact-sum';
import type { Session } from '../sql/session';
import { isLive, isNull, parts } from '../sql/statements';

/** A live customer as stored, with its contact. */
export type CustomerSource = Record<string, unknown> & {
  contact: number;
  shopify_id: string;
  store_domain: string;
};

/** What a contact's counting invoices of one currency come to. */
export interface InvoiceTotals {
  contact: number;
  currency: string | null;
  orders: number;
  /** In 1/10,000 of the currency's unit. */
  value: bigint;
  first: unknown;
  last: unknown;
}

/** In which stores a contact has live invoices, and how many of them are guests'. */
export interface InvoiceStores {
  contact: number;
  store: string;
  guests: number;
}

/** The newest live invoice of a contact of which something is wanted. */
export type InvoiceSource = Record<string, unknown> & {
  contact: number;
  shopify_id: string;
  store_domain: string;
};

const perContact = async <T>(contacts: readonly number[], query: (part: number[]) => PromiseLike<T[]>) => {
  const rows: T[] = [];
  for (const part of parts(contacts)) rows.push(...(await query(part)));
  return rows;
};

export const liveCustomers = (session: Session, contacts: readonly number[]) => {
  const { customers, links } = session.schema;
  const link = links.customerContact;
  return perContact(contacts, (part) =>
    session
      .trx(`${link.name} as l`)
      .join(`${customers.name} as s`, 's.id', `l.${link.owner}`)
      .whereRaw(...session.dialect.isAmong(`l.${link.target}`, part))
      .whereRaw(isLive('s'))
      .select<CustomerSource[]>('s.*', `l.${link.target} as contact`)
  );
};

const liveInvoices = (session: Session, part: number[]) => {
  const { invoices, links } = session.schema;
  const link = links.invoiceContact;
  return session
    .trx(`${link.name} as l`)
    .join(`${invoices.name} as i`, 'i.id', `l.${link.owner}`)
    .whereRaw(...session.dialect.isAmong(`l.${link.target}`, part))
    .whereRaw(isLive('i'));
};

const contactColumn = (session: Session) => `l.${session.schema.links.invoiceContact.target}`;

/** Sums over the invoices that count: neither cancelled, nor test, nor deleted. */
export const invoiceTotals = async (
  session: Session,
  contacts: readonly number[]
): Promise<InvoiceTotals[]> => {
  const contact = contactColumn(session);
  const rows = await perContact(contacts, (part) =>
    liveInvoices(session, part)
      .whereNull('i.cancelled_at')
      .where((query) => void query.where('i.test', false).orWhereNull('i.test'))
      .groupBy(contact, 'i.currency')
      .select<
        (ExactSum & {
          contact: number;
          currency: string | null;
          orders: string;
          first: unknown;
          last: unknown;
        })[]
      >(
        `${contact} as contact`,
        'i.currency as currency',
        session.trx.raw('COUNT(*) as orders'),
        ...exactSumColumns(session, 'i.current_total'),
        session.trx.raw('MIN(i.ordered_at) as first'),
        session.trx.raw('MAX(i.ordered_at) as last')
      )
  );
  return rows.map(({ contact, currency, orders, first, last, ...sum }) => ({
    contact,
    currency,
    orders: Number(orders),
    value: sumIn(sum),
    first,
    last,
  }));
};

/** A page of a contact's live invoices, the latest first: their row ids. */
export const latestInvoices = async (
  session: Session,
  contact: number,
  { limit, offset }: { limit: number; offset: number }
): Promise<number[]> => {
  const rows = await liveInvoices(session, [contact])
    // By an expression: SQLite would look through the invoices of everybody by their dates.
    .orderByRaw('COALESCE(i.ordered_at, i.created_at) DESC, i.id ASC')
    .limit(limit)
    .offset(offset)
    .select<{ id: number }[]>('i.id as id');
  return rows.map(({ id }) => id);
};

/** What a contact's counting orders of a currency come to. */
export interface OrderTotal {
  currency: string;
  orders: number;
  /** In 1/10,000 of the currency's unit. */
  value: bigint;
}

/** The totals of one contact, in the order of the currencies' codes. */
export const orderTotals = async (session: Session, contact: number): Promise<OrderTotal[]> => {
  const totals = await invoiceTotals(session, [contact]);
  return totals
    .flatMap(({ currency, orders, value }) => (currency === null ? [] : [{ currency, orders, value }]))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
};

export const invoiceStores = async (
  session: Session,
  contacts: readonly number[]
): Promise<InvoiceStores[]> => {
  const contact = contactColumn(session);
  const rows = await perContact(contacts, (part) =>
    liveInvoices(session, part)
      .groupBy(contact, 'i.store_domain')
      .select<{ contact: number; store: string; guests: string }[]>(
        `${contact} as contact`,
        'i.store_domain as store',
        session.trx.raw('SUM(CASE WHEN i.customer_shopify_id IS NULL THEN 1 ELSE 0 END) as guests')
      )
  );
  return rows.map((row) => ({ ...row, guests: Number(row.guests) }));
};

/**
 * The newest live invoice of each contact for which `condition` holds: by order date, then by Shopify's id (ids are
 * decimal numbers of different lengths, so length before text).
 */
const newestInvoices = (
  session: Session,
  contacts: readonly number[],
  columns: readonly string[],
  notNull: { column: string } | { isNull: string }
) => {
  const contact = contactColumn(session);
  return perContact(contacts, (part) => {
    const ranked = liveInvoices(session, part)
      .modify((query) =>
        'column' in notNull
          ? void query.whereNotNull(`i.${notNull.column}`)
          : void query.whereRaw(isNull(`i.${notNull.isNull}`))
      )
      .select(['store_domain', 'shopify_id', ...columns].map((column) => `i.${column}`))
      .select(
        `${contact} as contact`,
        session.trx.raw(
          `ROW_NUMBER() OVER (PARTITION BY ${contact} ORDER BY i.ordered_at DESC, LENGTH(i.shopify_id) DESC, i.shopify_id DESC) as newest`
        )
      );
    return session.trx.select<InvoiceSource[]>('*').from(ranked.as('ranked')).where('newest', 1);
  });
};

export const newestWith = (
  session: Session,
  contacts: readonly number[],
  column: 'billing_address' | 'shipping_address'
) => newestInvoices(session, contacts, [column], { column });

export const newestGuestInvoices = (session: Session, contacts: readonly number[]) =>
  newestInvoices(
    session,
    contacts,
    ['email', 'phone', 'billing_address', 'shipping_address', 'source_created_at', 'source_updated_at'],
    { isNull: 'customer_shopify_id' }
  );
