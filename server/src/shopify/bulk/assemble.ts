import type { Resource } from '../../../../shared/contracts';
import { ShopifyError } from '../errors';
import { createRowGroup, rootIdOf, toBatches } from './group';
import type { BulkBatch } from './group';
import type { BulkLine, BulkRow } from './rows';
import { PARTITION_BYTES, openSpill } from './spill';
import type { Spill } from './spill';

/** As many records as are written in one go. */
const BATCH_SIZE = 250;

export interface AssembleOptions {
  /** What the path of the folder begins with that is made to hold the rows of a larger result meanwhile. */
  spillPrefix: string;
  /** The operation's `rootObjectCount`. */
  expectedRoots: number;
  /** The operation's `fileSize` in bytes; null where unknown. */
  fileSize: number | null;
}

/** Passes rows on and counts the records among them. */
function createRootCounter(expectedRoots: number): { see(row: BulkRow): void; check(): void } {
  let roots = 0;
  return {
    see(row) {
      if (row.__parentId === undefined) roots += 1;
    },
    check() {
      if (roots === expectedRoots) return;
      throw new ShopifyError('bulk_result_incomplete', {
        message: 'The bulk result has another number of records than Shopify counted',
        details: { roots, expectedRoots },
      });
    },
  };
}

/**
 * Joins the rows of a bulk result into complete records, in memory that does not grow with the result: rows are dealt
 * out to files by their record's id, and one file after the other is joined. Nothing is yielded before all rows came and
 * their number was found right.
 *
 * @param rows children and records in any order.
 * @throws ShopifyError `bulk_result_incomplete` where records or parents are missing.
 */
export async function* assembleBulk<R extends Resource>(
  resource: R,
  rows: AsyncIterable<readonly BulkLine[]>,
  { spillPrefix, expectedRoots, fileSize }: AssembleOptions
): AsyncGenerator<BulkBatch<R>> {
  const counter = createRootCounter(expectedRoots);
  if (fileSize !== null && fileSize <= PARTITION_BYTES) {
    const group = createRowGroup(resource);
    for await (const lines of rows)
      for (const { row } of lines) {
        counter.see(row);
        group.add(row);
      }
    counter.check();
    yield* toBatches(resource, group.take(), BATCH_SIZE);
    return;
  }
  const spill: Spill = await openSpill(spillPrefix, fileSize);
  try {
    for await (const lines of rows) {
      for (const line of lines) {
        counter.see(line.row);
        spill.add(line, rootIdOf(line.row));
      }
      await spill.flushWhenFull();
    }
    counter.check();
    for await (const partition of spill.partitions()) {
      const group = createRowGroup(resource);
      for await (const found of partition) for (const row of found) group.add(row);
      yield* toBatches(resource, group.take(), BATCH_SIZE);
    }
  } finally {
    await spill.remove();
  }
}
