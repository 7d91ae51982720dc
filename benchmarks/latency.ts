import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { load, percentile, round } from './support/figures';
import { DOMAIN } from './support/shop';
import { startStage, type Stage } from './support/stage';

const MS_LATENCY = 100;
const MS_BETWEEN_LOOKS = 10;
const MS_PATIENCE = 60_000;
/** After this long an emptied bucket is full again. */
const MS_REFILL = 22_000;

interface Kind {
  typename: string;
  change: string;
  /** The change's parameter that is told apart by. */
  param: string;
  table: string;
  column: string;
}

const ORDER: Kind = {
  typename: 'Order',
  change: 'updateOrder',
  param: 'note',
  table: 'shopify_crm_invoices',
  column: 'note',
};
const CUSTOMER: Kind = {
  typename: 'Customer',
  change: 'renameCustomer',
  param: 'firstName',
  table: 'shopify_crm_customers',
  column: 'first_name',
};
const PRODUCT: Kind = {
  typename: 'Product',
  change: 'updateProduct',
  param: 'title',
  table: 'shopify_crm_products',
  column: 'title',
};

interface Change {
  kind: Kind;
  target: string;
  at: number;
}

const valueOf = (index: number): string => `Change ${index}`;

/** The numbers of the changes that the database has, of those that are waited for. */
const visibleOf = async (
  knex: Knex,
  { table, column }: Kind,
  waiting: readonly number[]
): Promise<number[]> => {
  if (waiting.length === 0) return [];
  const rows = (await knex(table).whereIn(column, waiting.map(valueOf)).select(column)) as Record<
    string,
    string
  >[];
  return rows.map((row) => Number(row[column]?.replace(/\D/g, '')));
};

interface Rhythm {
  kinds: readonly Kind[];
  perSecond: number;
  seconds: number;
}

/** Makes changes at a steady rate and gives how long each took to be in the database, in milliseconds. */
const timeChanges = async ({ simulator, knex }: Stage, rhythm: Rhythm): Promise<number[]> => {
  const { kinds, perSecond, seconds } = rhythm;
  const all = perSecond * seconds;
  const changes: Change[] = [];
  const waiting = new Set<number>();
  const latencies: number[] = [];

  const look = async (): Promise<void> => {
    for (const kind of new Set(kinds)) {
      const own = [...waiting].filter((index) => changes[index]?.kind === kind);
      for (const seen of await visibleOf(knex, kind, own)) {
        const now = performance.now();
        const { target } = changes[seen] as Change;
        // Whoever sees a later change of a record has nothing to see of the earlier ones any more.
        for (const index of own.filter((one) => one <= seen && changes[one]?.target === target)) {
          latencies.push(now - (changes[index] as Change).at);
          waiting.delete(index);
        }
      }
    }
  };
  const looking = async (): Promise<void> => {
    const deadline = performance.now() + seconds * 1_000 + MS_PATIENCE;
    while ((changes.length < all || waiting.size > 0) && performance.now() < deadline) {
      await look();
      await sleep(MS_BETWEEN_LOOKS);
    }
    if (waiting.size > 0) throw new Error(`${waiting.size} changes never became visible`);
  };

  const looked = looking();
  const started = performance.now();
  while (changes.length < all) {
    const index = changes.length;
    await sleep(Math.max(0, started + (index * 1_000) / perSecond - performance.now()));
    const kind = kinds[index % kinds.length] as Kind;
    const nodes = simulator.shops.get(DOMAIN)?.list(kind.typename) ?? [];
    const target = nodes[index % nodes.length]?.id ?? '';
    changes.push({ kind, target, at: performance.now() });
    waiting.add(index);
    simulator.local.applyChange(DOMAIN, {
      name: kind.change,
      target,
      params: { [kind.param]: valueOf(index) },
    });
  }
  await looked;
  return latencies;
};

const summary = (latencies: readonly number[]) => ({
  changes: latencies.length,
  msP50: round(percentile(latencies, 0.5)),
  msP95: round(percentile(latencies, 0.95)),
  msMax: round(Math.max(...latencies)),
});

/**
 * From a change in Shopify to its being in Strapi's database, on a Standard plan (100 points/s, a bucket of 2,000) whose API
 * answers 100 ms late: ten changes a second of orders, customers and products for as long as the bucket lasts, and as many
 * orders a second as the points allow for good.
 */
export const benchLatency = async () => {
  const stage = await startStage({ plan: 'standard', customers: 100, products: 30, orders: 100 });
  try {
    await stage.connect();
    stage.simulator.local.addFault({ kind: 'latency', settings: { ms: MS_LATENCY } });
    await sleep(MS_REFILL);
    const mixed = await timeChanges(stage, {
      kinds: [ORDER, CUSTOMER, PRODUCT, ORDER, CUSTOMER],
      perSecond: 10,
      seconds: 15,
    });
    await sleep(MS_REFILL);
    const sustained = await timeChanges(stage, { kinds: [ORDER], perSecond: 3, seconds: 30 });
    return {
      bench: 'latency',
      database: stage.database.env.DATABASE_CLIENT,
      load: load(),
      mixed10PerSecond: summary(mixed),
      orders3PerSecond: summary(sustained),
    };
  } finally {
    await stage.stop();
  }
};
