import type { Core } from '@strapi/strapi';

import type { InvoicePanel } from '../../../shared/contracts';
import { createReader, type UserAbility } from './reader';
import { shopifyAdminUrl } from '../../../shared/shopify-admin';
import { amountOf, flagOf, mapped, numberOf, textOf, timeOf } from './values';

/** An order may have 500 lines; beside the record is room for these, the relation field has them all. */
const MOST_LINES = 20;

type Tracking = NonNullable<NonNullable<InvoicePanel['fulfilments']>[number]['tracking']>[number];

const trackingOf = (value: unknown): Tracking[] | null =>
  Array.isArray(value)
    ? value.map(({ company, number, url }: Record<string, unknown>) => ({
        company: textOf(company),
        number: textOf(number),
        url: textOf(url),
      }))
    : null;

const readLines = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<InvoicePanel['lines']> => {
  const reader = createReader(strapi, 'invoice-line', ability);
  const filters = { invoice: { documentId } };
  const first = await reader.find({
    filters,
    fields: ['title', 'variantTitle', 'sku', 'quantity', 'currentQuantity', 'total'],
    sort: 'id:asc',
    limit: MOST_LINES,
  });
  if (first === null) return null;
  return {
    count: await reader.count(filters),
    first: first.map((line) => ({
      documentId: line.documentId,
      title: textOf(line.title),
      variantTitle: textOf(line.variantTitle),
      sku: textOf(line.sku),
      quantity: numberOf(line.quantity),
      currentQuantity: numberOf(line.currentQuantity),
      total: amountOf(line.total),
    })),
  };
};

const readFulfilments = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<InvoicePanel['fulfilments']> => {
  const fulfilments = await createReader(strapi, 'fulfilment', ability).find({
    filters: { invoice: { documentId } },
    fields: ['fulfilmentStatus', 'displayStatus', 'carrier', 'tracking', 'shippedAt', 'deliveredAt'],
    sort: 'id:asc',
  });
  return mapped(fulfilments, (fulfilment) => ({
    documentId: fulfilment.documentId,
    fulfilmentStatus: textOf(fulfilment.fulfilmentStatus),
    displayStatus: textOf(fulfilment.displayStatus),
    carrier: textOf(fulfilment.carrier),
    tracking: trackingOf(fulfilment.tracking),
    shippedAt: timeOf(fulfilment.shippedAt),
    deliveredAt: timeOf(fulfilment.deliveredAt),
  }));
};

const readRefunds = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<InvoicePanel['refunds']> => {
  const refunds = await createReader(strapi, 'refund', ability).find({
    filters: { invoice: { documentId } },
    fields: ['amount', 'currency', 'refundedAt'],
    sort: 'refundedAt:asc',
  });
  return mapped(refunds, (refund) => ({
    documentId: refund.documentId,
    amount: amountOf(refund.amount),
    currency: textOf(refund.currency),
    refundedAt: timeOf(refund.refundedAt),
  }));
};

/** What the Content Manager shows beside an invoice; null where the person may not see it. */
export const readInvoicePanel = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<InvoicePanel | null> => {
  const [invoice] =
    (await createReader(strapi, 'invoice', ability).find({
      filters: { documentId },
      fields: [
        'storeDomain',
        'shopifyId',
        'currency',
        'currentTotal',
        'refundedTotal',
        'outstandingTotal',
        'balanced',
        'imbalance',
      ],
    })) ?? [];
  if (!invoice) return null;
  return {
    type: 'invoice',
    orderUrl: shopifyAdminUrl(invoice.storeDomain, { page: 'orders', gid: invoice.shopifyId }),
    currency: textOf(invoice.currency),
    currentTotal: amountOf(invoice.currentTotal),
    refundedTotal: amountOf(invoice.refundedTotal),
    outstandingTotal: amountOf(invoice.outstandingTotal),
    balanced: flagOf(invoice.balanced),
    imbalance: amountOf(invoice.imbalance),
    lines: await readLines(strapi, documentId, ability),
    fulfilments: await readFulfilments(strapi, documentId, ability),
    refunds: await readRefunds(strapi, documentId, ability),
  };
};
