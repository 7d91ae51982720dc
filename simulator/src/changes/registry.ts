/** All live changes, for the web page, the control API, the demo and the property tests. */
import type { Rng } from '../generate/random';
import type { Gid, ShopState, StateNode } from '../state/types';
import { customerChanges } from './customers';
import { metafieldChanges } from './metafields';
import { orderWorkChanges } from './order-work';
import { orderChanges } from './orders';
import { productChanges } from './products';
import { ChangeRefused } from './types';
import type { ChangeContext, ChangeParams, ChangeRecipe, ChangeTarget } from './types';

/** A change that a shopkeeper can make. */
export interface RegisteredChange {
  name: string;
  /** What a button for it says. */
  title: string;
  /** The type of node that it is done to; null where it makes something new. */
  target: ChangeTarget;
  /** How often it is among random changes; 0: only when it is asked for. */
  weight: number;
  /** Whether it can be done to this node now. */
  eligible(state: ShopState, node: StateNode): boolean;
  /**
   * Does it at the shop's clock's moment and emits every topic that Shopify would send.
   *
   * @param target - the node; without one, a random eligible one
   * @param params - what is to be so and not random, such as `{ email }`; each change names its own
   * @returns the node that was made, changed or deleted
   * @throws ChangeRefused where there is no such node, it can't be done to it, or a parameter has the wrong form
   */
  apply(state: ShopState, rng: Rng, target?: Gid, params?: ChangeParams): Gid;
}

const TRIES = 40;

/** A random node that the change can be done to; looks at all of them only when luck fails. */
function someTarget(
  state: ShopState,
  rng: Rng,
  change: Pick<RegisteredChange, 'eligible' | 'target'>
): StateNode | undefined {
  const all = state.list(change.target ?? '');
  for (let tries = 0; tries < TRIES && all.length > 0; tries += 1) {
    const node = rng.pick(all);
    if (change.eligible(state, node)) return node;
  }
  const eligible = all.filter((node) => change.eligible(state, node));
  return eligible.length === 0 ? undefined : rng.pick(eligible);
}

function register<Target extends ChangeTarget>(
  recipe: ChangeRecipe<Target>,
  run: (context: ChangeContext, target: StateNode | null) => Gid
): RegisteredChange {
  const { name, title, weight } = recipe;
  const target: ChangeTarget = recipe.target;
  const eligible = (state: ShopState, node: StateNode): boolean =>
    node.__typename === target && (recipe.eligible?.(state, node) ?? true);
  const resolve = (state: ShopState, rng: Rng, id: Gid | undefined): StateNode => {
    const node = id === undefined ? someTarget(state, rng, { eligible, target }) : state.get(id);
    if (node === undefined) throw new ChangeRefused(`${name}: ${id ?? `no ${target}`} to do it to`);
    if (!eligible(state, node)) throw new ChangeRefused(`${name} can't be done to ${node.id}`);
    return node;
  };
  return {
    name,
    title,
    target,
    weight,
    eligible,
    apply: (state, rng, id, params = {}) =>
      run({ state, rng, now: state.clock.now(), params }, target === null ? null : resolve(state, rng, id)),
  };
}

/** Narrowed once for all recipes: a target is given exactly where the recipe names a type. */
function registered(
  recipe: ChangeRecipe<Exclude<ChangeTarget, null>> | ChangeRecipe<null>
): RegisteredChange {
  if (recipe.target === null) {
    return register(recipe, (context) => recipe.run(context, null));
  }
  return register(recipe, (context, target) => {
    if (target === null) throw new ChangeRefused(`${recipe.name} needs a ${recipe.target}`);
    return recipe.run(context, target);
  });
}

export const changes: readonly RegisteredChange[] = [
  ...customerChanges,
  ...orderChanges,
  ...orderWorkChanges,
  ...productChanges,
  ...metafieldChanges,
].map(registered);

/** The change of a name. @throws ChangeRefused where there is none. */
export function changeNamed(name: string): RegisteredChange {
  const change = changes.find((candidate) => candidate.name === name);
  if (change === undefined) throw new ChangeRefused(`No change is called ${name}`);
  return change;
}

function weighted(rng: Rng, from: readonly RegisteredChange[]): RegisteredChange {
  let left = rng.next() * from.reduce((sum, change) => sum + change.weight, 0);
  for (const change of from) {
    left -= change.weight;
    if (left < 0) return change;
  }
  return rng.pick(from);
}

/**
 * Makes one random change, lifelike in its frequency, to a random node.
 *
 * @returns which change it was and the node that was made, changed or deleted
 */
export function randomChange(state: ShopState, rng: Rng): { name: string; gid: Gid } {
  let possible = changes.filter((change) => change.weight > 0);
  for (;;) {
    const change = weighted(rng, possible);
    if (change.target === null || someTarget(state, rng, change) !== undefined) {
      return { name: change.name, gid: change.apply(state, rng) };
    }
    possible = possible.filter((candidate) => candidate !== change);
  }
}
