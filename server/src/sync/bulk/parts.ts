import { isDeepStrictEqual } from 'node:util';
import { getService } from '../../services';
import type { BulkPart } from '../../shopify/bulk';
import type { PartRecords, Reading } from './thread/read-part';
import { knownWithheld, noteWithheld } from '../withheld';
import { deliverMappedAndCount, type Work } from '../work';

/** As many records as are written in one go. */
const BATCH_SIZE = 250;

const readingOf = async ({ strapi, store }: Work): Promise<Reading> => ({
  fields: await getService(strapi, 'mappings').fields(),
  kinds: (await knownWithheld(strapi, store.domain)).kinds,
});

/** A part's records, and by what they became so. */
type PartRead = PartRecords & Pick<Reading, 'fields'>;

/** Reads a part. @returns what gives its records, once. */
const read = async (work: Work, part: BulkPart): Promise<() => PartRead> => {
  const { resource, thread, signal } = work;
  const reading = await readingOf(work);
  const take = await thread.read({ resource, part, ...reading }, signal);
  return () => ({ ...take(), fields: reading.fields });
};

/**
 * Writes the records of a result, part by part; the next part is read while one is written.
 *
 * @returns of each part what a bulk operation cannot give whole.
 */
export async function* deliverParts(
  work: Work,
  parts: readonly BulkPart[],
  readAt: Date
): AsyncGenerator<Pick<PartRecords, 'withoutRefunds' | 'needsRead'>> {
  const ahead = (index: number): Promise<() => PartRead> | undefined => {
    const part = parts[index];
    const reading = part && read(work, part);
    // What fails is told when it is its turn, which may not come.
    reading?.catch(() => undefined);
    return reading;
  };
  let next = ahead(0);
  for (const [index, part] of parts.entries()) {
    const take = (await next) as () => PartRead;
    next = ahead(index + 1);
    const found = take();
    await deliverPart(work, part, found, readAt);
    yield found;
  }
}

/** A mapping may change, or what is withheld be told, while a part is written: it is read once more for what is left of it. */
const deliverPart = async (work: Work, part: BulkPart, first: PartRead, readAt: Date): Promise<void> => {
  let found = first;
  let rest = found.records;
  let { misfits, unmapped } = found;
  await noteKinds(work, found);
  const done = new Set<string>();
  do {
    work.signal.throwIfAborted();
    const { fields, kinds } = await readingOf(work);
    if (!isDeepStrictEqual([fields, kinds], [found.fields, found.kinds])) {
      found = (await read(work, part))();
      rest = found.records.filter(({ shopifyId }) => !done.has(shopifyId));
      misfits = found.misfits;
      await noteKinds(work, found);
    }
    const records = rest.slice(0, BATCH_SIZE);
    rest = rest.slice(BATCH_SIZE);
    await deliverMappedAndCount(work, { records, misfits, unmapped, readAt });
    for (const { shopifyId } of records) done.add(shopifyId);
    misfits = [];
    unmapped = [];
  } while (rest.length > 0);
};

const noteKinds = async ({ strapi, store }: Work, { kinds }: PartRead): Promise<void> => {
  const known = await knownWithheld(strapi, store.domain);
  await noteWithheld(strapi, store.domain, known, { ...known, kinds });
};
