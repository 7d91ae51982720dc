import { ChangeRefused, changeNamed, changes, randomChange, type RegisteredChange } from '../changes/index';
import { createRng } from '../generate/index';
import type { ShopState } from '../state/types';
import { ControlError } from './errors';
import type { ChangeInput, ChangeSummary } from './types';

/** Every change that a shopkeeper can make. */
export const listChanges = (): ChangeSummary[] =>
  changes.map(({ name, title, target }) => ({ name, title, target }));

/** The changes that can be made to a node of a type now. */
export const changesFor = (state: ShopState, id: string): RegisteredChange[] => {
  const node = state.get(id);
  return node ? changes.filter((change) => change.target !== null && change.eligible(state, node)) : [];
};

/**
 * Makes one change.
 *
 * @returns the global id of the node that was made, changed or deleted.
 * @throws ControlError where the change does not exist or cannot be made.
 */
export const applyNamedChange = (state: ShopState, { name, target, params, seed }: ChangeInput): string => {
  try {
    return changeNamed(name).apply(state, createRng(seed ?? state.clock.now().getTime()), target, params);
  } catch (error) {
    if (error instanceof ChangeRefused) throw new ControlError(error.message, 422);
    throw error;
  }
};

/** Makes random changes. @returns what was changed, in order. */
export const applyRandomChanges = (state: ShopState, count: number, seed: number | string) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => randomChange(state, rng));
};
