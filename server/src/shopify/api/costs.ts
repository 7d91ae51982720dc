/** What an operation takes before Shopify has told: a guess that only the first request of its kind uses. */
const FIRST_GUESS = 50;

/** Shopify refuses a single query above this many points (https://shopify.dev/docs/api/usage/limits). */
const MAX_QUERY_COST = 1000;

/** Remembers what each operation cost per item asked for, so that the next one can be sized and paced. */
export interface CostBook {
  /** Records what Shopify charged (or would have charged) for `units` items of an operation. */
  record(operation: string, units: number, cost: number): void;
  /** The points that one item of an operation took last; undefined while nothing is known. */
  perUnit(operation: string): number | undefined;
  /** The points that `units` items are likely to take. */
  estimate(operation: string, units: number): number;
  /**
   * How many items fit into one query.
   *
   * @param start the answer while nothing is known.
   * @param most the most that the caller can use.
   */
  fitting(operation: string, start: number, most: number): number;
}

/** A cost book for one shop; costs differ by plan and API version, so it is learned and not written down. */
export function createCostBook(): CostBook {
  const perUnit = new Map<string, number>();
  return {
    record(operation, units, cost) {
      perUnit.set(operation, cost / Math.max(1, units));
    },
    perUnit: (operation) => perUnit.get(operation),
    estimate(operation, units) {
      const known = perUnit.get(operation);
      return Math.min(MAX_QUERY_COST, known === undefined ? FIRST_GUESS : Math.ceil(known * units));
    },
    fitting(operation, start, most) {
      const known = perUnit.get(operation);
      const fits = known === undefined ? start : Math.floor(MAX_QUERY_COST / Math.max(known, 1e-6));
      return Math.max(1, Math.min(most, fits));
    },
  };
}
