import type { Session } from '../sql/session';
import { selectIn, toDate } from '../sql/statements';

/** A person as one store's Shopify names it. */
export interface Person {
  store: string;
  /** Global ids; none for somebody who only ordered as a guest. */
  customerIds: readonly string[];
  orderIds: readonly string[];
  /** See {@link EmailDigests}. */
  emailDigests: readonly string[];
}

export interface FoundCustomer {
  id: number;
  shopify_id: string;
  email: string | null;
}

export interface FoundInvoice {
  id: number;
  shopify_id: string;
  email: string | null;
  customer_shopify_id: string | null;
}

/** The person's customers, deleted ones and those that were merged into them included. */
export const findPersonsCustomers = async (
  session: Session,
  { store, customerIds }: Person
): Promise<FoundCustomer[]> => {
  const table = session.schema.customers.name;
  const columns = ['id', 'shopify_id', 'email'];
  const own = await selectIn<FoundCustomer>(session, table, columns, 'shopify_id', customerIds, {
    store_domain: store,
  });
  const merged = await selectIn<FoundCustomer>(session, table, columns, 'merged_into', customerIds, {
    store_domain: store,
  });
  return [...new Map([...own, ...merged].map((row) => [row.id, row])).values()];
};

/**
 * The person's invoices, deleted ones included: those of the customers, those that are named, and a guest's with the email.
 *
 * @param guestsUntil only guest orders that were made until then.
 */
export const findPersonsInvoices = async (
  session: Session,
  { store, customerIds, orderIds, emailDigests }: Person,
  { guestsUntil }: { guestsUntil?: Date } = {}
): Promise<FoundInvoice[]> => {
  const table = session.schema.invoices.name;
  const columns = ['id', 'shopify_id', 'email', 'customer_shopify_id'];
  const inStore = { store_domain: store };
  const ofCustomers = await selectIn<FoundInvoice>(
    session,
    table,
    columns,
    'customer_shopify_id',
    customerIds,
    inStore
  );
  const named = await selectIn<FoundInvoice>(session, table, columns, 'shopify_id', orderIds, inStore);
  const guests = await findGuestInvoices(session, store, emailDigests, columns);
  const asGuest = guests.filter(
    ({ source_created_at: made }) =>
      !guestsUntil || made === null || (toDate(made) as Date).getTime() <= guestsUntil.getTime()
  );
  return [...new Map([...ofCustomers, ...named, ...asGuest].map((row) => [row.id, row])).values()];
};

type GuestInvoice = FoundInvoice & { source_created_at: unknown };

/** Invoices looked at between two questions to the database. */
const CHUNK = 5_000;

/**
 * A digest tells an email only from the emails that are here: that of each guest order of the store is looked at, which costs
 * about 2 µs an order. (The databases would compare texts by their collations, which take different emails for equal.)
 */
const findGuestInvoices = async (
  session: Session,
  store: string,
  digests: readonly string[],
  columns: readonly string[]
): Promise<GuestInvoice[]> => {
  if (digests.length === 0) return [];
  const wanted = new Set(digests);
  const isTheirs = ({ email }: GuestInvoice) =>
    email !== null && session.emailDigests(store, email).some((digest) => wanted.has(digest));
  const found: GuestInvoice[] = [];
  let last = 0;
  for (;;) {
    const rows = await session
      .trx(session.schema.invoices.name)
      .where({ store_domain: store, customer_shopify_id: null })
      .whereNotNull('email')
      .where('id', '>', last)
      .orderBy('id')
      .limit(CHUNK)
      .select<GuestInvoice[]>(...columns, 'source_created_at');
    found.push(...rows.filter(isTheirs));
    if (rows.length < CHUNK) return found;
    last = (rows.at(-1) as GuestInvoice).id;
  }
};
