import { mapCustomer, mapOrder, mapProduct } from '../../../../server/src/records';
import type { CompleteCustomer, CompleteOrder, CompleteProduct } from '../../../../server/src/shopify';
import type { HeldRecord, HeldRecords } from '../../../../simulator/src/compare';

/** Complete nodes, as any way of reading gives them. */
export interface Nodes {
  customers: CompleteCustomer[];
  products: CompleteProduct[];
  orders: CompleteOrder[];
}

/**
 * The records that nodes are mapped to, in the form in which the simulator compares what a Strapi holds. Contacts are
 * left out: who is one person is not decided by the mappers.
 */
export function heldRecords(storeDomain: string, nodes: Nodes): HeldRecords {
  const held = (record: object, relations: Record<string, unknown> = {}): HeldRecord => ({
    ...record,
    storeDomain,
    syncedAt: new Date(),
    deletedAt: null,
    ...relations,
  });
  const idOf = (shopifyId: string | null | undefined): unknown =>
    shopifyId ? { storeDomain, shopifyId } : null;
  const idsOf = (records: { shopifyId: string }[]): unknown[] =>
    records.map(({ shopifyId }) => idOf(shopifyId));
  const products = nodes.products.map(mapProduct);
  const invoices = nodes.orders.map(mapOrder);
  const ofInvoice = (shopifyId: string): Record<string, unknown> => ({ invoice: idOf(shopifyId) });
  return {
    contacts: [],
    customers: nodes.customers.map((node) => held(mapCustomer(node))),
    products: products.map((product) => held(product, { variants: idsOf(product.variants) })),
    productVariants: products.flatMap((product) =>
      product.variants.map((variant) => held(variant, { product: idOf(product.shopifyId) }))
    ),
    invoices: invoices.map((invoice) =>
      held(invoice, {
        lines: idsOf(invoice.lines ?? []),
        fulfilments: idsOf(invoice.fulfilments),
        refunds: idsOf(invoice.refunds),
      })
    ),
    invoiceLines: invoices.flatMap((invoice) =>
      (invoice.lines ?? []).map((line) =>
        held(line, {
          ...ofInvoice(invoice.shopifyId),
          product: idOf(line.productShopifyId),
          variant: idOf(line.variantShopifyId),
        })
      )
    ),
    fulfilments: invoices.flatMap((invoice) =>
      invoice.fulfilments.map((fulfilment) => held(fulfilment, ofInvoice(invoice.shopifyId)))
    ),
    refunds: invoices.flatMap((invoice) =>
      invoice.refunds.map((refund) => held(refund, ofInvoice(invoice.shopifyId)))
    ),
  };
}
