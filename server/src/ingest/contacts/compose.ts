import { toJsonText, type Row } from '../sql/statements';
import { orderFields } from './order-fields';
import type { InvoiceSums } from './sources';

/** What a contact's columns are made of. */
export interface ContactParts {
  /** The columns that say who it is; null where they stay as they are. */
  spoken: Row | null;
  /** The stores whose customer it is. */
  stores: readonly string[];
  sums?: readonly InvoiceSums[];
  addresses?: { billing: unknown; shipping: unknown };
}

/** The columns of a living contact: those that its customers say, and those that its orders come to. */
export const composeContact = ({
  spoken,
  stores,
  sums = [],
  addresses,
}: ContactParts): { person: Row; orders: Row } => {
  const domains = new Set([...stores, ...sums.map(({ store }) => store)]);
  return {
    person: { store_domains: JSON.stringify([...domains].sort()), deleted_at: null, ...spoken },
    orders: {
      billing_address: toJsonText(addresses?.billing),
      shipping_address: toJsonText(addresses?.shipping),
      ...orderFields(sums),
    },
  };
};
