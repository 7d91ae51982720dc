import { METAFIELD_OWNERS, metafieldOf, withMetafield, withoutMetafield } from '../state/metafields';
import { isoSeconds } from '../state/time';
import type { StateNode } from '../state/types';
import { tellOfCustomer, tellOfOrder, tellOfProduct } from './notices';
import { stringParam } from './params';
import { ChangeRefused } from './types';
import type { ChangeContext, ChangeRecipe } from './types';

type Owner = 'Customer' | 'Product' | 'ProductVariant' | 'Order';

/** A variant's metafield moves nothing and is told of by no topic; the others' are changes of the record. */
const TELL: Readonly<Record<Owner, ((context: ChangeContext, node: StateNode) => void) | null>> = {
  Customer: ({ state }, node) => tellOfCustomer(state, 'customers/update', node),
  Product: ({ state }, node) => tellOfProduct(state, 'products/update', node),
  ProductVariant: null,
  Order: ({ state }, node) => tellOfOrder(state, 'orders/updated', node),
};

/** Sets a metafield; with an empty value, removes it. */
function change(owner: Owner): ChangeRecipe<Owner> {
  return {
    name: `set${owner}Metafield`,
    title: 'Set a metafield',
    target: owner,
    weight: 0,
    run: (context, node) => {
      const { state, now, params } = context;
      const namespace = stringParam(params, 'namespace', () => 'custom');
      const key = stringParam(params, 'key', () => 'note');
      const known = metafieldOf(node, namespace, key);
      const type = stringParam(params, 'type', () => String(known?.type ?? 'single_line_text_field'));
      const value = stringParam(params, 'value', () => 'Set in the simulator');
      if (value === '' && !known) throw new ChangeRefused(`There is no metafield ${namespace}.${key}`);
      const content = { namespace, key, type, value };
      const changed =
        value === '' ? withoutMetafield(node, namespace, key) : withMetafield(state, node, content);
      const tell = TELL[owner];
      state.put(tell ? { ...changed, updatedAt: isoSeconds(now) } : changed);
      tell?.(context, state.get(node.id) ?? changed);
      return node.id;
    },
  };
}

/** One change for each type that has metafields; only when asked for, so that random histories stay what they are. */
export const metafieldChanges: readonly ChangeRecipe<Owner>[] = (
  Object.keys(METAFIELD_OWNERS) as Owner[]
).map(change);
