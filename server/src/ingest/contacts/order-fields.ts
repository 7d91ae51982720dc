import { formatAmount } from '../../records/money';
import { toDate, type Row } from '../sql/statements';
import { totalsByCurrency, type InvoiceSums } from './sources';

const extreme = (dates: unknown[], pick: (...values: number[]) => number): Date | null => {
  const times = dates.map(toDate).filter((date) => date !== null);
  return times.length === 0 ? null : new Date(pick(...times.map(Number)));
};

/** The columns of a contact that its orders come to. */
export const orderFields = (sums: readonly InvoiceSums[]): Row => ({
  orders_count: sums.reduce((total, row) => total + row.orders, 0),
  lifetime_value: `{${totalsByCurrency(sums)
    .map(({ currency, value }) => `${JSON.stringify(currency)}:"${formatAmount(value, currency)}"`)
    .join()}}`,
  first_order_at: extreme(
    sums.map((row) => row.first),
    Math.min
  ),
  last_order_at: extreme(
    sums.map((row) => row.last),
    Math.max
  ),
});
