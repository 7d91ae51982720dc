import type { Core } from '@strapi/strapi';

import type { ContactPanel } from '../../../shared/contracts';
import { averageAmount, formatAmount } from '../records/money';
import { getService } from '../services';
import { readTargets } from '../write-back/targets';
import { createReader, type Seen, type UserAbility } from './reader';
import { shopifyAdminUrl } from '../../../shared/shopify-admin';
import { amountOf, mapped, numberOf, textOf, timeOf } from './values';

/** How many of a contact's invoices are looked at in one go. */
const PAGE = 50;
const LATEST = 5;

const FIELDS = [
  'ordersCount',
  'lifetimeValue',
  'firstOrderAt',
  'lastOrderAt',
  'storeDomains',
  'tags',
] as const;

const INVOICE_FIELDS = [
  'name',
  'orderedAt',
  'currentTotal',
  'currency',
  'financialStatus',
  'fulfilmentStatus',
  'cancelledAt',
] as const;

/** The stores that know the person, each with the customer in the Shopify admin where there is one. */
const storesOf = async (
  strapi: Core.Strapi,
  contact: Seen<(typeof FIELDS)[number]>
): Promise<ContactPanel['stores']> => {
  if (!Array.isArray(contact.storeDomains)) return null;
  const customers: { storeDomain: string; shopifyId: string }[] = await strapi.db
    .query('plugin::shopify-crm.customer')
    .findMany({
      select: ['storeDomain', 'shopifyId'],
      where: { contact: { id: contact.id }, deletedAt: null },
      orderBy: { id: 'asc' },
    });
  return contact.storeDomains.map(String).flatMap((domain) => {
    const own = customers.filter(({ storeDomain }) => storeDomain === domain);
    if (own.length === 0) return [{ domain, customerUrl: null }];
    return own.map(({ shopifyId }) => ({
      domain,
      customerUrl: shopifyAdminUrl(domain, { page: 'customers', gid: shopifyId }),
    }));
  });
};

/**
 * The latest invoices of a contact that the person may see; null where they may see none at all. Found by their ids: to filter by
 * the relation, Strapi's query goes through the invoices of everybody on SQLite.
 */
const latestInvoices = async (strapi: Core.Strapi, contact: number, ability: UserAbility) => {
  const reader = createReader(strapi, 'invoice', ability);
  if (!reader.mayRead) return null;
  const found: Seen<(typeof INVOICE_FIELDS)[number]>[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const ids = await getService(strapi, 'ingest').latestInvoices(contact, { limit: PAGE, offset });
    const seen = await reader.find({
      filters: { id: { $in: ids } },
      fields: INVOICE_FIELDS,
      sort: 'orderedAt:desc',
      limit: LATEST - found.length,
    });
    found.push(...(seen ?? []));
    if (found.length >= LATEST || ids.length < PAGE) return found;
  }
};

/** What the Content Manager shows beside a contact; null where the person may not see it. */
export const readContactPanel = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<ContactPanel | null> => {
  const [contact] =
    (await createReader(strapi, 'contact', ability).find({
      filters: { documentId },
      fields: FIELDS,
    })) ?? [];
  if (!contact) return null;
  const invoices = await latestInvoices(strapi, contact.id, ability);
  const mayKnowValue = contact.lifetimeValue !== undefined;
  const totals = mayKnowValue ? await getService(strapi, 'ingest').orderTotals(contact.id) : [];
  const byCurrency = (amount: (total: (typeof totals)[number]) => bigint) =>
    Object.fromEntries(totals.map((total) => [total.currency, formatAmount(amount(total), total.currency)]));
  return {
    type: 'contact',
    ordersCount: numberOf(contact.ordersCount),
    lifetimeValue: mayKnowValue ? byCurrency(({ value }) => value) : null,
    averageOrderValue: mayKnowValue
      ? byCurrency(({ value, orders, currency }) => averageAmount(value, orders, currency))
      : null,
    firstOrderAt: timeOf(contact.firstOrderAt),
    lastOrderAt: timeOf(contact.lastOrderAt),
    stores: await storesOf(strapi, contact),
    writeBack: await readTargets(strapi, { id: contact.id, seesTags: contact.tags !== undefined }, ability),
    invoices: mapped(invoices, (invoice) => ({
      documentId: invoice.documentId,
      name: textOf(invoice.name),
      orderedAt: timeOf(invoice.orderedAt),
      currentTotal: amountOf(invoice.currentTotal),
      currency: textOf(invoice.currency),
      financialStatus: textOf(invoice.financialStatus),
      fulfilmentStatus: textOf(invoice.fulfilmentStatus),
      cancelledAt: timeOf(invoice.cancelledAt),
    })),
  };
};
