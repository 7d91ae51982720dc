import {
  isObject,
  int,
  linked,
  linkedOne,
  object,
  objectOrNull,
  objects,
  text,
  textOrNull,
  texts,
} from '../../state/read';
import { shopCurrency } from '../../state/shop-currency';
import type { ShopState, StateNode } from '../../state/types';
import type { HeldRecord } from '../types';
import { common, lower, price, read, related } from './fields';

function imageUrl(product: StateNode): string | null {
  const preview = objectOrNull(objectOrNull(product, 'featuredMedia') ?? {}, 'preview');
  return textOrNull(objectOrNull(preview ?? {}, 'image') ?? {}, 'url');
}

/** The product that a product of the shop must be. */
export function expectedProduct(shop: ShopState, node: StateNode): HeldRecord {
  const range = read({ shop, node }, 'priceRangeV2');
  const prices = isObject(range) ? range : {};
  return {
    ...common({ shop, node }),
    title: text(node, 'title'),
    handle: text(node, 'handle'),
    descriptionHtml: text(node, 'descriptionHtml'),
    vendor: text(node, 'vendor'),
    productType: text(node, 'productType'),
    productStatus: lower(text(node, 'status')),
    tags: texts(node, 'tags'),
    options: objects(node, 'options').map((option) => ({
      name: text(option, 'name'),
      values: texts(option, 'values'),
    })),
    totalInventory: read({ shop, node }, 'totalInventory'),
    minPrice: price(text(object(prices, 'minVariantPrice'), 'amount')),
    maxPrice: price(text(object(prices, 'maxVariantPrice'), 'amount')),
    currency: shopCurrency(shop),
    imageUrl: imageUrl(node),
    onlineStoreUrl: textOrNull(node, 'onlineStoreUrl'),
    variants: related(shop, linked(shop, node, 'variants')),
  };
}

/** The variants that a product of the shop must have. */
export function expectedVariants(shop: ShopState, product: StateNode): HeldRecord[] {
  return linked(shop, product, 'variants').map((node) => ({
    ...common({ shop, node }, product),
    title: text(node, 'title'),
    sku: textOrNull(node, 'sku'),
    barcode: textOrNull(node, 'barcode'),
    position: int(node, 'position'),
    price: price(text(node, 'price')),
    compareAtPrice: price(textOrNull(node, 'compareAtPrice')),
    inventoryQuantity: int(node, 'inventoryQuantity'),
    taxable: node.taxable === true,
    selectedOptions: objects(node, 'selectedOptions').map((option) => ({
      name: text(option, 'name'),
      value: text(option, 'value'),
    })),
    inventoryItemId: linkedOne(shop, node, 'inventoryItem')?.id ?? null,
    product: { storeDomain: shop.domain, shopifyId: product.id },
  }));
}
