import { isDeepStrictEqual } from 'node:util';
import { getService } from '../../services';
import type { WithheldParts } from '../../records/withheld';
import type { BulkPart } from '../../shopify/bulk';
import { assertStillAllowed } from '../gates';
import { knownWithheld, noteWithheld, withheldFrom } from '../withheld';
import { deliverMappedAndCount, type Work } from '../work';
import type { BulkResult } from './result';
import type { PartInBatches } from './thread/packed';
import type { Reading } from './thread/read-part';

/** How many parts are read before it is their turn: the thread has other work, too. */
const PARTS_AHEAD = 2;

const readingBy = async ({ strapi }: Work, { kinds }: WithheldParts): Promise<Reading> => ({
  fields: await getService(strapi, 'mappings').fields(),
  kinds,
});

const readingOf = async (work: Work): Promise<Reading> =>
  readingBy(work, await knownWithheld(work.strapi, work.store.domain));

/** A part's records, and how they became so. */
interface PartRead extends PartInBatches {
  by: Reading;
}

/** A part that is being read. */
export type BegunPart = Promise<PartRead>;

/** What of a part is still to be read. */
type Rest = Pick<PartInBatches, 'withoutRefunds' | 'needsRead'>;

const read = async (work: Work, part: BulkPart, by: Reading, isAhead = false): BegunPart => {
  const { resource, thread, signal } = work;
  return { ...(await thread.read({ resource, part, ...by }, { signal, isAhead })), by };
};

/** A result whose first parts are being read. */
export interface BegunResult extends BulkResult {
  begun: readonly BegunPart[];
}

/** Begins to read a part. What fails is told when it is its turn, which may not come. */
const begin = (...what: Parameters<typeof read>): BegunPart => {
  const found = read(...what);
  found.catch(() => undefined);
  return found;
};

/** Begins to read the first parts of a result before it is its resource's turn, so that these are there then. */
export const beginParts = async (work: Work, parts: readonly BulkPart[]): Promise<BegunPart[]> => {
  const reading = await readingOf(work);
  return parts.slice(0, PARTS_AHEAD).map((part) => begin(work, part, reading, true));
};

/**
 * Writes the records of a result, part by part; the next ones are read while one is written.
 *
 * @returns of each part what a bulk operation cannot give whole.
 */
export async function* deliverParts(
  work: Work,
  { parts, begun, readAt }: Pick<BegunResult, 'parts' | 'begun' | 'readAt'>
): AsyncGenerator<Rest> {
  let reading = await readingOf(work);
  const reads = [...begun];
  const rest = parts.slice(begun.length);
  const beginUpTo = (count: number): void => {
    for (const part of rest.splice(0, count - reads.length)) reads.push(begin(work, part, reading));
  };
  beginUpTo(PARTS_AHEAD);
  for (const part of parts) {
    const read = await (reads.shift() as BegunPart);
    beginUpTo(PARTS_AHEAD);
    const delivered = await deliverPart(work, part, read, readAt);
    reading = delivered.by;
    yield delivered.rest;
  }
}

/**
 * A mapping may change, or what is withheld be told, before a part is written or while it is: it is read once more for what is
 * left of it.
 *
 * @returns how the last of it was read, and what of it is still to be read.
 */
const deliverPart = async (
  work: Work,
  part: BulkPart,
  begun: PartRead,
  readAt: Date
): Promise<{ by: Reading; rest: Rest }> => {
  let found = begun;
  let batches = [...found.batches];
  let { misfits, unmapped } = found;
  const done = new Set<string>();
  for (;;) {
    work.signal.throwIfAborted();
    const store = await assertStillAllowed(work.strapi, work.store.domain, work.resource);
    const now = await readingBy(work, withheldFrom(store));
    if (!isDeepStrictEqual(now, found.by)) {
      found = await read(work, part, now);
      batches = [...found.batches];
      misfits = found.misfits;
      // That took a while.
      continue;
    }
    found = { ...found, by: await noteKinds(work, found) };
    const records = batches
      .splice(0, getService(work.strapi, 'ingest').batchesAtOnce())
      .flatMap((batch) => batch())
      .filter(({ shopifyId }) => !done.has(shopifyId));
    await deliverMappedAndCount({ ...work, store }, { records, misfits, unmapped, readAt });
    for (const { shopifyId } of records) done.add(shopifyId);
    misfits = [];
    unmapped = [];
    const { by, withoutRefunds, needsRead } = found;
    if (batches.length === 0) return { by, rest: { withoutRefunds, needsRead } };
  }
};

/** Has the store remember what a part told. @returns how its records come out as they are from now on. */
const noteKinds = async ({ strapi, store }: Work, { kinds, by }: PartRead): Promise<Reading> => {
  if (isDeepStrictEqual(kinds, by.kinds)) return by;
  const known = await knownWithheld(strapi, store.domain);
  await noteWithheld(strapi, store.domain, known, { ...known, kinds });
  return { ...by, kinds };
};
