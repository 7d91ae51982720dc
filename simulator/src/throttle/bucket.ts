import type { ShopPlan } from '../platform/types';

/**
 * Points restored each second and the size of the bucket, by plan.
 * Source: shopify.dev "GraphQL Admin API rate limits"; the bucket holds twenty seconds' worth.
 */
export const PLAN_LIMITS: Record<ShopPlan, { restoreRate: number; maximumAvailable: number }> = {
  standard: { restoreRate: 100, maximumAvailable: 2_000 },
  advanced: { restoreRate: 200, maximumAvailable: 4_000 },
  plus: { restoreRate: 1_000, maximumAvailable: 20_000 },
  enterprise: { restoreRate: 2_000, maximumAvailable: 40_000 },
};

/** The most that one query may cost, whatever the plan. */
export const MAX_QUERY_COST = 1_000;

/** As in `extensions.cost.throttleStatus`. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The leaky buckets of every pair of app and shop. */
export interface Throttle {
  /** Takes the points where there are enough of them. */
  take(key: string, plan: ShopPlan, points: number): boolean;
  /** Gives back what a query asked for and did not use. */
  giveBack(key: string, plan: ShopPlan, points: number): void;
  status(key: string, plan: ShopPlan): ThrottleStatus;
}

/** @param now milliseconds of a clock that only goes forward; points come back by real time, also under a test's clock. */
export const createThrottle = (now: () => number = () => performance.now()): Throttle => {
  const buckets = new Map<string, { available: number; at: number }>();

  const refill = (key: string, plan: ShopPlan) => {
    const limits = PLAN_LIMITS[plan];
    const bucket = buckets.get(key) ?? { available: limits.maximumAvailable, at: now() };
    const at = now();
    bucket.available = Math.min(
      limits.maximumAvailable,
      bucket.available + ((at - bucket.at) / 1000) * limits.restoreRate
    );
    bucket.at = at;
    buckets.set(key, bucket);
    return bucket;
  };

  return {
    take(key, plan, points) {
      const bucket = refill(key, plan);
      if (bucket.available < points) return false;
      bucket.available -= points;
      return true;
    },
    giveBack(key, plan, points) {
      const bucket = refill(key, plan);
      bucket.available = Math.min(PLAN_LIMITS[plan].maximumAvailable, bucket.available + points);
    },
    status: (key, plan) => ({
      maximumAvailable: PLAN_LIMITS[plan].maximumAvailable,
      currentlyAvailable: Math.floor(refill(key, plan).available),
      restoreRate: PLAN_LIMITS[plan].restoreRate,
    }),
  };
};
