import type { Core } from '@strapi/strapi';

import type { ContactWriteBack, WriteTarget } from '../../../shared/write-back';
import { createReader, type UserAbility } from '../panels/reader';
import { PLUGIN_ID } from '../plugin-id';
import { getService } from '../services';
import type { StoreRow } from '../stores/rows';
import { obstacleOf } from './subjects';

/** What is used of an admin's ability (@casl/ability). */
interface Ability {
  can(action: string): boolean;
}

/** A contact as one customer of a store. */
interface CustomerRow {
  storeDomain: string;
  tags: string[] | null;
}

const target = (
  domain: string,
  store: StoreRow | null,
  customers: readonly CustomerRow[],
  seesTags: boolean
): WriteTarget => {
  const own = customers.filter(({ storeDomain }) => storeDomain === domain);
  return {
    domain,
    name: store?.name ?? null,
    currency: store?.currency ?? null,
    tags: own.length === 0 ? null : seesTags ? [...new Set(own.flatMap(({ tags }) => tags ?? []))] : [],
    obstacles: {
      tags: obstacleOf(store, 'write_customers'),
      draftOrders: obstacleOf(store, 'write_draft_orders'),
    },
  };
};

/**
 * What a person may write for a contact: to which stores, and what keeps them from others.
 *
 * @param contact its id in the database, and whether the person sees its tags.
 * @returns null where writing back is switched off.
 */
export const readTargets = async (
  strapi: Core.Strapi,
  contact: { id: number; seesTags: boolean },
  ability: UserAbility
): Promise<ContactWriteBack | null> => {
  if (!getService(strapi, 'writeBack').isOn()) return null;
  if (!(ability as Ability).can(`plugin::${PLUGIN_ID}.records.write-back`))
    return { allowed: false, choosesVariants: false, stores: [] };
  const customers: CustomerRow[] = await strapi.db.query('plugin::shopify-crm.customer').findMany({
    select: ['storeDomain', 'tags'],
    where: { contact: { id: contact.id }, deletedAt: null },
    orderBy: { id: 'asc' },
  });
  const stores = getService(strapi, 'stores');
  const connected = (await stores.connected()).map(({ domain }) => domain);
  const domains = new Set([...customers.map(({ storeDomain }) => storeDomain), ...connected]);
  const targets = [...domains].map(async (domain) =>
    target(domain, await stores.findByDomain(domain), customers, contact.seesTags)
  );
  return {
    allowed: true,
    choosesVariants: createReader(strapi, 'product-variant', ability).mayRead,
    stores: await Promise.all(targets),
  };
};
