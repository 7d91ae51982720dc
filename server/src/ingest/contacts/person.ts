import type { MappedValues } from '../../records/mapped/types';
import type { Address } from '../../records/types';
import { encodeMapped } from '../mapped';
import { toColumns } from '../sql/rows';
import type { Table } from '../sql/schema';
import type { SqlValue } from '../sql/session';
import { toDate, toJsonText, type Row } from '../sql/statements';
import type { SpeakingCustomer, InvoiceSource } from './sources';

const numericId = (shopifyId: string) => BigInt(/(\d+)$/.exec(shopifyId)?.[1] ?? 0);

/** The customer that changed last speaks for the contact; of two at the same moment the higher id. */
const isNewer = (a: SpeakingCustomer, b: SpeakingCustomer) => {
  const difference = Number(toDate(a.source_updated_at)) - Number(toDate(b.source_updated_at));
  return difference === 0 ? numericId(a.shopify_id) > numericId(b.shopify_id) : difference > 0;
};

/** Names the customer or guest order that a contact's fields come from. */
export const speaker = (store: string, shopifyId: string): string => `${store} ${shopifyId}`;

const plain = (value: unknown) => (value ?? null) as SqlValue;

// Both kinds of people have the same columns in the same order, so that one statement takes their rows; and all are written out, as
// contacts are made by the thousand: see `blankObjects`.

const customerFields = (customer: SpeakingCustomer): Row => ({
  email: plain(customer.email),
  first_name: plain(customer.first_name),
  last_name: plain(customer.last_name),
  display_name: plain(customer.display_name),
  phone: plain(customer.phone),
  note: plain(customer.note),
  language: plain(customer.language),
  accepts_marketing: plain(customer.accepts_marketing),
  email_marketing_state: plain(customer.email_marketing_state),
  sms_marketing_state: plain(customer.sms_marketing_state),
  tax_exempt: plain(customer.tax_exempt),
  state: plain(customer.state),
  tags: toJsonText(customer.tags),
  default_address: toJsonText(customer.default_address),
  addresses: toJsonText(customer.addresses),
  source_created_at: toDate(customer.source_created_at),
  source_updated_at: toDate(customer.source_updated_at),
  spoken_by: speaker(customer.store_domain, customer.shopify_id),
});

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
    email,
    first_name: address?.firstName ?? null,
    last_name: address?.lastName ?? null,
    display_name: name === '' ? email : name,
    phone: (invoice.phone as string | null) ?? address?.phone ?? null,
    note: null,
    language: null,
    accepts_marketing: null,
    email_marketing_state: null,
    sms_marketing_state: null,
    tax_exempt: null,
    state: null,
    tags: null,
    default_address: address ? JSON.stringify(address) : null,
    addresses: null,
    source_created_at: toDate(invoice.source_created_at),
    source_updated_at: toDate(invoice.source_updated_at),
    spoken_by: speaker(invoice.store_domain, invoice.shopify_id),
  };
};

/**
 * The columns of a contact that say who it is: from the customer that speaks for it, or else from its newest guest order.
 *
 * @returns null where there is neither.
 */
export const personFields = (
  contacts: Table,
  customers: readonly SpeakingCustomer[],
  guest: InvoiceSource | undefined
): Row | null => {
  const winner = customers.reduce<SpeakingCustomer | null>(
    (best, one) => (best && !isNewer(one, best) ? best : one),
    null
  );
  if (!winner) return guest ? guestFields(guest) : null;
  const fields = customerFields(winner);
  const mapped = toJsonText(winner.mapped);
  if (mapped === null) return fields;
  const [own] = toColumns(contacts, [encodeMapped(contacts, JSON.parse(mapped) as MappedValues)]);
  return Object.assign(own as Row, fields);
};
