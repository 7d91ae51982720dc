import { groupBy } from '../../group-by';
import { contact as contactType } from '../../content-types/contact';
import { speaker } from '../contacts/person';
import { targetsOf } from '../links';
import { toAttributes, type AttributeValues } from '../sql/attributes';
import { childTables } from '../families';
import type { Table } from '../sql/schema';
import type { Session } from '../sql/session';
import { selectIn, toDate } from '../sql/statements';
import { findPersonsCustomers, findPersonsInvoices, type FoundInvoice, type Person } from './find-person';

/** All that is held of a person from one store, by the names of the content types' attributes; deleted records too. */
export interface PersonExport {
  customers: AttributeValues[];
  /** What the store supplied of the person's contacts, and the fields that editors added to them. */
  contacts: AttributeValues[];
  /** Each with its `lines`, `fulfilments` and `refunds`. */
  invoices: AttributeValues[];
  /** The notices about these records: they hold ids only. */
  webhookEvents: { topic: string; resourceId: string; receivedAt: string | null }[];
}

/** Strapi's and the plugin's own book-keeping. */
const BOOKKEEPING = new Set([
  'id',
  'locale',
  'publishedAt',
  'sourceHash',
  'identityKey',
  'spokenBy',
  'position',
  'parentShopifyId',
]);

/** The contact's attributes, without those that editors add: extensions change the schema's object later. */
const SYNCED = new Set([...Object.keys(contactType.schema.attributes), ...BOOKKEEPING]);

/** What of a contact is made of all stores together. */
const NOT_OF_ONE_STORE = new Set([
  ...BOOKKEEPING,
  'storeDomains',
  'ordersCount',
  'lifetimeValue',
  'firstOrderAt',
  'lastOrderAt',
  'billingAddress',
  'shippingAddress',
]);

type StoredRow = Record<string, unknown> & { id: number };

/** Reads all that is held of a person from one store: nothing of other stores, and of nobody else. */
export const exportPerson = async (session: Session, person: Person): Promise<PersonExport> => {
  const { customers, invoices, events } = session.schema;
  const foundCustomers = await findPersonsCustomers(session, person);
  const customerIds = [...new Set([...person.customerIds, ...foundCustomers.map((row) => row.shopify_id)])];
  const emailDigests = [
    ...person.emailDigests,
    ...foundCustomers.flatMap(({ email }) => (email ? session.emailDigests(person.store, email) : [])),
  ];
  const foundInvoices = await findPersonsInvoices(session, { ...person, customerIds, emailDigests });
  const idsOf = (rows: readonly { id: number }[]) => rows.map((row) => row.id);
  const notices = await selectIn<{ topic: string; resource_id: string; received_at: unknown }>(
    session,
    events.name,
    ['topic', 'resource_id', 'received_at'],
    'resource_id',
    [...customerIds, ...foundInvoices.map((row) => row.shopify_id)],
    { store: person.store }
  );
  return {
    customers: (await rowsOf(session, customers, idsOf(foundCustomers))).map((row) =>
      toAttributes(customers, row, BOOKKEEPING)
    ),
    contacts: await exportContacts(session, person.store, {
      customers: idsOf(foundCustomers),
      invoices: idsOf(foundInvoices),
    }),
    invoices: await exportInvoices(session, invoices, person.store, foundInvoices),
    webhookEvents: notices.map((row) => ({
      topic: row.topic,
      resourceId: row.resource_id,
      receivedAt: toDate(row.received_at)?.toISOString() ?? null,
    })),
  };
};

/** In the order in which they were made, lines in that of their invoice. */
const inOrder = <R extends StoredRow>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0) || a.id - b.id);

const rowsOf = async (session: Session, table: Table, ids: readonly number[]) =>
  inOrder(await selectIn<StoredRow>(session, table.name, ['*'], 'id', ids));

/** A contact may be made of several stores' customers: what another store supplied is not this one's to give away. */
const exportContacts = async (
  session: Session,
  store: string,
  linked: { customers: number[]; invoices: number[] }
): Promise<AttributeValues[]> => {
  const { contacts, links } = session.schema;
  const ids = new Set([
    ...(await targetsOf(session, links.customerContact, linked.customers)).values(),
    ...(await targetsOf(session, links.invoiceContact, linked.invoices)).values(),
  ]);
  return (await rowsOf(session, contacts, [...ids])).map((row) => {
    const isSpokenByStore = String(row.spoken_by ?? '').startsWith(speaker(store, ''));
    return toAttributes(contacts, row, isSpokenByStore ? NOT_OF_ONE_STORE : SYNCED);
  });
};

const exportInvoices = async (
  session: Session,
  invoices: Table,
  store: string,
  found: readonly FoundInvoice[]
): Promise<AttributeValues[]> => {
  const { lines, fulfilments, refunds } = childTables(session.schema);
  const childrenOf = async (table: Table): Promise<Map<string, AttributeValues[]>> => {
    const rows = await selectIn<StoredRow & { parent_shopify_id: string }>(
      session,
      table.name,
      ['*'],
      'parent_shopify_id',
      found.map((row) => row.shopify_id),
      { store_domain: store }
    );
    const byParent = groupBy(inOrder(rows), (row) => row.parent_shopify_id);
    return new Map(
      [...byParent].map(([parent, own]): [string, AttributeValues[]] => [
        parent,
        own.map((row) => toAttributes(table, row, BOOKKEEPING)),
      ])
    );
  };
  const children = {
    lines: await childrenOf(lines.table),
    fulfilments: await childrenOf(fulfilments.table),
    refunds: await childrenOf(refunds.table),
  };
  const rows = await rowsOf(
    session,
    invoices,
    found.map((row) => row.id)
  );
  return rows.map((row) => {
    const id = String(row.shopify_id);
    const of = (kind: keyof typeof children) => children[kind].get(id) ?? [];
    return {
      ...toAttributes(invoices, row, BOOKKEEPING),
      lines: of('lines'),
      fulfilments: of('fulfilments'),
      refunds: of('refunds'),
    };
  });
};
