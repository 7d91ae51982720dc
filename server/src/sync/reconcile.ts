import type { HeldVersion } from '../ingest';
import { getService } from '../services';
import { grantedScopes } from '../shopify/auth';
import { readCount, readVersions, type VersionPage } from '../shopify/read';
import { buryAbsent, mustBeVisible, refreshRecords } from './refresh';
import { report, type Work } from './work';

/** What one page of Shopify's versions says of our records. */
interface Found {
  /** Ids of records that are not here, or deleted here. */
  missing: string[];
  /** Ids of records that are older here. */
  stale: string[];
  /** How many records are here and not at Shopify. */
  surplus: number;
}

/**
 * Compares the ids and versions of a resource with ours, page by page from where the checkpoint stands, and counts what
 * differs. What was changed or created after the comparison began is no drift: its webhook is on its way.
 *
 * @param repair whether what differs is mended: missing and stale records are read by id, surplus ones are deleted once a
 *   read by id does not find them either.
 */
export const reconcileResource = async (work: Work, repair: boolean): Promise<void> => {
  const { client, resource, journal, signal } = work;
  const began = await begin(work);
  const { cursor, lastId } = journal.checkpoint(resource);
  let after = lastId;
  for await (const page of readVersions(client, resource, { after: cursor ?? undefined, signal })) {
    signal.throwIfAborted();
    const last = page.versions.at(-1)?.id ?? after;
    // Behind the last page there is nothing at Shopify, whatever is here.
    const found = await compare(work, page, {
      range: { after, upTo: page.hasNext ? last : null },
      began,
      repair,
    });
    const { written, failed } = repair ? await refresh(work, found) : { written: 0, failed: 0 };
    const fetched = page.versions.length;
    journal.addDrift(resource, {
      missing: found.missing.length,
      stale: found.stale.length,
      surplus: found.surplus,
    });
    await journal.count(resource, { fetched, written, failed, unchanged: fetched - written - failed });
    await journal.move(resource, { cursor: page.cursor, lastId: last });
    after = last;
  }
  await journal.move(resource, { state: 'done' });
};

/**
 * The moment up to which changes count. It is a whole second, as Shopify's timestamps are: what they say to be earlier is
 * so, and nothing is read before it.
 */
const begin = async ({ client, resource, journal, signal, pause }: Work): Promise<Date> => {
  const { startedAt } = journal.checkpoint(resource);
  if (startedAt) return new Date(startedAt);
  const expected = await readCount(client, resource, { signal });
  const now = client.now().getTime();
  const began = new Date(Math.ceil(now / 1000) * 1000);
  await pause(began.getTime() - now);
  signal.throwIfAborted();
  journal.addDrift(resource, { missing: 0, stale: 0, surplus: 0 });
  await journal.count(resource, { expected });
  await journal.move(resource, { state: 'running', startedAt: began.toISOString(), engine: 'paged' });
  return began;
};

interface Comparison {
  /** The ids that the page is about: between them it names all that Shopify has. */
  range: { after: string | null; upTo: string | null };
  began: Date;
  repair: boolean;
}

const compare = async (
  work: Work,
  page: VersionPage,
  { range, began, repair }: Comparison
): Promise<Found> => {
  const { strapi, store, resource, signal } = work;
  const found: Found = { missing: [], stale: [], surplus: 0 };
  const theirs = new Map(page.versions.map(({ id, updatedAt }) => [id, updatedAt]));
  const counts = (updatedAt: Date) => updatedAt < began;
  for await (const chunk of getService(strapi, 'ingest').versions(resource, {
    store: store.domain,
    ...range,
  })) {
    signal.throwIfAborted();
    const absent: HeldVersion[] = [];
    for (const held of chunk) {
      const updatedAt = theirs.get(held.shopifyId);
      theirs.delete(held.shopifyId);
      if (!updatedAt) {
        if (isOnlyHere(held, page.readAt)) absent.push(held);
      } else if (held.deletedAt) {
        if (counts(updatedAt) && counts(held.deletedAt)) found.missing.push(held.shopifyId);
      } else if (counts(updatedAt) && (held.sourceUpdatedAt === null || held.sourceUpdatedAt < updatedAt)) {
        found.stale.push(held.shopifyId);
      }
    }
    found.surplus += await settleSurplus(work, absent, repair);
  }
  for (const [id, updatedAt] of theirs) if (counts(updatedAt)) found.missing.push(id);
  return found;
};

/** A restored record is the editors' own; one that a later read found was made since. */
const isOnlyHere = ({ deletedAt, restoredAt, syncedAt }: HeldVersion, readAt: Date): boolean =>
  deletedAt === null && restoredAt === null && (syncedAt === null || syncedAt < readAt);

/**
 * Counts the records that Shopify does not list although it would have to, and deletes them where they are to be repaired.
 * The scopes are asked for anew: with one that was lost since, everything that it showed would look deleted.
 */
const settleSurplus = async (
  work: Work,
  absent: readonly HeldVersion[],
  repair: boolean
): Promise<number> => {
  if (absent.length === 0) return 0;
  const { strapi, store, client, resource, signal } = work;
  const scopes = await grantedScopes(client, { signal });
  const surplus = absent.filter((held) => mustBeVisible({ scopes }, resource, held.sourceCreatedAt));
  if (!repair) return surplus.length;
  const ids = surplus.map(({ shopifyId }) => shopifyId);
  const refreshed = await refreshRecords(strapi, store, resource, { ids, signal });
  report(strapi, store, refreshed.problems.values());
  await buryAbsent(strapi, store, resource, refreshed.absent);
  return refreshed.absent.size;
};

const refresh = async ({ strapi, store, resource, signal }: Work, { missing, stale }: Found) => {
  const ids = [...missing, ...stale];
  const { written, problems } = await refreshRecords(strapi, store, resource, { ids, signal });
  report(strapi, store, problems.values());
  return { written, failed: problems.size };
};
