import { withoutQuotedValue } from './sql/error-values';

/** A record that could not be written, alone. */
export interface FailedRecord {
  shopifyId: string;
  message: string;
}

/**
 * Writes a batch; if that fails, its halves, until the bad record stands alone: it is reported, and all others are written.
 *
 * @param write must write all records or none.
 * @param saysNothing of failures that are about no record (the database is away) and are passed on.
 */
export const writeSplitting = async <R extends { shopifyId: string }, O>(
  records: readonly R[],
  write: (part: readonly R[]) => Promise<O>,
  saysNothing: (error: unknown) => boolean
): Promise<{ outcomes: O[]; failed: FailedRecord[] }> => {
  const [only] = records;
  if (!only) return { outcomes: [], failed: [] };
  try {
    return { outcomes: [await write(records)], failed: [] };
  } catch (error) {
    if (saysNothing(error)) throw error;
    if (records.length === 1) {
      return { outcomes: [], failed: [{ shopifyId: only.shopifyId, message: messageOf(error) }] };
    }
    const middle = Math.ceil(records.length / 2);
    const first = await writeSplitting(records.slice(0, middle), write, saysNothing);
    const second = await writeSplitting(records.slice(middle), write, saysNothing);
    return { outcomes: [...first.outcomes, ...second.outcomes], failed: [...first.failed, ...second.failed] };
  }
};

/** The statement stands before the reason, with its values where the app wants to see them: only the reason may be kept. */
const messageOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.slice(message.lastIndexOf(' - ') + 1).replace(/^- /, '');
  return withoutQuotedValue(reason).slice(0, 300);
};
