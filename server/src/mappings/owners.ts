import type { Resource } from '../../../shared/contracts';
import type { MappingOwner } from '../../../shared/mappings';
import type { MappableType } from '../shopify/queries/mapped';
import type { ShownType } from '../shown-types';

interface Owner {
  /** Shopify's type. */
  type: MappableType;
  /** The content type that takes its mapped fields. */
  contentType: ShownType;
  /** With which resource it is read. */
  resource: Resource;
}

/** What has fields that can be mapped. */
export const OWNERS: Readonly<Record<MappingOwner, Owner>> = {
  customer: { type: 'Customer', contentType: 'contact', resource: 'customers' },
  product: { type: 'Product', contentType: 'product', resource: 'products' },
  variant: { type: 'ProductVariant', contentType: 'product-variant', resource: 'products' },
  order: { type: 'Order', contentType: 'invoice', resource: 'orders' },
};
