/** What the result of an erasure counts, as the server names it. */
const COUNTS = [
  'customers',
  'products',
  'orders',
  'invoices',
  'fulfilments',
  'refunds',
  'contactsErased',
  'contactsRecomputed',
] as const;

/** A kind of records that has words of its own; null where it has none. */
export function knownCount(kind: string): (typeof COUNTS)[number] | null {
  return COUNTS.find((name) => name === kind) ?? null;
}
