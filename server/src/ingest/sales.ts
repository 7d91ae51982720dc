import { exactSumColumns, sumIn, type ExactSum } from './sql/exact-sum';
import type { Session } from './sql/session';

/** What a store's orders of one day come to, in one currency. */
export interface Sales {
  /** Which of the days: 0 is the first. */
  day: number;
  currency: string;
  orders: number;
  /** In 1/10,000 of the currency's unit. */
  revenue: bigint;
}

/**
 * What a store sold between bounds, day by day: orders that are neither cancelled, nor test, nor deleted, at their current
 * totals. The index on `ordered_at` bounds what is read.
 *
 * @param bounds where each day begins, and where the last one ends.
 */
export const salesByDay = async (
  session: Session,
  store: string,
  bounds: readonly Date[]
): Promise<Sales[]> => {
  const { trx, schema } = session;
  const [from, ...ends] = bounds;
  const to = ends.at(-1);
  if (!from || !to) return [];
  const cases = ends.map((_, index) => `WHEN ordered_at < ? THEN ${index}`).join(' ');
  const rows: (ExactSum & { day: number | string; currency: string | null; orders: string })[] = await trx(
    schema.invoices.name
  )
    .select(trx.raw(`CASE ${cases} END AS day`, ends), 'currency', trx.raw('COUNT(*) AS orders'))
    .select(exactSumColumns(session, 'current_total'))
    .where('ordered_at', '>=', from)
    .where('ordered_at', '<', to)
    .where({ store_domain: store, cancelled_at: null, deleted_at: null })
    .where((query) => void query.where('test', false).orWhereNull('test'))
    // By their places: PostgreSQL takes an expression with parameters for another one when it is repeated.
    .groupByRaw('1, 2');
  return rows.flatMap(({ day, currency, orders, ...sum }) =>
    currency === null ? [] : [{ day: Number(day), currency, orders: Number(orders), revenue: sumIn(sum) }]
  );
};
