import type { Resource } from '../../../shared/contracts';
import type { CompleteByResource, CompleteNode } from '../shopify/read/types';
import { mapCustomer } from './customer';
import { mapOrder } from './order';
import { mapProduct } from './product';
import type { RecordByResource, RecordOf } from './types';

export { mapCustomer, mapOrder, mapProduct };
export { mapTraits, TRAITS } from './traits';
export type { Traits } from './traits';

const MAPPERS: { readonly [R in Resource]: (node: CompleteByResource[R]) => RecordByResource[R] } = {
  customers: mapCustomer,
  products: mapProduct,
  orders: mapOrder,
};

/** The record that a complete node of Shopify's becomes. Pure: the same node gives the same record. */
export function mapNode<R extends Resource>(resource: R, node: CompleteNode<R>): RecordOf<R> {
  const map: (node: CompleteByResource[R]) => RecordByResource[R] = MAPPERS[resource];
  return map(node);
}
