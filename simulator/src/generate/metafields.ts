import { METAFIELD_OWNERS, withMetafield } from '../state/metafields';
import { shopCurrency } from '../state/shop-currency';
import type { ShopState, StateNode } from '../state/types';
import { createRng } from './random';
import type { Rng } from './random';
import { MATERIALS } from './words';

/** A metafield that the shop has defined, and the values that its staff gives it. */
interface Defined {
  owner: keyof typeof METAFIELD_OWNERS;
  key: string;
  name: string;
  type: string;
  value(rng: Rng, state: ShopState): string;
}

const json = (value: unknown): string => JSON.stringify(value);

const DEFINED: readonly Defined[] = [
  {
    owner: 'Customer',
    key: 'loyalty_points',
    name: 'Loyalty points',
    type: 'number_integer',
    value: (rng) => String(rng.int(0, 9_000)),
  },
  {
    owner: 'Customer',
    key: 'birthday',
    name: 'Birthday',
    type: 'date',
    value: (rng) => `19${rng.int(50, 99)}-0${rng.int(1, 9)}-1${rng.int(0, 9)}`,
  },
  { owner: 'Customer', key: 'vip', name: 'VIP', type: 'boolean', value: (rng) => String(rng.chance(0.3)) },
  {
    owner: 'Product',
    key: 'material',
    name: 'Material',
    type: 'single_line_text_field',
    value: (rng) => rng.pick(MATERIALS),
  },
  {
    owner: 'Product',
    key: 'rating',
    name: 'Rating',
    type: 'rating',
    value: (rng) => json({ value: `${rng.int(1, 4)}.${rng.int(0, 9)}`, scale_min: '1.0', scale_max: '5.0' }),
  },
  {
    owner: 'Product',
    key: 'landed_cost',
    name: 'Landed cost',
    type: 'money',
    value: (rng, state) =>
      json({ amount: `${rng.int(1, 900)}.${rng.int(10, 99)}`, currency_code: shopCurrency(state) }),
  },
  {
    owner: 'ProductVariant',
    key: 'shelf',
    name: 'Shelf',
    type: 'single_line_text_field',
    value: (rng) => `${rng.pick(['A', 'B', 'C'])}-${rng.int(1, 99)}`,
  },
  {
    owner: 'Order',
    key: 'gift_message',
    name: 'Gift message',
    type: 'multi_line_text_field',
    value: (rng) => rng.pick(['Happy birthday!', 'Für dich 🎁', 'تهانينا\nمن القلب']),
  },
  {
    owner: 'Order',
    key: 'deliver_after',
    name: 'Deliver after',
    type: 'date_time',
    value: (rng) => `2026-0${rng.int(1, 9)}-1${rng.int(0, 9)}T08:30:00+02:00`,
  },
];

/** The namespace that Shopify's admin suggests. */
const NAMESPACE = 'custom';

function define(state: ShopState, { owner, key, name, type }: Defined): void {
  const id = state.nextId('MetafieldDefinition');
  const ownerType = METAFIELD_OWNERS[owner] ?? '';
  state.put({
    __typename: 'MetafieldDefinition',
    id,
    namespace: NAMESPACE,
    key,
    name,
    ownerType,
    type: { name: type, category: 'TEXT', supportsDefinitionMigrations: true },
  });
}

/** Whether a record has a metafield: about a third of them do. */
const HAS = 0.35;

function fill(state: ShopState, node: StateNode, defined: readonly Defined[]): void {
  // Of its own, so that the other data of a seed stays what it is.
  const rng = createRng(`metafields ${node.id}`);
  let filled = node;
  for (const { key, type, value } of defined) {
    if (rng.chance(HAS))
      filled = withMetafield(state, filled, { namespace: NAMESPACE, key, type, value: value(rng, state) });
  }
  if (filled !== node) state.put(filled);
}

/** Defines a few metafields, and gives them to some of the records that are there. */
export function generateMetafields(state: ShopState): void {
  for (const definition of DEFINED) define(state, definition);
  for (const owner of Object.keys(METAFIELD_OWNERS)) {
    const own = DEFINED.filter((definition) => definition.owner === owner);
    for (const node of state.list(owner)) fill(state, node, own);
  }
}
