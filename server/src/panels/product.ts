import type { Core } from '@strapi/strapi';

import type { ProductPanel } from '../../../shared/contracts';
import { createReader, type UserAbility } from './reader';
import { shopifyAdminUrl } from '../../../shared/shopify-admin';
import { amountOf, numberOf, textOf } from './values';

/** A product may have 2,048 variants; beside the record is room for these, the relation field has them all. */
const MOST_VARIANTS = 30;

const readVariants = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<ProductPanel['variants']> => {
  const reader = createReader(strapi, 'product-variant', ability);
  const filters = { product: { documentId } };
  const first = await reader.find({
    filters,
    fields: ['title', 'sku', 'price', 'inventoryQuantity'],
    sort: 'position:asc',
    limit: MOST_VARIANTS,
  });
  if (first === null) return null;
  return {
    count: await reader.count(filters),
    first: first.map((variant) => ({
      documentId: variant.documentId,
      title: textOf(variant.title),
      sku: textOf(variant.sku),
      price: amountOf(variant.price),
      inventoryQuantity: numberOf(variant.inventoryQuantity),
    })),
  };
};

/** What the Content Manager shows beside a product; null where the person may not see it. */
export const readProductPanel = async (
  strapi: Core.Strapi,
  documentId: string,
  ability: UserAbility
): Promise<ProductPanel | null> => {
  const [product] =
    (await createReader(strapi, 'product', ability).find({
      filters: { documentId },
      fields: ['storeDomain', 'shopifyId', 'currency'],
    })) ?? [];
  if (!product) return null;
  return {
    type: 'product',
    productUrl: shopifyAdminUrl(product.storeDomain, { page: 'products', gid: product.shopifyId }),
    currency: textOf(product.currency),
    variants: await readVariants(strapi, documentId, ability),
  };
};
