import { createHash } from 'node:crypto';
import { targetsOf } from '../links';
import { documentColumns } from '../sql/rows';
import type { Session } from '../sql/session';
import { insertOrIgnore, isLive, isNull, selectIn, type Row } from '../sql/statements';

const digest = (text: string) => createHash('sha256').update(text).digest('hex');

/** What makes a contact one person: its normalised email. */
export const emailKey = (email: string): string => `email:${digest(email)}`;

/** A customer without an email is a contact of its own. */
export const customerKey = (store: string, shopifyId: string): string =>
  `customer:${digest(`${store}|${shopifyId}`)}`;

/** The contacts that have one of these keys, deleted ones too: an identity never has two contacts. */
export const contactsByKey = async (
  session: Session,
  keys: readonly string[]
): Promise<Map<string, number>> => {
  const rows = await selectIn<{ id: number; identity_key: string }>(
    session,
    session.schema.contacts.name,
    ['id', 'identity_key'],
    'identity_key',
    keys
  );
  return new Map(rows.map((row) => [row.identity_key, row.id]));
};

/** The contacts of these keys; those that are missing are made (empty, to be derived afterwards). */
export const ensureContacts = async (
  session: Session,
  keys: readonly string[]
): Promise<Map<string, number>> => {
  const wanted = [...new Set(keys)].sort();
  const found = await contactsByKey(session, wanted);
  const missing = wanted.filter((key) => !found.has(key));
  if (missing.length === 0) return found;
  await session.changes.watch(session, session.schema.contacts, 'identity_key', missing);
  const rows = missing.map((key): Row => ({
    ...documentColumns(session),
    identity_key: key,
    orders_count: 0,
  }));
  await insertOrIgnore(session, session.schema.contacts.name, rows, ['identity_key']);
  return contactsByKey(session, wanted);
};

/** A customer whose contact is asked for. */
export interface IdentifiedCustomer {
  id: number;
  shopifyId: string;
  /** Normalised; null where there is none, undefined where Shopify withholds it. */
  email: string | null | undefined;
}

/** How many live customers and guest invoices each contact has. */
export const sourcesOf = async (
  session: Session,
  contacts: readonly number[]
): Promise<Map<number, number>> => {
  const { trx, schema, dialect } = session;
  const { customerContact, invoiceContact } = schema.links;
  const counts = new Map<number, number>();
  const add = (rows: { contact: number; sources: number | string }[]) => {
    for (const row of rows) counts.set(row.contact, (counts.get(row.contact) ?? 0) + Number(row.sources));
  };
  add(
    await trx(`${customerContact.name} as l`)
      .join(`${schema.customers.name} as s`, 's.id', `l.${customerContact.owner}`)
      .whereRaw(...dialect.isAmong(`l.${customerContact.target}`, contacts))
      .whereRaw(isLive('s'))
      .groupBy(`l.${customerContact.target}`)
      .select(`l.${customerContact.target} as contact`)
      .count('* as sources')
  );
  add(
    await trx(`${invoiceContact.name} as l`)
      .join(`${schema.invoices.name} as s`, 's.id', `l.${invoiceContact.owner}`)
      .whereRaw(...dialect.isAmong(`l.${invoiceContact.target}`, contacts))
      .whereRaw(isLive('s'))
      .whereRaw(isNull('s.customer_shopify_id'))
      .groupBy(`l.${invoiceContact.target}`)
      .select(`l.${invoiceContact.target} as contact`)
      .count('* as sources')
  );
  return counts;
};

/**
 * Finds the contact of each customer by product.md's *Identity*: the contact of its email; where the email is new, the
 * customer's own contact renamed if nothing else made it, else a new one.
 *
 * @returns the contact of each customer, and all contacts that gained or lost one.
 */
export const identifyCustomers = async (
  session: Session,
  store: string,
  customers: readonly IdentifiedCustomer[]
): Promise<{ contactOf: Map<number, number>; touched: Set<number> }> => {
  const current = await targetsOf(
    session,
    session.schema.links.customerContact,
    customers.map((customer) => customer.id)
  );
  const contactOf = new Map<number, number>();
  const keyOf = new Map<number, string>();
  for (const customer of customers) {
    const contact = current.get(customer.id);
    if (customer.email === undefined && contact !== undefined) contactOf.set(customer.id, contact);
    else
      keyOf.set(
        customer.id,
        customer.email ? emailKey(customer.email) : customerKey(store, customer.shopifyId)
      );
  }

  const known = await contactsByKey(session, [...new Set(keyOf.values())]);
  await renameOwnContacts(session, { keyOf, current, known });
  const contacts = await ensureContacts(session, [...keyOf.values()]);
  for (const [customer, key] of keyOf) contactOf.set(customer, contacts.get(key) as number);

  const touched = new Set<number>(contactOf.values());
  for (const contact of current.values()) touched.add(contact);
  return { contactOf, touched };
};

/** Gives a contact its customer's new key where the key is free and that customer is the contact's only source. */
const renameOwnContacts = async (
  session: Session,
  state: { keyOf: Map<number, string>; current: Map<number, number>; known: Map<string, number> }
): Promise<void> => {
  const { keyOf, current, known } = state;
  const moving = [...keyOf].filter(([customer, key]) => {
    const contact = current.get(customer);
    return contact !== undefined && known.get(key) !== contact;
  });
  if (moving.length === 0) return;
  const sources = await sourcesOf(session, [
    ...new Set(moving.map(([customer]) => current.get(customer) as number)),
  ]);
  for (const [customer, key] of moving) {
    const contact = current.get(customer) as number;
    if (!known.has(key) && sources.get(contact) === 1) {
      await session.trx(session.schema.contacts.name).where({ id: contact }).update({ identity_key: key });
      known.set(key, contact);
    }
    sources.set(contact, (sources.get(contact) ?? 1) - 1);
  }
};
