import { boolean, integer, internal, json, longString, money, relation, string } from './support/attributes';
import { defineSourceType } from './support/define';

export const productVariant = {
  schema: defineSourceType(
    {
      singularName: 'product-variant',
      pluralName: 'product-variants',
      displayName: 'Product Variant',
      description: 'A variant of a product: what is bought and stocked',
    },
    {
      title: longString(),
      sku: string(),
      barcode: string(),
      position: integer(),
      price: money(),
      compareAtPrice: money(),
      inventoryQuantity: integer(),
      taxable: boolean(),
      selectedOptions: json(),
      inventoryItemId: string(),
      product: relation('manyToOne', 'product', { inversedBy: 'variants' }),
      parentShopifyId: internal(string()),
    },
    {
      face: {
        mainField: 'title',
        sortBy: { field: 'sku', order: 'ASC' },
        list: ['title', 'sku', 'product', 'price', 'inventoryQuantity'],
        edit: [
          ['title', 'product'],
          ['sku', 'barcode'],
          ['price', 'compareAtPrice'],
          ['inventoryQuantity', 'position', 'taxable'],
          ['selectedOptions'],
          ['sourceUpdatedAt', 'syncedAt', 'storeDomain'],
          ['shopifyId', 'inventoryItemId'],
        ],
        labels: {
          sku: 'SKU',
          inventoryQuantity: 'Stock',
          storeDomain: 'Store',
          shopifyId: 'Shopify ID',
          inventoryItemId: 'Inventory item ID',
        },
      },
      indexes: [
        { name: 'shopify_crm_variants_parent_index', columns: ['store_domain', 'parent_shopify_id'] },
        { name: 'shopify_crm_variants_sku_index', columns: ['sku'] },
        { name: 'shopify_crm_variants_inventory_index', columns: ['store_domain', 'inventory_item_id'] },
      ],
    }
  ),
};
