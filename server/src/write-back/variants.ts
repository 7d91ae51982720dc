import type { Core } from '@strapi/strapi';

import type { VariantChoice } from '../../../shared/write-back';
import { createReader, type UserAbility } from '../panels/reader';
import { amountOf, numberOf, textOf } from '../panels/values';

/** As many as a person looks through; more words find the others. */
const MOST_CHOICES = 20;

/**
 * The product variants of a store that have the words in their title, their product's title, SKU or barcode, as far as the
 * person may read them.
 */
export const findVariants = async (
  strapi: Core.Strapi,
  { store, words }: { store: string; words: string },
  ability: UserAbility
): Promise<VariantChoice[]> => {
  const holds = { $containsi: words };
  const rows = await createReader(strapi, 'product-variant', ability).find({
    filters: {
      storeDomain: store,
      $or: [{ title: holds }, { sku: holds }, { barcode: holds }, { product: { title: holds } }],
    },
    fields: ['title', 'sku', 'price', 'inventoryQuantity'],
    populate: { product: { fields: ['title'] } },
    sort: 'id:asc',
    limit: MOST_CHOICES,
  });
  return (rows ?? []).map((row) => ({
    documentId: row.documentId,
    title: textOf(row.title),
    productTitle: textOf((row.product as { title?: unknown } | null | undefined)?.title),
    sku: textOf(row.sku),
    price: amountOf(row.price),
    inventoryQuantity: numberOf(row.inventoryQuantity),
  }));
};
