import { createHash } from 'node:crypto';
import { groupBy } from '../../group-by';
import { targetsOf } from '../links';
import { createDocumentId } from '../sql/document-id';
import { creationColumns } from '../sql/rows';
import type { Session, SqlValue } from '../sql/session';
import { insertOrIgnoreValues, isLive, isNull, selectIn, type Row, type Rows } from '../sql/statements';
import type { Source } from '../versions';
import { composeContact } from './compose';
import { personFields } from './person';
import type { SpeakingCustomer } from './sources';

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

/** Contacts that are there. */
export interface EnsuredContacts {
  byKey: ReadonlyMap<string, number>;
  /** Those that were made with what is known of them: nothing else points at them. */
  complete: ReadonlySet<number>;
}

/** What is known of contacts before they are looked for. */
interface KnownContacts {
  /** Those of the keys that are there, where they were looked for already. */
  found?: ReadonlyMap<string, number>;
  /** All columns of a contact that is made; null where they are not known: it is empty then, to be derived afterwards. */
  fieldsOf?: (key: string) => Row | null;
}

/** What a contact is of which nothing is known yet. */
const EMPTY_CONTACT: Row = { orders_count: 0 };

interface NewContacts {
  keys: string[];
  rows: Rows;
  /** Whether they are made with what is known of them. */
  isComplete: boolean;
}

/**
 * Contacts to make, those of equal columns together. What is known of them becomes values here at once: objects that last until the
 * contacts are made, V8 makes among those that only a full collection of garbage takes, and the records' texts are in them.
 */
const newContacts = (
  session: Session,
  keys: readonly string[],
  fieldsOf: (key: string) => Row | null
): NewContacts[] => {
  const common = creationColumns(session);
  const commonValues = Object.values(common);
  const firstColumns = ['identity_key', 'document_id', ...Object.keys(common)];
  const groups = new Map<string, NewContacts>();
  for (const key of keys) {
    const fields = fieldsOf(key);
    const known = fields ?? EMPTY_CONTACT;
    const columns = Object.keys(known);
    const shape = columns.join();
    let group = groups.get(shape);
    if (!group) {
      const rows: Rows = { columns: [...firstColumns, ...columns], values: [] };
      groups.set(shape, (group = { keys: [], rows, isComplete: fields !== null }));
    }
    group.keys.push(key);
    const own: SqlValue[] = [key, createDocumentId()];
    group.rows.values.push(own.concat(commonValues, Object.values(known)));
  }
  return [...groups.values()];
};

/** The contacts of these keys; those that are missing are made. */
export const ensureContacts = async (
  session: Session,
  keys: readonly string[],
  { found, fieldsOf = () => null }: KnownContacts = {}
): Promise<EnsuredContacts> => {
  const wanted = [...new Set(keys)].sort();
  const byKey = new Map(found ?? (await contactsByKey(session, wanted)));
  const complete = new Set<number>();
  const missing = wanted.filter((key) => !byKey.has(key));
  if (missing.length === 0) return { byKey, complete };
  const { contacts } = session.schema;
  await session.changes.watch(session, contacts, 'identity_key', missing);
  for (const { keys: madeOf, rows, isComplete } of newContacts(session, missing, fieldsOf)) {
    const made = await insertOrIgnoreValues(session, contacts.name, rows, ['identity_key']);
    for (const [place, id] of made) {
      byKey.set(madeOf[place] as string, id);
      if (isComplete) complete.add(id);
    }
  }
  const others = missing.filter((key) => !byKey.has(key));
  for (const [key, id] of await contactsByKey(session, others)) byKey.set(key, id);
  return { byKey, complete };
};

/** A customer whose contact is asked for. */
export interface IdentifiedCustomer {
  id: number;
  shopifyId: string;
  /** Normalised; null where there is none, undefined where Shopify withholds it. */
  email: string | null | undefined;
}

/** Customers with new rows, as they stand there as far as their contacts need to know: by Shopify id. */
export type MadeCustomers = ReadonlyMap<string, SpeakingCustomer>;

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

/** Customers with their contacts. */
export interface IdentifiedContacts {
  /** The contact of each customer. */
  contactOf: Map<number, number>;
  /** All contacts that gained or lost a customer. */
  touched: Set<number>;
  /** Those of them that were made of these customers, whole: only their orders may be missing. */
  complete: ReadonlySet<number>;
}

/**
 * Finds the contact of each customer by product.md's *Identity*: the contact of its email; where the email is new, the
 * customer's own contact renamed if nothing else made it, else a new one.
 */
export const identifyCustomers = async (
  session: Session,
  { store, readAt }: Source,
  customers: readonly IdentifiedCustomer[],
  made: MadeCustomers
): Promise<IdentifiedContacts> => {
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
  const customersOf = groupBy(
    customers.filter(({ id }) => keyOf.has(id)),
    ({ id }) => keyOf.get(id) as string
  );
  const { byKey, complete } = await ensureContacts(session, [...keyOf.values()], {
    found: known,
    fieldsOf: (key) =>
      contactOfNewCustomers(
        session,
        { store, readAt },
        (customersOf.get(key) ?? []).map(({ shopifyId }) => made.get(shopifyId))
      ),
  });
  for (const [customer, key] of keyOf) contactOf.set(customer, byKey.get(key) as number);

  const touched = new Set<number>(contactOf.values());
  for (const contact of current.values()) touched.add(contact);
  return { contactOf, touched, complete };
};

/** The columns of a contact whose only sources are these customers; null where not all of them are at hand. */
const contactOfNewCustomers = (
  { schema }: Session,
  { store, readAt }: Source,
  customers: readonly (SpeakingCustomer | undefined)[]
): Row | null => {
  const sources = customers.filter((one) => one !== undefined);
  if (sources.length < customers.length) return null;
  const spoken = personFields(schema.contacts, sources, undefined);
  if (!spoken) return null;
  const { person, orders } = composeContact({ spoken, stores: [store] });
  return { synced_at: readAt, ...person, ...orders };
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
