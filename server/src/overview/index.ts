import type { Core } from '@strapi/strapi';

import type { Overview, StoreHealth } from '../../../shared/contracts';
import { formatAmount } from '../records/money';
import { getService } from '../services';
import { storeRows, type StoreRow } from '../stores/rows';
import { lastDays } from './days';

const DAYS = 7;

/** One currency's sales while they are added up. */
interface Sum {
  orders: number;
  revenue: bigint;
}

const healthOf = async (strapi: Core.Strapi, row: StoreRow, failedEvents: number): Promise<StoreHealth> => {
  if (row.connectionStatus === 'needs-attention') return 'needs-attention';
  if (row.connectionStatus !== 'connected') return 'off';
  if (await getService(strapi, 'sync').activeRun(row.domain)) return 'syncing';
  return failedEvents > 0 || (row.webhooks?.missing.length ?? 0) > 0 ? 'needs-attention' : 'healthy';
};

const add = (sum: Sum, { orders, revenue }: Sum): void => {
  sum.orders += orders;
  sum.revenue += revenue;
};

const noSales = (): Sum => ({ orders: 0, revenue: 0n });

/** The sales of all stores by currency; a store's day is a day of its time zone. */
const readSales = async (
  strapi: Core.Strapi,
  stores: readonly StoreRow[],
  now: Date
): Promise<Overview['sales']> => {
  const currencies = new Map<string, { dates: string[]; days: Sum[] }>();
  for (const { domain, timezone, currency: shopCurrency } of stores) {
    const { dates, bounds } = lastDays(timezone, now, DAYS);
    const daysOf = (currency: string): Sum[] => {
      const known = currencies.get(currency) ?? { dates, days: dates.map(noSales) };
      currencies.set(currency, known);
      return known.days;
    };
    if (shopCurrency) daysOf(shopCurrency);
    for (const sales of await getService(strapi, 'ingest').salesByDay(domain, bounds)) {
      const day = daysOf(sales.currency)[sales.day];
      if (day) add(day, sales);
    }
  }
  return [...currencies].map(([currency, { dates, days }]) => {
    const week = noSales();
    days.forEach((day) => add(week, day));
    const view = ({ orders, revenue }: Sum) => ({ orders, revenue: formatAmount(revenue, currency) });
    return {
      currency,
      days: days.map((day, index) => ({ date: dates[index] ?? '', ...view(day) })),
      week: view(week),
    };
  });
};

/** How the stores are, and what they sold in the last seven days. */
export const readOverview = async (strapi: Core.Strapi, now: Date): Promise<Overview> => {
  const rows = await storeRows(strapi).all();
  const stores = await Promise.all(
    rows.map(async (row) => {
      const failedEvents = await getService(strapi, 'inbox').countFailed(row.domain);
      return {
        domain: row.domain,
        name: row.name,
        health: await healthOf(strapi, row, failedEvents),
        failedEvents,
      };
    })
  );
  return { stores, sales: await readSales(strapi, rows, now) };
};
