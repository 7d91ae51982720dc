import { cutPieces, incomplete, type RowCounts } from './lines';
import { makeFolder, removeFolder, type Deal, type Dealt, type Shelf } from './spill';

/** What one part takes, roughly, in bytes of JSON: some hundred records, which are written in a few batches. */
const PART_BYTES = 1024 * 1024;
/** A result up to so many bytes is read where it is: reading it takes no longer than to start a thread. */
const SMALL_BYTES = 1024 * 1024;
/**
 * How much is dealt out in one go, in parts: little at first, as the records of another result may be waited for, and more of a
 * large one, as each piece goes into all files.
 */
const PARTS_A_PIECE = 4;
const PARTS_AN_EARLY_PIECE = 2;
const EARLY_PIECES = 4;
/** The parts of a larger result grow with it. */
const MAX_PARTS = 10_000;

/** Rows of a bulk result: all those of some records. */
export type BulkPart =
  | {
      bytes: Uint8Array;
      /** What it has to hold: to be looked at when it is read. */
      expected: RowCounts;
    }
  | { file: string };

/** A result in parts that fit into memory. */
export interface BulkParts {
  parts: readonly BulkPart[];
  /** Removes what was kept of them. */
  remove(): Promise<void>;
}

export interface OpenPartsOptions {
  /** What Shopify counted. */
  expected: RowCounts;
  /** What the path of the folder begins with that is made to hold the rows of a larger result meanwhile. */
  spillPrefix: string;
  /** Deals rows out to files; see `dealRows`. Their bytes are given away. */
  deal(deal: Deal): Promise<Dealt>;
  partBytes?: number;
  maxLineBytes?: number;
}

/** @throws ShopifyError `bulk_result_incomplete` where records or rows are missing, or are too many. */
export function checkCounts({ rows, roots }: RowCounts, expected: RowCounts): void {
  if (rows === expected.rows && roots === expected.roots) return;
  throw incomplete('The bulk result has another number of rows than Shopify counted', {
    rows,
    expectedRows: expected.rows,
    roots,
    expectedRoots: expected.roots,
  });
}

/**
 * Takes a result apart, in memory that does not grow with it: a small one is one part, the rows of a larger one are dealt
 * out to files by their record's id, in which order the parts come. Nothing of it is given before all rows came and their
 * number was found right.
 *
 * @throws ShopifyError `bulk_result_incomplete` where it is not whole, and what `chunks` throws.
 * @throws SpillError where the folder cannot be used.
 */
export async function openParts(
  chunks: AsyncIterable<Uint8Array>,
  { expected, spillPrefix, deal, partBytes = PART_BYTES, maxLineBytes }: OpenPartsOptions
): Promise<BulkParts> {
  const size = (before: number) => partBytes * (before < EARLY_PIECES ? PARTS_AN_EARLY_PIECE : PARTS_A_PIECE);
  const pieces = cutPieces(chunks, { size, maxLineBytes });
  try {
    const { value: first = new Uint8Array() } = await pieces.next();
    if (first.length <= Math.min(partBytes, SMALL_BYTES))
      return { parts: [{ bytes: first, expected }], remove: () => Promise.resolve() };
    const folder = await makeFolder(spillPrefix);
    const remove = () => removeFolder(folder);
    try {
      const all = await dealAll(first, pieces, { folder, partBytes, deal });
      checkCounts(all, expected);
      return { parts: all.shelves.map(({ file }) => ({ file })), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  } finally {
    // Not waited for: where this was left early, the next piece may be long in coming.
    void pieces.return(undefined).catch(() => undefined);
  }
}

/** Deals out what came first and then the rest, each piece while the next one comes in. */
async function dealAll(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  { folder, partBytes, deal }: { folder: string; partBytes: number; deal: OpenPartsOptions['deal'] }
): Promise<Dealt> {
  const all = { rows: 0, roots: 0, shelves: [] as Shelf[] };
  let length = 0;
  const take = async (bytes: Uint8Array): Promise<void> => {
    length += bytes.length;
    const shelfBytes = Math.max(partBytes, length / MAX_PARTS);
    const { rows, roots, shelves } = await deal({ bytes, folder, shelves: all.shelves, shelfBytes });
    all.rows += rows;
    all.roots += roots;
    all.shelves = shelves;
  };
  let taken = take(first);
  for (;;) {
    const [piece] = await Promise.all([rest.next(), taken]);
    if (piece.done) return all;
    taken = take(piece.value);
  }
}
