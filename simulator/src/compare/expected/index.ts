import { text } from '../../state/read';
import type { ShopState, StateNode } from '../../state/types';
import type { HeldRecords, Visibility } from '../types';
import { expectedContact, expectedCustomer, expectedOwner, people } from './contacts';
import { common } from './fields';
import type { Source } from './fields';
import { expectedFulfilments, expectedInvoice, expectedLines, expectedRefunds } from './invoices';
import { expectedProduct, expectedVariants } from './products';

function isVisible(order: StateNode, { ordersSince }: Visibility): boolean {
  return ordersSince === undefined || Date.parse(text(order, 'createdAt')) >= ordersSince.getTime();
}

/**
 * What a Strapi that is complete and correct holds of some shops: every live record with every attribute compared.
 *
 * Computed from the shops' states by the product's rules alone; nothing of the plugin is used.
 */
export function expectedRecords(
  shops: readonly ShopState[],
  visibility: Visibility = {}
): Required<HeldRecords> {
  const sources = (type: string): Source[] =>
    shops.flatMap((shop) => shop.list(type).map((node) => ({ shop, node })));
  const customers = sources('Customer');
  const products = sources('Product');
  const orders = sources('Order').filter(({ node }) => isVisible(node, visibility));
  return {
    contacts: people(customers, orders).map(expectedContact),
    customers: customers.map((source) => expectedCustomer(source, common(source))),
    products: products.map(({ shop, node }) => expectedProduct(shop, node)),
    productVariants: products.flatMap(({ shop, node }) => expectedVariants(shop, node)),
    invoices: orders.map((order) => ({
      ...expectedInvoice(order.shop, order.node),
      contact: expectedOwner(order),
    })),
    invoiceLines: orders.flatMap(({ shop, node }) => expectedLines(shop, node)),
    fulfilments: orders.flatMap(({ shop, node }) => expectedFulfilments(shop, node)),
    refunds: orders.flatMap(({ shop, node }) => expectedRefunds(shop, node)),
  };
}
