import type { Amount } from '../../records/money';
import type { Session } from './session';

/** The columns of a row that hold an exact sum; null where there was nothing to add. */
export interface ExactSum {
  units: string | null;
  ten_thousandths: string | null;
}

/** The columns to select for the exact sum of a decimal column, as {@link sumIn} reads it. */
export const exactSumColumns = ({ trx, dialect }: Session, column: string) => {
  const { units, tenThousandths } = dialect.exactSum(column);
  return [trx.raw(`${units} AS units`), trx.raw(`${tenThousandths} AS ten_thousandths`)];
};

/** An exact sum: no database holds it in one number, fifteen digits before the point and four after it. */
export const sumIn = ({ units, ten_thousandths }: ExactSum): Amount =>
  BigInt(units ?? 0) * 10_000n + BigInt(ten_thousandths ?? 0);
