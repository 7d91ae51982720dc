import { exactSumColumns, sumIn, type ExactSum } from '../sql/exact-sum';
import type { Session } from '../sql/session';
import { isLive, isNull, parts } from '../sql/statements';

/** A customer's columns, which may speak for its contact. */
export type SpeakingCustomer = Record<string, unknown> & { shopify_id: string; store_domain: string };

/** A live customer as stored, with its contact. */
export type CustomerSource = SpeakingCustomer & { contact: number };

/** What a contact's live invoices of one store and currency come to, as far as they count. */
export interface InvoiceSums {
  contact: number;
  store: string;
  currency: string | null;
  /** How many of them count; all others are null (or 0) where none does. */
  orders: number;
  /** In 1/10,000 of the currency's unit. */
  value: bigint;
  first: unknown;
  last: unknown;
}

/** The newest live invoice of a guest who is a contact. */
export type InvoiceSource = Record<string, unknown> & {
  contact: number;
  shopify_id: string;
  store_domain: string;
};

// What is selected begins with `id`, as said of `selectIn`; of what is grouped by contacts it is the contact's.

const perContact = async <T>(contacts: readonly number[], query: (part: number[]) => PromiseLike<T[]>) => {
  const rows: T[] = [];
  for (const part of parts(contacts)) rows.push(...(await query(part)));
  return rows;
};

/** The live customers of some contacts, whole or with their store alone. */
export const liveCustomers = (session: Session, contacts: readonly number[], columns: readonly string[]) => {
  const { customers, links } = session.schema;
  const link = links.customerContact;
  return perContact(contacts, (part) =>
    session
      .trx(`${link.name} as l`)
      .join(`${customers.name} as s`, 's.id', `l.${link.owner}`)
      .whereRaw(...session.dialect.isAmong(`l.${link.target}`, part))
      .whereRaw(isLive('s'))
      .select<CustomerSource[]>(...columns, `l.${link.target} as contact`)
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

/** That an invoice counts: it is neither cancelled nor a test. */
const COUNTS = 'i.cancelled_at IS NULL AND NOT COALESCE(i.test, FALSE)';

const ifItCounts = (column: string) => `CASE WHEN ${COUNTS} THEN ${column} END`;

/** Sums over the live invoices of some contacts; those that do not count have their store among these. */
export const invoiceSums = async (session: Session, contacts: readonly number[]): Promise<InvoiceSums[]> => {
  const contact = contactColumn(session);
  const rows = await perContact(contacts, (part) =>
    liveInvoices(session, part)
      .groupBy(contact, 'i.store_domain', 'i.currency')
      .select<
        (ExactSum & Omit<InvoiceSums, 'contact' | 'orders' | 'value'> & { id: number; orders: string })[]
      >(
        `${contact} as id`,
        'i.store_domain as store',
        'i.currency as currency',
        session.trx.raw(`COUNT(${ifItCounts('1')}) as orders`),
        ...exactSumColumns(session, ifItCounts('i.current_total')),
        session.trx.raw(`MIN(${ifItCounts('i.ordered_at')}) as first`),
        session.trx.raw(`MAX(${ifItCounts('i.ordered_at')}) as last`)
      )
  );
  return rows.map((row) => ({
    contact: row.id,
    store: row.store,
    currency: row.currency,
    orders: Number(row.orders),
    value: sumIn(row),
    first: row.first,
    last: row.last,
  }));
};

/** What counting orders come to by currency, over all stores, in the order of the currencies' codes. */
export const totalsByCurrency = (sums: readonly InvoiceSums[]): OrderTotal[] => {
  const totals = new Map<string, OrderTotal>();
  for (const { currency, orders, value } of sums) {
    if (currency === null || orders === 0) continue;
    const before = totals.get(currency);
    totals.set(currency, {
      currency,
      orders: orders + (before?.orders ?? 0),
      value: value + (before?.value ?? 0n),
    });
  }
  return [...totals.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
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
export const orderTotals = async (session: Session, contact: number): Promise<OrderTotal[]> =>
  totalsByCurrency(await invoiceSums(session, [contact]));

/** By order date, then by Shopify's id: ids are decimal numbers of different lengths, so length before text. */
const NEWEST_FIRST = 'i.ordered_at DESC, LENGTH(i.shopify_id) DESC, i.shopify_id DESC';

/** Numbers the invoices of each contact from the newest on, those for which `first` holds before the others. */
const placesOf = (session: Session, name: string, first: string | null = null) => {
  const order = first ? `CASE WHEN ${first} THEN 0 ELSE 1 END, ${NEWEST_FIRST}` : NEWEST_FIRST;
  return session.trx.raw(
    `ROW_NUMBER() OVER (PARTITION BY ${contactColumn(session)} ORDER BY ${order}) as ${name}`
  );
};

/** The addresses of each contact's newest live invoice that has one. */
export const newestAddresses = async (
  session: Session,
  contacts: readonly number[]
): Promise<Map<number, { billing: unknown; shipping: unknown }>> => {
  type Place = number | string;
  type Ranked = {
    id: number;
    billing: unknown;
    shipping: unknown;
    by_billing: Place;
    by_shipping: Place;
  };
  const rows = await perContact(contacts, (part) => {
    const ranked = liveInvoices(session, part).select(
      `${contactColumn(session)} as id`,
      'i.billing_address as billing',
      'i.shipping_address as shipping',
      placesOf(session, 'by_billing', 'i.billing_address IS NOT NULL'),
      placesOf(session, 'by_shipping', 'i.shipping_address IS NOT NULL')
    );
    return session.trx
      .select<Ranked[]>('id', 'billing', 'shipping', 'by_billing', 'by_shipping')
      .from(ranked.as('ranked'))
      .where('by_billing', 1)
      .orWhere('by_shipping', 1);
  });
  const newest = new Map<number, { billing: unknown; shipping: unknown }>();
  for (const { id, billing, shipping, by_billing, by_shipping } of rows) {
    const found = newest.get(id) ?? { billing: null, shipping: null };
    if (Number(by_billing) === 1) found.billing = billing;
    if (Number(by_shipping) === 1) found.shipping = shipping;
    newest.set(id, found);
  }
  return newest;
};

/** Each contact's newest live invoice of a guest. */
export const newestGuestInvoices = (session: Session, contacts: readonly number[]) =>
  perContact(contacts, (part) => {
    const columns = [
      'id',
      'store_domain',
      'shopify_id',
      'email',
      'phone',
      'billing_address',
      'shipping_address',
    ];
    const dates = ['source_created_at', 'source_updated_at'];
    const ranked = liveInvoices(session, part)
      .whereRaw(isNull('i.customer_shopify_id'))
      .select([...columns, ...dates].map((column) => `i.${column}`))
      .select(`${contactColumn(session)} as contact`, placesOf(session, 'newest'));
    return session.trx.select<InvoiceSource[]>('*').from(ranked.as('ranked')).where('newest', 1);
  });
