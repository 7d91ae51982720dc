import type { CompleteProduct } from '../shopify/read/types';
import { formatAmount, parseAmount } from './money';
import type { ProductRecord, ProductVariantRecord } from './types';
import { allKnown, copyOf, dateOf, lowerCase, mapKnown, toDate } from './values';

type ReceivedVariant = NonNullable<CompleteProduct['variants']>[number];

function mapVariant(variant: ReceivedVariant, product: ProductRecord): ProductVariantRecord {
  // Without the currency, only the amount's own digits are known.
  const price = (amount: string): string => formatAmount(parseAmount(amount), product.currency ?? '');
  return {
    shopifyId: variant.id,
    sourceCreatedAt: dateOf(variant.createdAt) ?? null,
    sourceUpdatedAt: product.sourceUpdatedAt,
    title: variant.title,
    sku: variant.sku,
    barcode: variant.barcode,
    position: variant.position,
    price: mapKnown(variant.price, price),
    compareAtPrice: mapKnown(variant.compareAtPrice, price),
    inventoryQuantity: variant.inventoryQuantity,
    taxable: variant.taxable,
    selectedOptions: allKnown(variant.selectedOptions, ({ name, value }) =>
      name === undefined || value === undefined ? undefined : { name, value }
    ),
    inventoryItemId: variant.inventoryItem?.id,
  };
}

/** A product of Shopify's with all its variants as the records they become. */
export function mapProduct(node: CompleteProduct): ProductRecord {
  const lowest = node.priceRangeV2?.minVariantPrice;
  const highest = node.priceRangeV2?.maxVariantPrice;
  const currency = lowest?.currencyCode;
  const price = (amount: string): string => formatAmount(parseAmount(amount), currency ?? '');
  const media = node.featuredMedia;
  const preview = media && media.preview;
  const image = preview && preview.image;
  const product: ProductRecord = {
    shopifyId: node.id,
    sourceCreatedAt: dateOf(node.createdAt) ?? null,
    sourceUpdatedAt: toDate(node.updatedAt),
    title: node.title,
    handle: node.handle,
    descriptionHtml: node.descriptionHtml,
    vendor: node.vendor,
    productType: node.productType,
    productStatus: lowerCase(node.status),
    tags: copyOf(node.tags),
    options: allKnown(node.options, ({ name, values }) =>
      name === undefined || values === undefined ? undefined : { name, values: [...values] }
    ),
    totalInventory: node.totalInventory,
    minPrice: mapKnown(lowest?.amount, price),
    maxPrice: mapKnown(highest?.amount, price),
    currency,
    imageUrl: image && image.url,
    onlineStoreUrl: node.onlineStoreUrl,
    variants: [],
  };
  product.variants = (node.variants ?? []).map((variant) => mapVariant(variant, product));
  return product;
}
