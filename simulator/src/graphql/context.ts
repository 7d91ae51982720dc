import type { Installation } from '../platform/types';
import { viewAsOf } from './read';
import type { DerivedTable, EngineContext } from './types';

/**
 * A fresh context for one execution.
 *
 * @param asOf the moment that is read, for stale reads.
 */
export const createContext = (
  installation: Installation,
  derived: DerivedTable,
  options: { asOf?: Date | undefined; bulk?: EngineContext['bulk'] } = {}
): EngineContext => {
  const { shop } = installation;
  const state = options.asOf ? viewAsOf(shop.state, options.asOf) : shop.state;
  return {
    shop,
    installation,
    state,
    readField: (node, field) => node[field] ?? derived[`${node.__typename}.${field}`]?.(state, node),
    cost: { points: 0 },
    notices: [],
    bulk: options.bulk ?? null,
  };
};
