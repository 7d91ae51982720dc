import { requestJson } from '../playground/scripts/support/http';
import { load, percentile, round } from './support/figures';
import { startStage, type Stage } from './support/stage';
import { countRecords, sum } from './support/tables';

/** A thousand orders, and customers and products in proportion, as often as it takes. */
const BASE = { customers: 400, products: 20, orders: 1_000, config: { backfill: 'bulk' } };

const LOOKS = 7;

/** The median time, in milliseconds, that a page of the admin panel takes. */
const timeOf = async ({ strapi, admin }: Stage, path: string): Promise<number> => {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const started = performance.now();
    await requestJson(`${strapi.url}${path}`, { bearer: admin.token });
    times.push(performance.now() - started);
  }
  return round(percentile(times, 0.5), 1);
};

/** What an editor opens: the first page of a list, a search of one name, and the panel beside a contact with orders. */
const timePages = async (stage: Stage) => {
  const list = '/content-manager/collection-types/plugin::shopify-crm';
  const [contact] = (await stage
    .knex('shopify_crm_contacts')
    .where('orders_count', '>', 0)
    .orderBy('id', 'desc')
    .limit(1)
    .select('document_id', 'email')) as { document_id: string; email: string }[];
  const [invoice] = (await stage
    .knex('shopify_crm_invoices')
    .orderBy('id', 'desc')
    .limit(1)
    .select('name')) as {
    name: string;
  }[];
  const byName = `filters[$and][0][name][$eq]=${encodeURIComponent(invoice?.name ?? '')}`;
  return {
    msInvoiceList: await timeOf(stage, `${list}.invoice?page=1&pageSize=20&sort=orderedAt:DESC`),
    msInvoiceByName: await timeOf(stage, `${list}.invoice?page=1&pageSize=20&sort=orderedAt:DESC&${byName}`),
    msContactList: await timeOf(stage, `${list}.contact?page=1&pageSize=20&sort=lastOrderAt:DESC`),
    msContactPanel: await timeOf(stage, `/shopify-crm/panels/contact/${contact?.document_id}`),
  };
};

/**
 * A first sync of some thousands of orders: its speed, its memory, and what the admin's pages cost afterwards.
 *
 * @param heapMiB where memory is to be compared: V8 collects garbage when the heap has grown to what it thinks fit for the machine, and
 *   how much that comes to in a run says nothing of what the run needs.
 */
export const benchSize = async (orders: number, heapMiB?: number) => {
  const copies = Math.max(2, Math.round(orders / BASE.orders));
  const stage = await startStage({ ...BASE, copies, heapMiB });
  try {
    const idleMiB = await stage.peakMiB();
    const { seconds } = await stage.connect();
    const peakMiB = await stage.peakMiB();
    const counts = await countRecords(stage.knex);
    const records = sum(counts);
    return {
      bench: 'size',
      database: stage.database.env.DATABASE_CLIENT,
      load: load(),
      orders: counts.shopify_crm_invoices,
      records,
      seconds: round(seconds, 1),
      microsecondsPerRecord: round((seconds * 1_000_000) / records),
      ...(heapMiB ? { heapMiB } : {}),
      idleMiB,
      peakMiB,
      ...(await timePages(stage)),
    };
  } finally {
    await stage.stop();
  }
};
