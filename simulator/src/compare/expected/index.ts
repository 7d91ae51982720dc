import { text } from '../../state/read';
import type { ShopState, StateNode } from '../../state/types';
import type { HeldRecord, HeldRecords, Visibility } from '../types';
import { mappedFrom } from '../mapped';
import { erasedBy, withoutPerson } from '../redactions';
import { expectedContact, expectedCustomer, expectedOwner, people, speakerOf } from './contacts';
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
  const { mapped = [] } = visibility;
  const sources = (type: string): Source[] =>
    shops.flatMap((shop) => shop.list(type).map((node) => ({ shop, node })));
  const isErased = erasedBy(visibility.redactions ?? []);
  const customers = sources('Customer').filter((customer) => !isErased.customer(customer));
  const products = sources('Product');
  const orders = sources('Order').filter(({ node }) => isVisible(node, visibility));
  const own = orders.filter((order) => !isErased.order(order));
  const part =
    (type: 'fulfilment' | 'refund', expected: (shop: ShopState, order: StateNode) => HeldRecord[]) =>
    (order: Source): HeldRecord[] => {
      const records = expected(order.shop, order.node);
      return isErased.order(order) ? records.map((record) => withoutPerson(type, record)) : records;
    };
  return {
    contacts: people(customers, own).map((person) => ({
      ...expectedContact(person),
      ...mappedFrom('contact', speakerOf(person)?.node, mapped),
    })),
    customers: customers.map((source) => expectedCustomer(source, common(source))),
    products: products.map(({ shop, node }) => ({
      ...expectedProduct(shop, node),
      ...mappedFrom('product', node, mapped),
    })),
    productVariants: products.flatMap(({ shop, node }) =>
      expectedVariants(shop, node).map((variant) => ({
        ...variant,
        ...mappedFrom('product-variant', shop.get(String(variant.shopifyId)), mapped),
      }))
    ),
    invoices: orders.map((order) => {
      const invoice = expectedInvoice(order.shop, order.node);
      if (isErased.order(order)) return withoutPerson('invoice', invoice);
      return { ...invoice, ...mappedFrom('invoice', order.node, mapped), contact: expectedOwner(order) };
    }),
    invoiceLines: orders.flatMap(({ shop, node }) => expectedLines(shop, node)),
    fulfilments: orders.flatMap(part('fulfilment', expectedFulfilments)),
    refunds: orders.flatMap(part('refund', expectedRefunds)),
  };
}
