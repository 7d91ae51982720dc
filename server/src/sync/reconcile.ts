import type { HeldVersion } from '../ingest';
import { mapTraits, type Traits } from '../records';
import { certainBefore, lagAfter } from '../shopify/replica-lag';
import { getService } from '../services';
import { grantedScopes } from '../shopify/auth';
import { readCount, readVersions, type VersionPage } from '../shopify/read';
import { assertStillAllowed } from './gates';
import { buryAbsent, countChanged, mustBeVisible, refreshRecords } from './refresh';
import { report, type Work } from './work';

/** What one page of Shopify's versions says of our records. */
interface Found {
  /** Ids of records that are not here, or deleted here. */
  missing: string[];
  /** Ids of records that are older here, or differ without being so. */
  stale: string[];
  /** Ids of records whose read was so soon after their change that it may have missed another one of the same second. */
  unsettled: string[];
  /** How many records are here and not at Shopify. */
  surplus: number;
}

/**
 * Compares the ids and versions of a resource with ours, page by page from where the checkpoint stands, and counts what
 * differs. What was changed or created after the comparison began is no drift: its webhook is on its way.
 *
 * Versions do not tell everything: Shopify's have whole seconds, so a record whose last read was within a replica's lag of
 * its change is read again, once; and what changes without a new version is told by a few attributes (see TRAITS).
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
    await assertStillAllowed(work.strapi, work.store.domain, resource);
    const last = page.versions.at(-1)?.id ?? after;
    // Behind the last page there is nothing at Shopify, whatever is here.
    const found = await compare(work, page, {
      range: { after, upTo: page.hasNext ? last : null },
      began,
      repair,
    });
    const { changed, written, failed } = repair ? await refresh(work, found) : await probe(work, found);
    const fetched = page.versions.length;
    journal.addDrift(resource, {
      missing: found.missing.length,
      stale: found.stale.length + changed,
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
const begin = async (work: Work): Promise<Date> => {
  const { client, resource, journal, signal } = work;
  const { startedAt } = journal.checkpoint(resource);
  if (startedAt) return new Date(startedAt);
  const expected = await readCount(client, resource, { signal });
  const began = new Date(Math.ceil(client.now().getTime() / 1000) * 1000);
  await waitUntil(work, began);
  journal.addDrift(resource, { missing: 0, stale: 0, surplus: 0 });
  await journal.count(resource, { expected });
  await journal.move(resource, { state: 'running', startedAt: began.toISOString(), engine: 'paged' });
  return began;
};

/** A pause may end early, where somebody wakes the run. */
const waitUntil = async ({ client, signal, pause }: Work, moment: Date): Promise<void> => {
  const left = () => moment.getTime() - client.now().getTime();
  for (let wait = left(); wait > 0; wait = left()) {
    await pause(wait);
    signal.throwIfAborted();
  }
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
  const found: Found = { missing: [], stale: [], unsettled: [], surplus: 0 };
  const theirs = new Map(page.versions.map((version) => [version.id, version]));
  const certain = certainBefore(page.readAt);
  const counts = (updatedAt: Date) => updatedAt < began;
  for await (const chunk of getService(strapi, 'ingest').versions(resource, {
    store: store.domain,
    ...range,
  })) {
    signal.throwIfAborted();
    const absent: HeldVersion[] = [];
    for (const held of chunk) {
      const { shopifyId, deletedAt } = held;
      const version = theirs.get(shopifyId);
      theirs.delete(shopifyId);
      if (!version) {
        if (isOnlyHere(held, page.readAt)) absent.push(held);
      } else if (!counts(version.updatedAt)) continue;
      else if (deletedAt) {
        if (counts(deletedAt) && deletedAt <= certain) found.missing.push(shopifyId);
      } else if (isStale(held, version.updatedAt, mapTraits(resource, version.node))) {
        found.stale.push(shopifyId);
      } else if (isUnsettled(held, certain)) found.unsettled.push(shopifyId);
    }
    found.surplus += await settleSurplus(work, absent, { readAt: page.readAt, repair });
  }
  const unknown = [...theirs.keys()];
  const erased =
    resource === 'customers'
      ? await getService(strapi, 'ingest').erasedCustomers(store.domain, unknown)
      : new Set<string>();
  for (const { id, updatedAt } of theirs.values())
    if (counts(updatedAt) && !erased.has(id)) found.missing.push(id);
  return found;
};

/** A restored record is the editors' own; one that a later read found was made since. */
const isOnlyHere = ({ deletedAt, restoredAt, syncedAt }: HeldVersion, readAt: Date): boolean =>
  deletedAt === null && restoredAt === null && (syncedAt === null || syncedAt < readAt);

/** Older here, or of the same version and yet different; a newer one here is what a lagging read does not know yet. */
const isStale = ({ sourceUpdatedAt, traits }: HeldVersion, updatedAt: Date, theirs: Traits): boolean => {
  if (sourceUpdatedAt === null || sourceUpdatedAt < updatedAt) return true;
  return (
    sourceUpdatedAt.getTime() === updatedAt.getTime() &&
    Object.keys(theirs).some(
      (name) => theirs[name] !== undefined && JSON.stringify(theirs[name]) !== JSON.stringify(traits[name])
    )
  );
};

const MS_SECOND = 1_000;

/** Whether what is stored was read before its second and a replica's lag were over, while a read of now is after it. */
const isUnsettled = ({ sourceUpdatedAt, syncedAt }: HeldVersion, certain: Date): boolean => {
  if (sourceUpdatedAt === null || syncedAt === null) return false;
  const secondEnd = new Date(sourceUpdatedAt.getTime() + MS_SECOND);
  return syncedAt < lagAfter(secondEnd) && secondEnd <= certain;
};

const madeAt = ({ sourceCreatedAt }: HeldVersion): Date => sourceCreatedAt ?? new Date(0);

/**
 * Counts the records that Shopify does not list although it would have to, and deletes them where they are to be repaired.
 * The scopes are asked for anew: with one that was lost since, everything that it showed would look deleted. One that was
 * made moments ago may not have reached the replica that answered: its deletion is certain once a replica's lag is over.
 */
const settleSurplus = async (
  work: Work,
  absent: readonly HeldVersion[],
  { readAt, repair }: { readAt: Date; repair: boolean }
): Promise<number> => {
  if (absent.length === 0) return 0;
  const { strapi, store, client, resource, signal } = work;
  const scopes = await grantedScopes(client, { signal });
  const surplus = absent.filter((held) => mustBeVisible({ scopes }, resource, held.sourceCreatedAt));
  if (!repair) return surplus.filter((held) => madeAt(held) <= certainBefore(readAt)).length;
  for (const held of surplus) await waitUntil(work, lagAfter(madeAt(held)));
  const ids = surplus.map(({ shopifyId }) => shopifyId);
  const refreshed = await refreshRecords(strapi, store, resource, { ids, signal });
  report(work, refreshed.problems.values());
  await buryAbsent(strapi, store, resource, refreshed.absent);
  return refreshed.absent.size;
};

/** What was done about a page's differences; `changed` of the unsettled ones turned out to be different. */
interface Settled {
  changed: number;
  written: number;
  failed: number;
}

const refresh = async (work: Work, { missing, stale, unsettled }: Found): Promise<Settled> => {
  const { strapi, store, resource, signal } = work;
  const drifted = await refreshRecords(strapi, store, resource, { ids: [...missing, ...stale], signal });
  const settled = await refreshRecords(strapi, store, resource, { ids: unsettled, signal });
  const problems = [...drifted.problems.values(), ...settled.problems.values()];
  report(work, problems);
  return {
    changed: settled.written,
    written: drifted.written + settled.written,
    failed: problems.length,
  };
};

const probe = async ({ strapi, store, resource, signal }: Work, { unsettled }: Found): Promise<Settled> => ({
  changed: await countChanged(strapi, store, resource, { ids: unsettled, signal }),
  written: 0,
  failed: 0,
});
