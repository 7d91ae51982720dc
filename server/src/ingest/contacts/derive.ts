import type { MappedValues } from '../../records/mapped/types';
import { formatAmount } from '../../records/money';
import type { Address } from '../../records/types';
import type { Session, SqlValue } from '../sql/session';
import { byColumns, toColumns } from '../sql/rows';
import { insertOrUpdate, parts, selectIn, toDate, toJsonText, type Row } from '../sql/statements';
import {
  invoiceStores,
  invoiceTotals,
  liveCustomers,
  newestGuestInvoices,
  newestWith,
  type CustomerSource,
  type InvoiceSource,
  type InvoiceTotals,
} from './sources';
import { saysTheSame } from './unchanged';

const groupBy = <T extends { contact: number }>(rows: readonly T[]): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.contact);
    if (group) group.push(row);
    else groups.set(row.contact, [row]);
  }
  return groups;
};

const numericId = (shopifyId: string) => BigInt(/(\d+)$/.exec(shopifyId)?.[1] ?? 0);

/** The customer that changed last speaks for the contact; of two at the same moment the higher id. */
const isNewer = (a: CustomerSource, b: CustomerSource) => {
  const difference = Number(toDate(a.source_updated_at)) - Number(toDate(b.source_updated_at));
  return difference === 0 ? numericId(a.shopify_id) > numericId(b.shopify_id) : difference > 0;
};

const FROM_CUSTOMER = [
  'email',
  'first_name',
  'last_name',
  'display_name',
  'phone',
  'note',
  'language',
  'accepts_marketing',
  'email_marketing_state',
  'sms_marketing_state',
  'tax_exempt',
  'state',
] as const;

/** Names the customer or guest order that a contact's fields come from. */
export const speaker = (store: string, shopifyId: string): string => `${store} ${shopifyId}`;

const customerFields = (customer: CustomerSource): Row => {
  const fields: Row = {};
  for (const column of FROM_CUSTOMER) fields[column] = (customer[column] ?? null) as SqlValue;
  fields.tags = toJsonText(customer.tags);
  fields.default_address = toJsonText(customer.default_address);
  fields.addresses = toJsonText(customer.addresses);
  fields.source_created_at = toDate(customer.source_created_at);
  fields.source_updated_at = toDate(customer.source_updated_at);
  fields.spoken_by = speaker(customer.store_domain, customer.shopify_id);
  return fields;
};

const addressOf = (value: unknown): Address | null => {
  const json = toJsonText(value);
  return json === null ? null : (JSON.parse(json) as Address);
};

/** A guest is known by the latest order only: its email, and the name, phone and address it was billed (or sent) to. */
const guestFields = (invoice: InvoiceSource): Row => {
  const address = addressOf(invoice.billing_address) ?? addressOf(invoice.shipping_address);
  const name = [address?.firstName, address?.lastName].filter(Boolean).join(' ');
  const email = (invoice.email ?? null) as string | null;
  return {
    ...Object.fromEntries(FROM_CUSTOMER.map((column) => [column, null])),
    email,
    first_name: address?.firstName ?? null,
    last_name: address?.lastName ?? null,
    display_name: name === '' ? email : name,
    phone: (invoice.phone as string | null) ?? address?.phone ?? null,
    tags: null,
    default_address: address ? JSON.stringify(address) : null,
    addresses: null,
    source_created_at: toDate(invoice.source_created_at),
    source_updated_at: toDate(invoice.source_updated_at),
    spoken_by: speaker(invoice.store_domain, invoice.shopify_id),
  };
};

const extreme = (dates: unknown[], pick: (...values: number[]) => number): Date | null => {
  const times = dates.map(toDate).filter((date) => date !== null);
  return times.length === 0 ? null : new Date(pick(...times.map(Number)));
};

const orderFields = (totals: readonly InvoiceTotals[]): Row => ({
  orders_count: totals.reduce((sum, row) => sum + row.orders, 0),
  lifetime_value: JSON.stringify(
    Object.fromEntries(
      totals
        .filter((row) => row.currency !== null)
        .map((row): [string, string] => [
          row.currency as string,
          formatAmount(row.value, row.currency as string),
        ])
        .sort(([a], [b]) => (a < b ? -1 : 1))
    )
  ),
  first_order_at: extreme(
    totals.map((row) => row.first),
    Math.min
  ),
  last_order_at: extreme(
    totals.map((row) => row.last),
    Math.max
  ),
});

interface ContactRow extends Record<string, unknown> {
  id: number;
  document_id: string;
  identity_key: string;
}

/**
 * Recomputes contacts from their live customers and invoices: fields, addresses, derived values, and whether they live at
 * all. Never increments, so it is right whatever was missed before.
 *
 * The rows are locked first: of two transactions that add an invoice to one contact, the later one sees both.
 */
export const deriveContacts = async (
  session: Session,
  touched: Iterable<number>,
  readAt: Date
): Promise<void> => {
  const ids = [...new Set(touched)].sort((a, b) => a - b);
  for (const part of parts(ids, 1_000)) await derivePart(session, part, readAt);
};

const derivePart = async (session: Session, ids: number[], readAt: Date): Promise<void> => {
  const { trx, schema, dialect, now, changes } = session;
  await changes.watch(session, schema.contacts, 'id', ids);
  if (dialect.name !== 'sqlite')
    await trx(schema.contacts.name)
      .whereRaw(...dialect.isAmong('id', ids))
      .orderBy('id')
      .forUpdate()
      .select('id');

  const stored = await selectIn<ContactRow>(session, schema.contacts.name, ['*'], 'id', ids);
  const customers = groupBy(await liveCustomers(session, ids));
  const totals = groupBy(await invoiceTotals(session, ids));
  const stores = groupBy(await invoiceStores(session, ids));
  const withInvoices = [...stores.keys()];
  const billing = groupBy(await newestWith(session, withInvoices, 'billing_address'));
  const shipping = groupBy(await newestWith(session, withInvoices, 'shipping_address'));
  const guests = groupBy(
    await newestGuestInvoices(
      session,
      withInvoices.filter((id) => !customers.has(id))
    )
  );

  const living: Row[] = [];
  const dead: number[] = [];
  for (const contact of stored) {
    const sources = customers.get(contact.id) ?? [];
    const winner = sources.reduce<CustomerSource | null>(
      (best, one) => (best && !isNewer(one, best) ? best : one),
      null
    );
    const guest = guests.get(contact.id)?.[0];
    const spoken = winner ? customerFields(winner) : guest ? guestFields(guest) : null;
    // A restored contact lives on as it was when nothing speaks for it.
    const fields = spoken ?? (contact.restored_at === null ? null : {});
    const mapped = toJsonText(winner?.mapped);
    if (!fields) {
      dead.push(contact.id);
      continue;
    }
    const domains = [
      ...sources,
      ...(stores.get(contact.id) ?? []).map(({ store }) => ({ store_domain: store })),
    ];
    const row: Row = {
      id: contact.id,
      document_id: contact.document_id,
      identity_key: contact.identity_key,
      created_at: toDate(contact.created_at),
      published_at: toDate(contact.published_at),
      ...(mapped === null ? {} : toColumns(schema.contacts, JSON.parse(mapped) as MappedValues)),
      ...fields,
      ...orderFields(totals.get(contact.id) ?? []),
      billing_address: toJsonText(billing.get(contact.id)?.[0]?.billing_address),
      shipping_address: toJsonText(shipping.get(contact.id)?.[0]?.shipping_address),
      store_domains: JSON.stringify([...new Set(domains.map((domain) => domain.store_domain))].sort()),
      synced_at: readAt,
      deleted_at: null,
    };
    row.updated_at = saysTheSame(contact, row) ? toDate(contact.updated_at) : now;
    living.push(row);
  }
  const fixed = new Set(['id', 'document_id', 'identity_key', 'created_at', 'published_at']);
  for (const group of byColumns(living)) {
    await insertOrUpdate(session, group, {
      table: schema.contacts.name,
      key: ['id'],
      update: Object.keys(group[0] as Row).filter((column) => !fixed.has(column)),
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
