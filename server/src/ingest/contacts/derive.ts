import { groupBy } from '../../group-by';
import type { Session } from '../sql/session';
import { byColumns } from '../sql/rows';
import { insertOrUpdate, parts, selectIn, type Row } from '../sql/statements';
import { composeContact } from './compose';
import { personFields } from './person';
import { invoiceSums, liveCustomers, newestAddresses, newestGuestInvoices } from './sources';
import { comparisonOf } from './unchanged';

const byContact = <T extends { contact: number }>(rows: readonly T[]) =>
  groupBy(rows, ({ contact }) => contact);

interface ContactRow extends Record<string, unknown> {
  id: number;
}

/** What of a contact's sources was written since it was derived last: its orders alone, or its customers, too. */
export type ChangedSources = 'orders' | 'all';

/** What orders may change of a contact that a customer speaks for, and what is needed to tell. */
const OF_ORDERS = [
  'id',
  'orders_count',
  'lifetime_value',
  'first_order_at',
  'last_order_at',
  'billing_address',
  'shipping_address',
  'store_domains',
  'deleted_at',
];

/**
 * Recomputes contacts from their live customers and invoices: fields, addresses, derived values, and whether they live at
 * all. Never increments, so it is right whatever was missed before.
 *
 * The rows are locked first: of two transactions that add an invoice to one contact, the later one sees both.
 */
export const deriveContacts = async (
  session: Session,
  touched: Iterable<number>,
  readAt: Date,
  changed: ChangedSources = 'all'
): Promise<void> => {
  const ids = [...new Set(touched)].sort((a, b) => a - b);
  for (const part of parts(ids, 1_000)) await derivePart(session, part, readAt, changed);
};

const derivePart = async (
  session: Session,
  ids: readonly number[],
  readAt: Date,
  changedSources: ChangedSources
): Promise<void> => {
  const { trx, schema, dialect, now, changes } = session;
  await changes.watch(session, schema.contacts, 'id', ids);
  if (dialect.name !== 'sqlite')
    await trx(schema.contacts.name)
      .whereRaw(...dialect.isAmong('id', ids))
      .orderBy('id')
      .forUpdate()
      .select('id');

  const isWhole = changedSources === 'all';
  const customers = byContact(
    await liveCustomers(session, ids, isWhole ? ['s.*'] : ['s.id', 's.store_domain'])
  );
  const keepsPerson = (id: number) => !isWhole && customers.has(id);
  const { name } = schema.contacts;
  const stored = [
    ...(await selectIn<ContactRow>(session, name, OF_ORDERS, 'id', ids.filter(keepsPerson))),
    ...(await selectIn<ContactRow>(
      session,
      name,
      ['*'],
      'id',
      ids.filter((id) => !keepsPerson(id))
    )),
  ];
  const sums = byContact(await invoiceSums(session, ids));
  const withInvoices = [...sums.keys()];
  const addresses = await newestAddresses(session, withInvoices);
  const guests = byContact(
    await newestGuestInvoices(
      session,
      withInvoices.filter((id) => !customers.has(id))
    )
  );

  const { isStored, saysTheSame } = comparisonOf(schema.contacts);
  const living: Row[] = [];
  const dead: number[] = [];
  for (const contact of stored) {
    const sources = customers.get(contact.id) ?? [];
    const isKept = keepsPerson(contact.id);
    const spoken = isKept ? null : personFields(schema.contacts, sources, guests.get(contact.id)?.[0]);
    // A restored contact lives on as it was when nothing speaks for it.
    if (!isKept && !spoken && contact.restored_at === null) {
      dead.push(contact.id);
      continue;
    }
    const { person, orders } = composeContact({
      spoken,
      stores: sources.map((source) => source.store_domain),
      sums: sums.get(contact.id),
      addresses: addresses.get(contact.id),
    });
    // An order seldom changes the person, nor a customer the orders: what is as it was is not written again.
    const changed = [person, orders].filter((part) => !isStored(contact, part));
    const isAsBefore = changed.every((part) => saysTheSame(contact, part));
    living.push(
      Object.assign(
        { id: contact.id, synced_at: readAt },
        ...changed,
        isAsBefore ? {} : { updated_at: now }
      ) as Row
    );
  }
  for (const group of byColumns(living)) {
    await insertOrUpdate(session, group, {
      table: schema.contacts.name,
      key: ['id'],
      update: Object.keys(group[0] as Row).filter((column) => column !== 'id'),
    });
  }
  await retireContacts(session, dead, readAt);
};

/** Soft-deletes contacts that nothing speaks for any more; what editors added to them stays. */
const retireContacts = async (
  { trx, schema, now }: Session,
  ids: readonly number[],
  at: Date
): Promise<void> => {
  for (const part of parts(ids)) {
    await trx(schema.contacts.name).whereIn('id', part).whereNull('deleted_at').update({
      deleted_at: at,
      updated_at: now,
      orders_count: 0,
      lifetime_value: '{}',
      first_order_at: null,
      last_order_at: null,
    });
    await trx(schema.links.invoiceContact.name).whereIn(schema.links.invoiceContact.target, part).delete();
  }
};
