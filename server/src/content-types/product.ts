import { integer, json, longString, money, relation, string, text } from './support/attributes';
import { defineSourceType } from './support/define';

export const product = {
  schema: defineSourceType(
    {
      singularName: 'product',
      pluralName: 'products',
      displayName: 'Product',
      description: 'A product of a Shopify store, with its variants',
    },
    {
      title: longString(),
      handle: string(),
      descriptionHtml: text(),
      vendor: string(),
      productType: string(),
      productStatus: string(),
      tags: json(),
      options: json(),
      totalInventory: integer(),
      minPrice: money(),
      maxPrice: money(),
      currency: string(),
      imageUrl: longString(),
      onlineStoreUrl: longString(),
      variants: relation('oneToMany', 'product-variant', { mappedBy: 'product' }),
    },
    {
      face: {
        mainField: 'title',
        sortBy: { field: 'title', order: 'ASC' },
        list: ['title', 'productStatus', 'vendor', 'totalInventory', 'minPrice', 'storeDomain'],
        edit: [
          ['title', 'handle'],
          ['productStatus', 'vendor', 'productType'],
          ['minPrice', 'maxPrice', 'currency'],
          ['totalInventory', 'storeDomain'],
          ['variants'],
          ['options'],
          ['tags'],
          ['descriptionHtml'],
          ['imageUrl', 'onlineStoreUrl'],
          ['sourceCreatedAt', 'sourceUpdatedAt', 'syncedAt'],
          ['shopifyId'],
        ],
        labels: {
          productStatus: 'Status',
          totalInventory: 'Stock',
          minPrice: 'Price from',
          maxPrice: 'Price to',
          descriptionHtml: 'Description (HTML)',
          storeDomain: 'Store',
          shopifyId: 'Shopify ID',
        },
      },
      indexes: [{ name: 'shopify_crm_products_handle_index', columns: ['handle'] }],
    }
  ),
};
