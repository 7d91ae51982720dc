import { changeNamed } from '../changes/index';
import { tellOfOrder, tellOfProduct } from '../changes/notices';
import { createRng } from '../generate/index';
import { assertWritable } from '../graphql/access';
import type { EngineContext, FieldResolver, FieldTable } from '../graphql/types';
import { isoSeconds } from '../state/time';
import type { ShopState, StateNode } from '../state/types';

/** Saves a node's tags as the shop does: a customer's don't move `updatedAt`, an order's and a product's do. */
const saveTags = (state: ShopState, node: StateNode, tags: string[]): void => {
  if (node.__typename === 'Customer') {
    changeNamed('changeCustomerTags').apply(state, createRng(node.id), node.id, { tags });
    return;
  }
  const changed: StateNode = { ...node, tags: [...tags].sort(), updatedAt: isoSeconds(state.clock.now()) };
  state.put(changed);
  if (node.__typename === 'Order') tellOfOrder(state, 'orders/updated', changed);
  else tellOfProduct(state, 'products/update', changed);
};

const TAGGABLE = ['Customer', 'Order', 'Product'];

const changeTags =
  (combine: (before: string[], given: string[]) => string[]): FieldResolver =>
  (_source, args, { state, installation }: EngineContext, info) => {
    const node = state.get(String(args.id));
    if (!node || !TAGGABLE.includes(node.__typename)) {
      return { node: null, userErrors: [{ field: ['id'], message: 'Resource does not exist' }] };
    }
    assertWritable(installation, node.__typename, info.fieldName);
    const before = node.tags as string[];
    const after = combine(before, args.tags as string[]);
    if (after.length !== before.length) saveTags(state, node, after);
    return { node: state.get(node.id), userErrors: [] };
  };

/** tagsAdd and tagsRemove, for customers, orders and products; case counts for neither. */
export const tagFields: FieldTable = {
  'Mutation.tagsAdd': changeTags((before, given) => {
    const known = new Set(before.map((tag) => tag.toLowerCase()));
    return [...before, ...given.filter((tag) => !known.has(tag.toLowerCase()))];
  }),
  'Mutation.tagsRemove': changeTags((before, given) => {
    const removed = new Set(given.map((tag) => tag.toLowerCase()));
    return before.filter((tag) => !removed.has(tag.toLowerCase()));
  }),
};
