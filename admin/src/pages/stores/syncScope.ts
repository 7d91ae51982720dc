import { RESOURCES } from '../../../../shared/contracts';

import type { Resource, StoreOptions } from '../../../../shared/contracts';

/** Why a kind of record can't be synced at the moment. */
export type SyncBlock = 'solution' | 'option';

/** The import option that each kind of record depends on. */
const OPTIONS: Record<Resource, keyof StoreOptions> = {
  customers: 'importCustomers',
  products: 'importProducts',
  orders: 'importOrders',
};

/**
 * What stands in the way of syncing each kind of record: orders and products wait for the E-commerce Integration,
 * and each can be switched off for a store. A kind that is absent may sync.
 * @param options - the store's import options
 * @param solutionInstalled - whether the E-commerce Integration is installed
 */
export function findSyncBlocks(
  options: StoreOptions,
  solutionInstalled: boolean
): Partial<Record<Resource, SyncBlock>> {
  return Object.fromEntries(
    RESOURCES.flatMap((resource): [Resource, SyncBlock][] => {
      if (!options[OPTIONS[resource]]) {
        return [[resource, 'option']];
      }
      return resource !== 'customers' && !solutionInstalled ? [[resource, 'solution']] : [];
    })
  );
}
