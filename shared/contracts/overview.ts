import type { SolutionName } from './setup';
import type { Store } from './stores';
import type { SyncRun } from './sync-runs';

/** How a store is, in one word. */
export type StoreHealth = 'healthy' | 'syncing' | 'needs-attention' | 'off';

/** Orders of one day, and what they come to: a decimal with the currency's digits. */
export interface DaySales {
  /** `YYYY-MM-DD` in the store's time zone. */
  date: string;
  orders: number;
  revenue: string;
}

/** The home page's summary. Cancelled, test and deleted orders do not count. */
export interface Overview {
  stores: { domain: string; name: string | null; health: StoreHealth; failedEvents: number }[];
  /** By currency: the last seven days, today last, each in its store's time zone; and their sum. */
  sales: { currency: string; days: DaySales[]; week: { orders: number; revenue: string } }[];
}

/** What helps whoever is asked for support: no secret, no personal data. */
export interface Diagnostics {
  versions: { plugin: string; strapi: string; node: string; database: string };
  settings: Record<string, string | number | boolean>;
  checks: { code: string; ok: boolean }[];
  solutions: { name: SolutionName; installed: boolean }[];
  stores: (Omit<Store, 'documentId' | 'activeRun'> & {
    failedEvents: { topic: string; code: string | null; receivedAt: string }[];
    runs: Omit<SyncRun, 'documentId' | 'store'>[];
  })[];
}
