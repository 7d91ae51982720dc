import { isoSeconds } from './time';
import { objects } from './read';
import type { FieldObject, ShopState, StateNode } from './types';

/** What a metafield says, as its owner's node holds it. */
export interface MetafieldContent {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

/** The types whose nodes hold metafields, with the schema's `MetafieldOwnerType`. */
export const METAFIELD_OWNERS: Readonly<Record<string, string>> = {
  Customer: 'CUSTOMER',
  Product: 'PRODUCT',
  ProductVariant: 'PRODUCTVARIANT',
  Order: 'ORDER',
};

/** All metafields of a node. */
export function metafieldsOf(node: FieldObject): FieldObject[] {
  return objects(node, 'metafields');
}

/** One metafield of a node. */
export function metafieldOf(node: FieldObject, namespace: string, key: string): FieldObject | undefined {
  return metafieldsOf(node).find((one) => one.namespace === namespace && one.key === key);
}

/** The node with a metafield set. */
export function withMetafield(state: ShopState, node: StateNode, content: MetafieldContent): StateNode {
  const { namespace, key } = content;
  const now = isoSeconds(state.clock.now());
  const before = metafieldOf(node, namespace, key);
  const after: FieldObject = {
    id: before?.id ?? state.nextId('Metafield'),
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    ...content,
  };
  return { ...node, metafields: [...metafieldsOf(node).filter((one) => one !== before), after] };
}

/** The node without a metafield. */
export function withoutMetafield(node: StateNode, namespace: string, key: string): StateNode {
  const gone = metafieldOf(node, namespace, key);
  return { ...node, metafields: metafieldsOf(node).filter((one) => one !== gone) };
}
