import { waitFor } from '../playground/scripts/support/wait';
import { load, round, secondsSince } from './support/figures';
import { DOMAIN } from './support/shop';
import { startStage } from './support/stage';

const ORDERS = 5_000;

/** How long 5,000 orders that change at once take to be in Strapi, on a Standard plan, and by how many reads. */
export const benchBurst = async () => {
  const stage = await startStage({ plan: 'plus', customers: 200, products: 20, orders: ORDERS });
  const { simulator, knex, admin } = stage;
  try {
    await stage.connect();
    simulator.local.setPlan(DOMAIN, 'standard');
    const runsBefore = (await admin.runs(DOMAIN)).length;
    const readsBefore = simulator.local.traffic(DOMAIN).OrdersById ?? 0;
    const started = performance.now();
    for (const { id } of simulator.shops.get(DOMAIN)?.list('Order') ?? []) {
      simulator.local.applyChange(DOMAIN, { name: 'updateOrder', target: id, params: { note: 'Burst' } });
    }
    await simulator.local.whenIdle();
    const delivered = secondsSince(started);
    const changed = async () =>
      Number((await knex('shopify_crm_invoices').where({ note: 'Burst' }).count({ count: '*' }))[0]?.count);
    await waitFor(async () => (await changed()) === ORDERS, {
      timeoutMs: 60 * 60_000,
      everyMs: 200,
      what: 'the burst to drain',
    });
    const visible = secondsSince(started);
    await waitFor(
      async () =>
        (await admin.countEvents(DOMAIN, 'pending')) + (await admin.countEvents(DOMAIN, 'processing')) === 0,
      { timeoutMs: 60 * 60_000, everyMs: 200, what: 'the events to settle' }
    );
    return {
      bench: 'burst',
      database: stage.database.env.DATABASE_CLIENT,
      load: load(),
      orders: ORDERS,
      secondsUntilDelivered: round(delivered, 1),
      secondsUntilVisible: round(visible, 1),
      secondsUntilSettled: round(secondsSince(started), 1),
      bulkRuns: (await admin.runs(DOMAIN)).length - runsBefore,
      readsById: (simulator.local.traffic(DOMAIN).OrdersById ?? 0) - readsBefore,
      failed: await admin.countEvents(DOMAIN, 'failed'),
    };
  } finally {
    await stage.stop();
  }
};
