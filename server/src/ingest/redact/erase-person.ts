import { ERASED_FIELDS } from '../../records/personal';
import { deriveContacts } from '../contacts/derive';
import { speaker } from '../contacts/person';
import { contactsByKey, customerKey, emailKey, sourcesOf } from '../contacts/identity';
import { childTables } from '../families';
import { targetsOf } from '../links';
import type { Table } from '../sql/schema';
import type { Session, SqlValue } from '../sql/session';
import { parts, selectIn } from '../sql/statements';
import { findPersonsInvoices, findPersonsCustomers, type FoundInvoice, type Person } from './find-person';
import { closeGate, noteRedactions } from './redactions';

/** Who is to be forgotten, as of when. */
export interface Erasure extends Person {
  /** When it was asked for: what the person does afterwards is new. */
  at: Date;
  /** Attributes that users added and that Shopify's fields are mapped into: what they hold came from the store. */
  mapped: { contact: readonly string[]; invoice: readonly string[] };
}

/** How many records lost what they held of the person. A contact that others supply was made anew from these. */
export type ErasedCounts = Record<
  'customers' | 'invoices' | 'fulfilments' | 'refunds' | 'contactsErased' | 'contactsRecomputed',
  number
>;

/**
 * Erases what is held of a person from one store, deleted records included, and notes it so that no later read brings it back.
 * Invoices stay, without what says whose they were. Can be repeated.
 */
export const erasePerson = async (session: Session, erasure: Erasure): Promise<ErasedCounts> => {
  const { store, at } = erasure;
  await closeGate(session);
  const customers = await findPersonsCustomers(session, erasure);
  const emails = customers.flatMap(({ email }) => (email ? [email] : []));
  const person: Person = {
    store,
    customerIds: [...new Set([...erasure.customerIds, ...customers.map((row) => row.shopify_id)])],
    orderIds: erasure.orderIds,
    emailDigests: [
      ...new Set([
        ...erasure.emailDigests,
        ...emails.flatMap((email) => session.emailDigests(store, email).slice(0, 1)),
      ]),
    ],
  };
  const invoices = await findPersonsInvoices(session, person, { guestsUntil: at });
  const contacts = await contactsOf(session, person, { customers, invoices });

  await noteRedactions(
    session,
    store,
    [
      ...person.customerIds,
      ...person.orderIds,
      ...invoices.map((row) => row.shopify_id),
      ...person.emailDigests,
    ],
    at
  );
  await deleteRows(
    session,
    session.schema.customers,
    customers.map((row) => row.id)
  );
  const erased = await eraseInvoices(session, store, invoices, erasure.mapped.invoice);
  const left = await leaveToOthers(session, contacts, erasure);
  await eraseEventErrors(session, store, [
    ...person.customerIds,
    ...person.orderIds,
    ...invoices.map((row) => row.shopify_id),
  ]);
  return { customers: customers.length, invoices: invoices.length, ...erased, ...left };
};

/** All contacts that have, or had, something of the person: by their links, by their identities, and by who spoke for them. */
const contactsOf = async (
  session: Session,
  { store, customerIds }: Person,
  found: {
    customers: readonly { id: number; email: string | null }[];
    invoices: readonly FoundInvoice[];
  }
): Promise<number[]> => {
  const { schema } = session;
  const linked = [
    ...(
      await targetsOf(
        session,
        schema.links.customerContact,
        found.customers.map((row) => row.id)
      )
    ).values(),
    ...(
      await targetsOf(
        session,
        schema.links.invoiceContact,
        found.invoices.map((row) => row.id)
      )
    ).values(),
  ];
  const emails = [...found.customers, ...found.invoices.filter((row) => row.customer_shopify_id === null)]
    .map((row) => row.email)
    .filter((email) => email !== null);
  const keyed = await contactsByKey(session, [
    ...new Set([...emails.map(emailKey), ...customerIds.map((id) => customerKey(store, id))]),
  ]);
  const spoken = await selectIn<{ id: number }>(
    session,
    schema.contacts.name,
    ['id'],
    'spoken_by',
    [...customerIds, ...found.invoices.map((row) => row.shopify_id)].map((id) => speaker(store, id))
  );
  return [...new Set([...linked, ...keyed.values(), ...spoken.map((row) => row.id)])];
};

const deleteRows = async (session: Session, table: Table, ids: readonly number[]): Promise<void> => {
  await session.changes.watch(session, table, 'id', ids);
  // Strapi's link tables cascade.
  for (const part of parts(ids)) await session.trx(table.name).whereIn('id', part).delete();
};

const nulls = (table: Table, fields: readonly string[]): Record<string, SqlValue> =>
  Object.fromEntries(
    [...fields, 'sourceHash'].flatMap((field) => {
      const column = table.columns.get(field);
      return column ? [[column.name, null]] : [];
    })
  );

const eraseInvoices = async (
  session: Session,
  store: string,
  found: readonly FoundInvoice[],
  mapped: readonly string[]
): Promise<Pick<ErasedCounts, 'fulfilments' | 'refunds'>> => {
  const { trx, schema, now } = session;
  const { lines, fulfilments, refunds } = childTables(schema);
  const link = schema.links.invoiceContact;
  await session.changes.watch(
    session,
    schema.invoices,
    'id',
    found.map((row) => row.id)
  );
  for (const part of parts(found.map((row) => row.id))) {
    await trx(schema.invoices.name)
      .whereIn('id', part)
      .update({ ...nulls(schema.invoices, [...ERASED_FIELDS.invoice, ...mapped]), updated_at: now });
    await trx(link.name).whereIn(link.owner, part).delete();
  }
  const eraseChildren = async (table: Table, fields: readonly string[]) => {
    let count = 0;
    if (fields.length === 0) return count;
    const parents = found.map((row) => row.shopify_id);
    await session.changes.watch(session, table, 'parent_shopify_id', parents, { store_domain: store });
    for (const part of parts(parents)) {
      count += await trx(table.name)
        .where({ store_domain: store })
        .whereIn('parent_shopify_id', part)
        .update({ ...nulls(table, fields), updated_at: now });
    }
    return count;
  };
  await eraseChildren(lines.table, ERASED_FIELDS.line);
  return {
    fulfilments: await eraseChildren(fulfilments.table, ERASED_FIELDS.fulfilment),
    refunds: await eraseChildren(refunds.table, ERASED_FIELDS.refund),
  };
};

/** What others supply of the contacts is made anew from these; a contact that nobody supplies any more goes as a whole. */
const leaveToOthers = async (
  session: Session,
  contacts: readonly number[],
  { at, mapped }: Pick<Erasure, 'at' | 'mapped'>
): Promise<Pick<ErasedCounts, 'contactsErased' | 'contactsRecomputed'>> => {
  const sources = await sourcesOf(session, contacts);
  const supplied = contacts.filter((id) => (sources.get(id) ?? 0) > 0);
  const gone = contacts.filter((id) => !supplied.includes(id));
  const { trx, schema, now } = session;
  for (const part of parts(supplied))
    await trx(schema.contacts.name)
      .whereIn('id', part)
      .update({ ...nulls(schema.contacts, mapped.contact), updated_at: now });
  await deriveContacts(session, supplied, at);
  await deleteRows(session, session.schema.contacts, gone);
  return { contactsErased: gone.length, contactsRecomputed: supplied.length };
};

/** A database's complaint about a record may quote it. */
const eraseEventErrors = async (
  { trx, schema }: Session,
  store: string,
  ids: readonly string[]
): Promise<void> => {
  for (const part of parts([...new Set(ids)]))
    await trx(schema.events.name).where({ store }).whereIn('resource_id', part).update({ error: null });
};
