import { withoutPerson } from '../../records/personal';
import type { EncodedOf } from '../../records/encoded';
import type { Session } from '../sql/session';
import { findRedactions, passGate } from './redactions';

/** The customers but for those that were erased: they never come back. */
export const screenCustomers = async (
  session: Session,
  store: string,
  customers: readonly EncodedOf<'customers'>[]
): Promise<readonly EncodedOf<'customers'>[]> => {
  if (!(await passGate(session, store))) return customers;
  const erased = await findRedactions(
    session,
    store,
    customers.map(({ shopifyId }) => shopifyId)
  );
  return customers.filter(({ shopifyId }) => !erased.has(shopifyId));
};

/**
 * The orders, those of erased people without what says who they are: orders that were erased themselves, those of an erased
 * customer, and a guest's with an erased email that were made before it was erased.
 */
export const screenOrders = async (
  session: Session,
  store: string,
  orders: readonly EncodedOf<'orders'>[]
): Promise<readonly EncodedOf<'orders'>[]> => {
  if (!(await passGate(session, store))) return orders;
  const digestsOf = ({ customerShopifyId, email }: EncodedOf<'orders'>) =>
    !customerShopifyId && email ? session.emailDigests(store, email) : [];
  const erased = await findRedactions(
    session,
    store,
    orders.flatMap((order) => [
      order.shopifyId,
      ...(order.customerShopifyId ? [order.customerShopifyId] : []),
      ...digestsOf(order),
    ])
  );
  const isErasedGuest = (order: EncodedOf<'orders'>) =>
    digestsOf(order).some((digest) => {
      const at = erased.get(digest);
      return at !== undefined && (order.sourceCreatedAt === null || order.sourceCreatedAt <= at);
    });
  return orders.map((order) => {
    const isErased =
      erased.has(order.shopifyId) ||
      (order.customerShopifyId !== undefined &&
        order.customerShopifyId !== null &&
        erased.has(order.customerShopifyId)) ||
      isErasedGuest(order);
    return isErased ? withoutPerson(order) : order;
  });
};
