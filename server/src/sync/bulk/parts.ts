import { isDeepStrictEqual } from 'node:util';
import { getService } from '../../services';
import type { BulkPart } from '../../shopify/bulk';
import type { PartRecords, Reading } from './thread/read-part';
import { knownWithheld, noteWithheld } from '../withheld';
import { deliverMappedAndCount, type Work } from '../work';

/** As many records as are written in one go, at most. */
const BATCH_SIZE = 500;
/** How many parts are read before it is their turn: the thread has other work, too. */
const PARTS_AHEAD = 2;

const readingOf = async ({ strapi, store }: Work): Promise<Reading> => ({
  fields: await getService(strapi, 'mappings').fields(),
  kinds: (await knownWithheld(strapi, store.domain)).kinds,
});

/** A part's records, and how they became so. */
interface PartRead extends PartRecords {
  by: Reading;
}

/** Reads a part. @returns what gives its records, once. */
const read = async (work: Work, part: BulkPart, by: Reading): Promise<() => PartRead> => {
  const { resource, thread, signal } = work;
  const take = await thread.read({ resource, part, ...by }, signal);
  return () => ({ ...take(), by });
};

/**
 * Writes the records of a result, part by part; the next ones are read while one is written.
 *
 * @returns of each part what a bulk operation cannot give whole.
 */
export async function* deliverParts(
  work: Work,
  parts: readonly BulkPart[],
  readAt: Date
): AsyncGenerator<Pick<PartRecords, 'withoutRefunds' | 'needsRead'>> {
  let reading = await readingOf(work);
  const begun: Promise<() => PartRead>[] = [];
  const begin = (part: BulkPart): void => {
    const found = read(work, part, reading);
    // What fails is told when it is its turn, which may not come.
    found.catch(() => undefined);
    begun.push(found);
  };
  parts.slice(0, PARTS_AHEAD).forEach(begin);
  for (const [index, part] of parts.entries()) {
    const take = (await begun.shift()) as () => PartRead;
    parts.slice(index + PARTS_AHEAD, index + PARTS_AHEAD + 1).forEach(begin);
    const found = take();
    reading = await deliverPart(work, part, found, readAt);
    yield found;
  }
}

/**
 * A mapping may change, or what is withheld be told, before a part is written or while it is: it is read once more for what is
 * left of it.
 *
 * @returns how the last of it was read.
 */
const deliverPart = async (work: Work, part: BulkPart, first: PartRead, readAt: Date): Promise<Reading> => {
  let found = first;
  let rest = found.records;
  let { misfits, unmapped } = found;
  const done = new Set<string>();
  do {
    work.signal.throwIfAborted();
    const now = await readingOf(work);
    if (!isDeepStrictEqual(now, found.by)) {
      found = (await read(work, part, now))();
      rest = found.records.filter(({ shopifyId }) => !done.has(shopifyId));
      misfits = found.misfits;
    }
    found = { ...found, by: await noteKinds(work, found) };
    const records = rest.slice(0, BATCH_SIZE);
    rest = rest.slice(BATCH_SIZE);
    await deliverMappedAndCount(work, { records, misfits, unmapped, readAt });
    for (const { shopifyId } of records) done.add(shopifyId);
    misfits = [];
    unmapped = [];
  } while (rest.length > 0);
  return found.by;
};

/** Has the store remember what a part told. @returns how its records come out as they are from now on. */
const noteKinds = async ({ strapi, store }: Work, { kinds, by }: PartRead): Promise<Reading> => {
  if (isDeepStrictEqual(kinds, by.kinds)) return by;
  const known = await knownWithheld(strapi, store.domain);
  await noteWithheld(strapi, store.domain, known, { ...known, kinds });
  return { ...by, kinds };
};
