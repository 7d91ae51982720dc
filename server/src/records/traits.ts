import type { Resource } from '../../../shared/contracts';
import type { VersionNode, VersionNodes } from '../shopify/read/types';
import { mapConsent } from './consent';
import type { CustomerRecord, InvoiceRecord, ProductRecord, RecordByResource } from './types';
import { copyOf, lowerCase } from './values';

/** Some of a record's attributes; undefined where Shopify withheld one. */
export type Traits = Readonly<Record<string, unknown>>;

/**
 * Attributes by which a record that changed is told although its version is the same: tags, consents and stock levels do
 * not always move Shopify's `updatedAt`.
 */
export const TRAITS: { readonly [R in Resource]: readonly (keyof RecordByResource[R] & string)[] } = {
  customers: ['tags', 'emailMarketingState', 'smsMarketingState'],
  products: ['totalInventory'],
  orders: ['financialStatus', 'fulfilmentStatus'],
};

const customerTraits = (
  node: VersionNodes['customers']
): Pick<CustomerRecord, 'tags' | 'emailMarketingState' | 'smsMarketingState'> => {
  const { emailMarketingState, smsMarketingState } = mapConsent(
    node.defaultEmailAddress,
    node.defaultPhoneNumber
  );
  return { tags: copyOf(node.tags), emailMarketingState, smsMarketingState };
};

const productTraits = (node: VersionNodes['products']): Pick<ProductRecord, 'totalInventory'> => ({
  totalInventory: node.totalInventory,
});

const orderTraits = (
  node: VersionNodes['orders']
): Pick<InvoiceRecord, 'financialStatus' | 'fulfilmentStatus'> => ({
  financialStatus: lowerCase(node.displayFinancialStatus),
  fulfilmentStatus: lowerCase(node.displayFulfillmentStatus),
});

const MAPPERS: { readonly [R in Resource]: (node: VersionNodes[R]) => Traits } = {
  customers: customerTraits,
  products: productTraits,
  orders: orderTraits,
};

/** What a node of a page of versions says of {@link TRAITS}. */
export const mapTraits = <R extends Resource>(resource: R, node: VersionNode<R>): Traits => {
  const map: (node: VersionNodes[R]) => Traits = MAPPERS[resource];
  return map(node);
};
