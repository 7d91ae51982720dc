import { startStrapi } from '../tests/integration/support/strapi';
import { ratesOfDocumentsCreate, twinFiles } from './support/documents';
import { load, round } from './support/figures';
import { DOMAIN } from './support/shop';
import { startStage, type Stage } from './support/stage';
import { countRecords, sum, timeBareInserts } from './support/tables';

/** Given five times over: 5,000 customers, 10,000 orders and some 10,000 variants. */
const SHOP = {
  customers: 1_000,
  products: 200,
  orders: 2_000,
  copies: 5,
  rehearsed: true,
  config: { backfill: 'bulk' },
};

/** Documents to make by Strapi's own way, and how many of them before the clock runs. */
const CREATED = 1_000;
const WARM_UP = 100;

/**
 * A first sync from the click to the end of the run (asking Shopify and the download included; its bulk operations are done
 * beforehand), a resync with nothing changed and one with 1 % of the orders changed, and beside them on the same database what
 * Strapi's own `documents().create` (relations included, and without them) and bare multi-row INSERTs of the same rows take.
 */
export const benchFirstSync = async () => {
  const stage = await startStage(SHOP);
  const { strapi, database, knex } = stage;
  try {
    const first = await stage.connect();
    const counts = await countRecords(knex);
    const records = sum(counts);
    const again = await stage.sync('full');
    changeOneInAHundred(stage);
    const incremental = await stage.sync('incremental');
    await strapi.stop();

    const crm = await startStrapi({
      shopOrigin: `${stage.simulator.url}/{shop}`,
      database,
      files: twinFiles(),
    });
    await ratesOfDocumentsCreate(crm.strapi, WARM_UP);
    const created = await ratesOfDocumentsCreate(crm.strapi, CREATED);
    await crm.stop({ keepDatabase: true });
    const rowsBefore = sum(await countRecords(knex));
    const bareSeconds = await timeBareInserts(knex);

    const perSecond = records / first.seconds;
    const barePerSecond = rowsBefore / bareSeconds;
    return {
      bench: 'first-sync',
      database: database.env.DATABASE_CLIENT,
      load: load(),
      records,
      counts,
      seconds: round(first.seconds, 1),
      recordsPerSecond: round(perSecond),
      documentsCreatePerSecond: round(created.withRelations),
      timesDocumentsCreate: round(perSecond / created.withRelations, 1),
      documentsCreateWithoutRelationsPerSecond: round(created.withoutRelations),
      timesDocumentsCreateWithoutRelations: round(perSecond / created.withoutRelations, 1),
      bareInsertsPerSecond: round(barePerSecond),
      ofBareInserts: round(perSecond / barePerSecond, 2),
      resyncSeconds: round(again.seconds, 1),
      resyncOfFirst: round(again.seconds / first.seconds, 2),
      resyncWritten: written(again.run.resources),
      incrementalSeconds: round(incremental.seconds, 1),
      incrementalWritten: written(incremental.run.resources),
    };
  } finally {
    await stage.stop();
  }
};

/** No webhook tells of it: the sync has to find it. */
const changeOneInAHundred = ({ simulator }: Stage): void => {
  simulator.local.addFault({ kind: 'dropWebhooks', settings: { topic: 'orders/updated' } });
  const orders = simulator.shops.get(DOMAIN)?.list('Order') ?? [];
  for (const { id } of orders.filter((_, index) => index % 100 === 0))
    simulator.local.applyChange(DOMAIN, { name: 'updateOrder', target: id, params: { note: 'Changed' } });
};

const written = (resources: Record<string, { written: number } | undefined>): number =>
  Object.values(resources).reduce((total, one) => total + (one?.written ?? 0), 0);
