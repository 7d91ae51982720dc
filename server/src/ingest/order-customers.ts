import { changed } from '../records/digest';
import type { EncodedOf } from '../records/encoded';
import type { InvoiceRecord } from '../records/types';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';

/** The rows of live customers by Shopify id. */
export type LiveCustomers = ReadonlyMap<string, number>;

interface StoredCustomer {
  id: number;
  shopify_id: string;
  merged_into: string | null;
  deleted_at: unknown;
}

const namedCustomers = (orders: readonly Pick<InvoiceRecord, 'customerShopifyId'>[]): string[] => {
  const named = orders.map(({ customerShopifyId }) => customerShopifyId);
  return [...new Set(named.filter((id) => typeof id === 'string'))];
};

const storedCustomers = (session: Session, store: string, ids: readonly string[]) =>
  selectIn<StoredCustomer>(
    session,
    session.schema.customers.name,
    ['id', 'shopify_id', 'merged_into', 'deleted_at'],
    'shopify_id',
    ids,
    { store_domain: store }
  );

/**
 * Orders at the customers whose they are: a read from before a merge names the customer that is gone, whose orders are the
 * kept one's.
 *
 * @returns the live ones among these customers, too.
 */
export const atKeptCustomers = async (
  session: Session,
  store: string,
  orders: readonly EncodedOf<'orders'>[]
): Promise<{ orders: EncodedOf<'orders'>[]; customers: LiveCustomers }> => {
  const named = await storedCustomers(session, store, namedCustomers(orders));
  const successors = new Map(
    named.flatMap((row): [string, string][] => (row.merged_into ? [[row.shopify_id, row.merged_into]] : []))
  );
  const kept = await storedCustomers(session, store, [...new Set(successors.values())]);
  const live = [...named, ...kept].filter((row) => row.deleted_at === null);
  return {
    orders: orders.map((order) => {
      const successor = order.customerShopifyId && successors.get(order.customerShopifyId);
      return successor ? changed(order, { customerShopifyId: successor }) : order;
    }),
    customers: new Map(live.map((row) => [row.shopify_id, row.id])),
  };
};

/**
 * The customers to whom orders belong and that are not here. Orders that did not change count too: whoever wrote them may
 * have died before the customers were read.
 */
export const unknownCustomers = (
  orders: readonly Pick<InvoiceRecord, 'customerShopifyId'>[],
  customers: LiveCustomers
): string[] => namedCustomers(orders).filter((id) => !customers.has(id));
