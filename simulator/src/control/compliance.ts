import type { FieldValue, ShopState } from '../state/types';
import { isRef, tailOfGid } from '../graphql/read';
import type { ComplianceInput } from './types';

const numeric = (gid: string): bigint => BigInt(tailOfGid(gid) || 0);

const ordersOf = (state: ShopState, customer: string): bigint[] =>
  state
    .list('Order')
    .filter(
      (order) =>
        isRef(order.customer as FieldValue) && (order.customer as { __ref: string }).__ref === customer
    )
    .map((order) => numeric(order.id));

/** The body of a compliance webhook in Shopify's form (shopify.dev, "Privacy law compliance"). */
export const complianceBody = (
  state: ShopState,
  input: ComplianceInput,
  contactOf: (customer: string) => { email: string | null; phone: string | null }
): Record<string, unknown> => {
  const shop = { shop_id: numeric(state.shop.id), shop_domain: state.domain };
  if (input.topic === 'shop/redact' || !input.customer) return shop;
  const customer = { id: numeric(input.customer), ...contactOf(input.customer) };
  const orders = ordersOf(state, input.customer);
  return input.topic === 'customers/redact'
    ? { ...shop, customer, orders_to_redact: orders }
    : {
        ...shop,
        customer,
        orders_requested: orders,
        data_request: { id: BigInt(state.clock.now().getTime()) },
      };
};
