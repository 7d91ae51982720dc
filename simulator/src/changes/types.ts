import type { Rng } from '../generate/random';
import type { Gid, ShopState, StateNode } from '../state/types';

/** What a change is done to; null where it makes something new. */
export type ChangeTarget =
  'Customer' | 'Order' | 'Refund' | 'Fulfillment' | 'Product' | 'ProductVariant' | null;

/** What a person or a program may say about a change, such as `{ email: 'new@example.com' }`; all are optional. */
export type ChangeParams = Readonly<Record<string, unknown>>;

/** What a change works with. */
export interface ChangeContext {
  state: ShopState;
  rng: Rng;
  /** The moment of the change, from the shop's clock. */
  now: Date;
  params: ChangeParams;
}

/** How one kind of change is done. */
export interface ChangeRecipe<Target extends ChangeTarget = ChangeTarget> {
  name: string;
  /** What a button for it says. */
  title: string;
  target: Target;
  /** How often it is among random changes, against the others; 0: only when it is asked for. */
  weight: number;
  /** Whether it can be done to a node; to any one by default. */
  eligible?(state: ShopState, node: StateNode): boolean;
  /** Changes the state and tells of it. @returns the node that was made, changed or deleted. */
  run(context: ChangeContext, target: Target extends null ? null : StateNode): Gid;
}

/** The change can't be done: no such node, not to this one, or a parameter of the wrong form. */
export class ChangeRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ChangeRefused';
  }
}
