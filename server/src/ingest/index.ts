import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import type { CustomerRecord, InvoiceRecord, ProductRecord, RecordOf } from '../records/types';
import type { ShownType } from '../shown-types';
import { countRecords } from './counts';
import { writeCustomers } from './customers';
import { readHeldVersions, type HeldVersion, type IdRange } from './held-versions';
import { listDeleted, type DeletedPage } from './deleted/list';
import { purgeDeleted } from './deleted/purge';
import { restoreRecord, type Restore } from './deleted/restore';
import { mergeCustomer, type Merge } from './merges';
import { writeOrders } from './orders';
import { writeProducts } from './products';
import { writeSplitting, type FailedRecord } from './split-batch';
import { isConnectionError } from './sql/connection-errors';
import { createSessions, type Session, type Sessions } from './sql/session';
import { buryRecords, findBuried } from './tombstones';
import type { Source } from './versions';
import { findVariantProducts } from './variant-products';

export type { HeldVersion } from './held-versions';
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

type Writer = (session: Session, source: Source, records: readonly unknown[]) => Promise<Outcome>;

const WRITERS: Record<Resource, Writer> = {
  customers: (session, source, records) => writeCustomers(session, source, records as CustomerRecord[]),
  products: (session, source, records) => writeProducts(session, source, records as ProductRecord[]),
  orders: (session, source, records) => writeOrders(session, source, records as InvoiceRecord[]),
};

/**
 * The one way in for records: everything that Shopify says is written here, whatever caused it to be read.
 * All SQL of the plugin's records is in this folder.
 */
export const createIngestService = ({ strapi }: { strapi: Core.Strapi }) => {
  let opened: Sessions | undefined;
  // Strapi's database is there only once it is loaded, which is after services are made.
  const sessions = () => (opened ??= createSessions(strapi));

  return {
    /**
     * Writes records of one read, in one transaction. A record that the database refuses is reported in `failed`, the
     * others are written.
     *
     * @throws what the database throws when it is away.
     */
    async write<R extends Resource>(
      resource: R,
      source: Source,
      records: readonly RecordOf<R>[]
    ): Promise<WriteResult> {
      const { outcomes, failed } = await writeSplitting<RecordOf<R>, Outcome>(
        records,
        (part) => sessions().run((session) => WRITERS[resource](session, source, part)),
        isConnectionError
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

    /** Soft-deletes what Shopify deleted. @returns how many records that concerned. */
    remove: (
      resource: Resource,
      deletion: { store: string; ids: readonly string[]; at: Date }
    ): Promise<number> => sessions().run((session) => buryRecords(session, resource, deletion)),

    /** Which of these records are known to be deleted, seen before or not. */
    deleted: (resource: Resource, records: { store: string; ids: readonly string[] }): Promise<string[]> =>
      sessions().run((session) => findBuried(session, resource, records)),

    /** What a store's records of a range of ids are here, deleted ones included, in the order of their ids. */
    versions: (resource: Resource, range: IdRange): AsyncGenerator<HeldVersion[]> =>
      readHeldVersions(sessions(), resource, range),

    /** Moves all that a customer had to the one that it was merged into, and deletes it. */
    merge: (merge: Merge): Promise<void> => sessions().run((session) => mergeCustomer(session, merge)),

    /** The records of a shown type that were deleted lately, the latest first. */
    listDeleted: (type: ShownType, page: DeletedPage) =>
      sessions().run((session) => listDeleted(session, type, page)),

    /** Brings a deleted record back with what was deleted with it; no deletion applies to these any more. */
    restore: (what: Restore) => sessions().run((session) => restoreRecord(session, what)),

    /** Removes for good what was deleted before a moment. @returns how many rows went. */
    purgeDeleted: (before: Date, signal: AbortSignal): Promise<number> =>
      purgeDeleted(sessions(), before, signal),

    /** How many live contacts, products and invoices came from a store. */
    counts: (store: string) => sessions().run((session) => countRecords(session, store)),

    /** The products of variants that are known by their inventory items. */
    productsOfInventoryItems: (store: string, inventoryItemIds: readonly string[]): Promise<string[]> =>
      sessions().run((session) => findVariantProducts(session, store, inventoryItemIds)),
  };
};

export type IngestService = ReturnType<typeof createIngestService>;
