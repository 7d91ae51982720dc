import { generateShop } from '../../../../simulator/src/generate';
import type { GenerateOptions } from '../../../../simulator/src/generate';
import { createShopState } from '../../../../simulator/src/state';
import type { FieldObject, ShopState } from '../../../../simulator/src/state';

/** A clock that stands still until it is moved. */
export interface MovedClock {
  now(): Date;
  advance(ms: number): void;
}

export function movedClock(start = '2026-11-20T12:00:00Z'): MovedClock {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    advance: (ms) => {
      time += ms;
    },
  };
}

/** A small shop with something of everything. */
export function smallShop(
  options: Partial<GenerateOptions> & { domain?: string; clock?: MovedClock; shop?: FieldObject } = {}
): ShopState {
  const { domain = 'demo.myshopify.com', clock = movedClock(), shop = {}, ...sizes } = options;
  const state = createShopState({ domain, clock, shop });
  generateShop(state, { seed: 1, customers: 60, orders: 120, products: 25, longOrder: false, ...sizes });
  return state;
}
