import type { Core, Data, UID } from '@strapi/strapi';

import type { Resource, Store, SyncRun } from '../../../shared/contracts';
import { documentsOf } from '../documents';
import { CrmError } from '../errors';
import { normaliseEmail } from '../records/values';
import { getService } from '../services';
import { uidOf, type ShownType } from '../shown-types';

interface UntypedRecord extends Record<string, unknown> {
  documentId: string;
}

/** Strapi takes any uid where no application has generated its types. */
type HasGeneratedTypes = 'api::unknown.unknown' extends UID.ContentType ? false : true;

/**
 * A synced record of a type, by its singular name, with its relations where they were asked for. In an application that has
 * generated its types (`strapi ts:generate-types`) the attributes are typed, those that users added included.
 */
export type CrmRecord<T extends ShownType> = HasGeneratedTypes extends true
  ? `plugin::shopify-crm.${T}` extends infer Uid extends UID.ContentType
    ? Data.ContentType<Uid>
    : UntypedRecord
  : UntypedRecord;

/** The types whose records are one Shopify object each; a contact is found by its customers. */
export type SourceType = Exclude<ShownType, 'contact'>;

/** Relations to load with a record, as Strapi's document service takes them. */
export interface FindOptions {
  populate?: string[] | Record<string, unknown> | '*';
}

/**
 * What other plugins and an application's own code may use, as `strapi.plugin('shopify-crm').service('crm')`. Stores are named
 * by their domains, such as `acme.myshopify.com`. Deleted records are not found.
 */
export interface CrmApi {
  /** All stores that are or were connected, with their status, health and counts. */
  stores(): Promise<Store[]>;
  /** One store; null where it was never connected. */
  store(domain: string): Promise<Store | null>;
  /**
   * Starts a sync in the background: all resources that may sync, by default.
   *
   * @throws an error with a `code`: `not_found`, `store_not_connected`, `sync_already_running`, `solution_not_installed`,
   * `nothing_to_sync`.
   */
  sync(
    domain: string,
    options: { mode: 'full' | 'incremental'; resources?: readonly Resource[] }
  ): Promise<SyncRun>;
  /**
   * Starts a reconcile in the background.
   *
   * @param options.repair whether what differs is mended; by default it is only counted.
   * @throws as `sync`.
   */
  reconcile(domain: string, options?: { repair?: boolean }): Promise<SyncRun>;
  /** A sync or reconcile as it stands now; null where there is no such run. */
  run(documentId: string): Promise<SyncRun | null>;
  /** The record of a Shopify object, by its global id (`gid://shopify/Order/1001`); null where it is not here. */
  findByShopifyId<T extends SourceType>(
    type: T,
    domain: string,
    shopifyId: string,
    options?: FindOptions
  ): Promise<CrmRecord<T> | null>;
  /** The contact of a Shopify customer, by its global id; null where it is not here. */
  findContactByCustomer(
    domain: string,
    shopifyId: string,
    options?: FindOptions
  ): Promise<CrmRecord<'contact'> | null>;
  /** The contact with an email, whatever its case; null where there is none. */
  findContactByEmail(email: string, options?: FindOptions): Promise<CrmRecord<'contact'> | null>;
}

/** The plugin's face to other code. */
export const createCrmService = ({ strapi }: { strapi: Core.Strapi }): CrmApi => {
  const stores = () => getService(strapi, 'stores');

  const start = async (
    domain: string,
    options: { mode: SyncRun['mode']; resources?: readonly Resource[]; repair?: boolean }
  ): Promise<SyncRun> => {
    const row = await stores().findByDomain(domain);
    if (!row) throw new CrmError('not_found', { message: `There is no store ${domain}.` });
    const started = await getService(strapi, 'sync').start(row.documentId, options);
    if (!started.ok) throw new CrmError(started.code, { message: started.message });
    return started.run;
  };

  const find = <T extends ShownType>(
    type: T,
    filters: Record<string, unknown>,
    { populate }: FindOptions = {}
  ): Promise<CrmRecord<T> | null> =>
    documentsOf(strapi, uidOf(type)).findFirst({ filters, ...(populate ? { populate } : {}) });

  return {
    stores: () => stores().list(),

    async store(domain) {
      const row = await stores().findByDomain(domain);
      return row ? stores().view(row) : null;
    },

    sync: (domain, { mode, resources }) => start(domain, { mode, resources }),
    reconcile: (domain, { repair = false } = {}) => start(domain, { mode: 'reconcile', repair }),
    run: (documentId) => getService(strapi, 'sync').findRun(documentId),

    findByShopifyId: (type, domain, shopifyId, options) =>
      find(type, { storeDomain: domain, shopifyId }, options),

    findContactByCustomer: (domain, shopifyId, options) =>
      find('contact', { customers: { storeDomain: domain, shopifyId } }, options),

    async findContactByEmail(email, options) {
      const normalised = normaliseEmail(email);
      return normalised ? find('contact', { email: normalised }, options) : null;
    },
  };
};
