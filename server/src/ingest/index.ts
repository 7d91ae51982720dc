import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import { giveWay } from '../give-way';
import type { EncodedOf } from '../records/encoded';
import { getService } from '../services';
import type { ShownType } from '../shown-types';
import { latestInvoices, orderTotals, type OrderTotal } from './contacts/sources';
import type { Followers } from './changes';
import { countRecords } from './counts';
import { writeCustomers } from './customers';
import { familyOf } from './families';
import { readHeldVersions, type HeldVersion, type IdRange } from './held-versions';
import { expectAnew } from './mapped';
import { listDeleted, type DeletedPage } from './deleted/list';
import { purgeDeleted } from './deleted/purge';
import { restoreRecord, type Restore } from './deleted/restore';
import { mergeCustomer, type Merge } from './merges';
import { writeOrders } from './orders';
import { writeProducts } from './products';
import { countPeople, findLeftPeople, findOutdatedPeople } from './people';
import { createFileCleaner, overwriteDeleted } from './redact/clean-file';
import { erasePerson, type ErasedCounts, type Erasure } from './redact/erase-person';
import { eraseStore, type BuriedCounts } from './redact/erase-store';
import { exportPerson, type PersonExport } from './redact/export-person';
import type { Person } from './redact/find-person';
import { findRedactions, prepareGate } from './redact/redactions';
import { salesByDay, type Sales } from './sales';
import { writeSplitting, type FailedRecord } from './split-batch';
import { keepValuesOutOfErrors } from './sql/error-values';
import { isDatabaseUnavailable } from './sql/unavailable';
import { lookUpColumns } from './sql/schema';
import { createSessions, type Session, type Sessions } from './sql/session';
import { takeEveryTurn, takeTurn } from './sql/turns';
import { buryRecords, findBuried, type Deletion } from './tombstones';
import { countDiffering, storedVersions, type Source, type StoredVersion } from './versions';
import { findVariantProducts } from './variant-products';

export type { HeldVersion } from './held-versions';
export type { ErasedCounts, Erasure } from './redact/erase-person';
export type { PersonExport } from './redact/export-person';
export type { Person } from './redact/find-person';
export type { FailedRecord } from './split-batch';

/** What became of a batch of records. */
export interface WriteResult {
  written: number;
  /** Stored already, or newer in the store. */
  unchanged: number;
  failed: FailedRecord[];
  /** Customers whom orders belong to and that are not here yet: to be read next. */
  missingCustomers: string[];
}

interface Outcome {
  written: number;
  unchanged: number;
  missingCustomers?: string[];
}

/** Listeners of Strapi's events, and the people's content type. */
const followersOf = (strapi: Core.Strapi): Followers => ({
  areThere: async () =>
    getService(strapi, 'events').areWanted() || (await getService(strapi, 'people').isOn()),
  async announce(changes) {
    getService(strapi, 'people').follow(changes);
    await getService(strapi, 'events').announce(changes);
  },
});

type Writer = (session: Session, source: Source, records: readonly unknown[]) => Promise<Outcome>;

const WRITERS: Record<Resource, Writer> = {
  customers: (session, source, records) =>
    writeCustomers(session, source, records as EncodedOf<'customers'>[]),
  products: (session, source, records) => writeProducts(session, source, records as EncodedOf<'products'>[]),
  orders: (session, source, records) => writeOrders(session, source, records as EncodedOf<'orders'>[]),
};

/**
 * The one way in for records: everything that Shopify says is written here, whatever caused it to be read.
 * All SQL of the plugin's records is in this folder.
 */
export const createIngestService = ({ strapi }: { strapi: Core.Strapi }) => {
  let opened: Sessions | undefined;
  // Strapi's database is there only once it is loaded, which is after services are made.
  const sessions = () => (opened ??= createSessions(strapi, followersOf(strapi)));
  const inTurn = async <T>(store: string, work: (session: Session) => Promise<T>): Promise<T> => {
    await giveWay();
    return sessions().run(async (session) => {
      await takeTurn(session, store);
      return work(session);
    });
  };
  const cleanFile = createFileCleaner(strapi);

  return {
    /** To be called once at start, before anything is written. */
    async prepare(): Promise<void> {
      keepValuesOutOfErrors(strapi.db.connection);
      await overwriteDeleted(strapi);
      await sessions().run(prepareGate);
    },

    /**
     * Writes records of one read, in one transaction. A record that the database refuses is reported in `failed`, the
     * others are written.
     *
     * @throws what the database throws when it is away.
     */
    async write<R extends Resource>(
      resource: R,
      source: Source,
      records: readonly EncodedOf<R>[]
    ): Promise<WriteResult> {
      const { outcomes, failed } = await writeSplitting<EncodedOf<R>, Outcome>(
        records,
        (part) => inTurn(source.store, (session) => WRITERS[resource](session, source, part)),
        isDatabaseUnavailable
      );
      const sum = (pick: (outcome: Outcome) => number) =>
        outcomes.reduce((total, outcome) => total + pick(outcome), 0);
      return {
        written: sum((outcome) => outcome.written),
        unchanged: sum((outcome) => outcome.unchanged),
        failed,
        missingCustomers: outcomes.flatMap((outcome) => outcome.missingCustomers ?? []),
      };
    },

    /** How many batches of a bulk result are written in one go here. */
    batchesAtOnce: () => sessions().dialect.batchesAtOnce,

    /** To be called where a table has grown much, to so many rows: a database may plan for what it was. */
    async refreshStatistics(rows: number): Promise<void> {
      const { dialect, schema } = sessions();
      if (rows < dialect.statisticsFrom) return;
      const statement = dialect.refreshStatistics(lookUpColumns(schema));
      if (statement) await strapi.db.connection.raw(statement);
    },

    /** How many records of a store differ from what is stored of them. */
    differing: <R extends Resource>(
      resource: R,
      store: string,
      records: readonly EncodedOf<R>[]
    ): Promise<number> =>
      sessions().run((session) =>
        countDiffering(session, familyOf(session.schema, resource).table, store, records)
      ),

    /** Soft-deletes what Shopify deleted. @returns how many records that concerned. */
    remove: (resource: Resource, deletion: Deletion): Promise<number> =>
      inTurn(deletion.store, (session) => buryRecords(session, resource, deletion)),

    /** Which of these records are known to be deleted, seen before or not. */
    deleted: (resource: Resource, records: { store: string; ids: readonly string[] }): Promise<string[]> =>
      sessions().run((session) => findBuried(session, resource, records)),

    /** The versions in which these records are stored, deleted ones included, by Shopify id. */
    stored: (
      resource: Resource,
      { store, ids }: { store: string; ids: readonly string[] }
    ): Promise<Map<string, StoredVersion>> =>
      sessions().run((session) =>
        storedVersions(session, familyOf(session.schema, resource).table, store, ids)
      ),

    /** What a store's records of a range of ids are here, deleted ones included, in the order of their ids. */
    versions: (resource: Resource, range: IdRange): AsyncGenerator<HeldVersion[]> =>
      readHeldVersions(sessions(), resource, range),

    /** Moves all that a customer had to the one that it was merged into, and deletes it. */
    merge: (merge: Merge): Promise<void> => inTurn(merge.store, (session) => mergeCustomer(session, merge)),

    /** The records of a shown type that were deleted lately, the latest first. */
    listDeleted: (type: ShownType, page: DeletedPage) =>
      sessions().run((session) => listDeleted(session, type, page)),

    /**
     * Brings a deleted record back with what was deleted with it; no deletion applies to these any more. It may concern
     * several stores (a contact's), so it takes the turn of each.
     */
    restore: (what: Restore) =>
      sessions().run(async (session) => {
        await takeEveryTurn(session);
        return restoreRecord(session, what);
      }),

    /** Removes for good what was deleted before a moment. @returns how many rows went. */
    purgeDeleted: (before: Date, signal: AbortSignal): Promise<number> =>
      purgeDeleted(sessions(), before, signal),

    /**
     * Erases what is held of a person from one store, for good; see docs/privacy.md. Its bytes are gone from SQLite's files
     * once `cleanFile` was called too.
     */
    erasePerson: (erasure: Erasure): Promise<ErasedCounts> =>
      sessions().run((session) => erasePerson(session, erasure)),

    /** Removes from the database's files what was erased before. */
    cleanFile,

    /** Which of these customers were erased: they do not come back, whatever Shopify shows of them. */
    erasedCustomers: async (store: string, ids: readonly string[]): Promise<Set<string>> =>
      new Set((await sessions().run((session) => findRedactions(session, store, ids))).keys()),

    /** The keyed digest of an email, by which a store's person is recognised; null where no key is configured. */
    emailDigest: (store: string, email: string): string | null =>
      sessions().emailDigests(store, email)[0] ?? null,

    /** All that is held of a person from one store. */
    exportPerson: (person: Person): Promise<PersonExport> =>
      sessions().run((session) => exportPerson(session, person)),

    /** Soft-deletes all that came from a store. */
    eraseStore: (store: string, at: Date): Promise<BuriedCounts> =>
      getService(strapi, 'events').bulk(() => eraseStore(sessions(), store, at)),

    /** How many live contacts, products and invoices came from a store. */
    counts: (store: string) => sessions().run((session) => countRecords(session, store)),

    /** What the orders of a contact that count come to, by currency. */
    orderTotals: (contact: number): Promise<OrderTotal[]> =>
      sessions().run((session) => orderTotals(session, contact)),

    /** A page of a contact's live invoices, the latest first: their row ids. */
    latestInvoices: (contact: number, page: { limit: number; offset: number }): Promise<number[]> =>
      sessions().run((session) => latestInvoices(session, contact, page)),

    /** What a store sold day by day between bounds. */
    salesByDay: (store: string, bounds: readonly Date[]): Promise<Sales[]> =>
      sessions().run((session) => salesByDay(session, store, bounds)),

    /** Forgets what was written of a resource's records: the next read writes each of them, changed or not. */
    expectAnew: (resource: Resource): Promise<void> =>
      sessions().run((session) => expectAnew(session, resource)),

    /** Contacts that changed since their entry of a content type was written; see people.ts. */
    outdatedPeople: (contentType: string, after: number) =>
      sessions().run((session) => findOutdatedPeople(session, contentType, after)),

    /** Contacts that are gone for good and still have an entry. */
    leftPeople: (after: number) => sessions().run((session) => findLeftPeople(session, after)),

    /** How many live contacts there are, and how many have their entry of a content type as it should be. */
    countPeople: (contentType: string) => sessions().run((session) => countPeople(session, contentType)),

    /** The products of variants that are known by their inventory items. */
    productsOfInventoryItems: (store: string, inventoryItemIds: readonly string[]): Promise<string[]> =>
      sessions().run((session) => findVariantProducts(session, store, inventoryItemIds)),
  };
};

export type IngestService = ReturnType<typeof createIngestService>;
