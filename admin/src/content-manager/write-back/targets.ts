import type { ContactWriteBack, WriteObstacle, WriteTarget } from '../../../../shared/write-back';

/** Why nothing can be written anywhere, where it is no store's fault. */
export interface NoTarget {
  reason: 'noCustomer' | 'noStore' | 'noVariants';
}

/** The stores that can be written to, or what keeps the person from all of them. */
export type Targets =
  | { stores: readonly [WriteTarget, ...WriteTarget[]]; obstacle: null }
  | { stores: null; obstacle: WriteObstacle | NoTarget };

/** Where the contact's tags can be changed: where it is a customer. */
export function tagTargets({ stores }: ContactWriteBack): Targets {
  const known = stores.filter(({ tags }) => tags !== null);
  return chooseFrom(known, 'tags', 'noCustomer');
}

/** Where a draft order can be made for the contact. */
export function draftTargets({ stores, choosesVariants }: ContactWriteBack): Targets {
  return choosesVariants
    ? chooseFrom(stores, 'draftOrders', 'noStore')
    : { stores: null, obstacle: { reason: 'noVariants' } };
}

function chooseFrom(
  stores: readonly WriteTarget[],
  what: keyof WriteTarget['obstacles'],
  reason: NoTarget['reason']
): Targets {
  const [first, ...others] = stores.filter(({ obstacles }) => obstacles[what] === null);
  return first
    ? { stores: [first, ...others], obstacle: null }
    : { stores: null, obstacle: stores[0]?.obstacles[what] ?? { reason } };
}
