import { boolean, integer, internal, json, longString, money, relation, string } from './support/attributes';
import { defineSourceType } from './support/define';

export const invoiceLine = {
  schema: defineSourceType(
    {
      singularName: 'invoice-line',
      pluralName: 'invoice-lines',
      displayName: 'Invoice Line',
      description: 'A line of an invoice: what was ordered, at what price',
    },
    {
      title: longString(),
      variantTitle: longString(),
      sku: string(),
      vendor: string(),
      quantity: integer(),
      currentQuantity: integer(),
      unitPrice: money(),
      discountTotal: money(),
      taxTotal: money(),
      total: money(),
      taxLines: json(),
      giftCard: boolean(),
      requiresShipping: boolean(),
      invoice: relation('manyToOne', 'invoice', { inversedBy: 'lines' }),
      product: relation('manyToOne', 'product'),
      variant: relation('manyToOne', 'product-variant'),
      position: internal(integer()),
      parentShopifyId: internal(string()),
      productShopifyId: internal(string()),
      variantShopifyId: internal(string()),
    },
    {
      face: {
        mainField: 'title',
        sortBy: { field: 'id', order: 'DESC' },
        list: ['title', 'sku', 'quantity', 'unitPrice', 'total', 'invoice'],
        edit: [
          ['title', 'variantTitle'],
          ['invoice'],
          ['sku', 'vendor'],
          ['quantity', 'currentQuantity', 'unitPrice'],
          ['discountTotal', 'taxTotal', 'total'],
          ['taxLines'],
          ['product', 'variant'],
          ['giftCard', 'requiresShipping'],
          ['sourceUpdatedAt', 'syncedAt', 'storeDomain'],
          ['shopifyId'],
        ],
        labels: {
          sku: 'SKU',
          discountTotal: 'Discounts',
          taxTotal: 'Tax',
          storeDomain: 'Store',
          shopifyId: 'Shopify ID',
        },
      },
      indexes: [
        { name: 'shopify_crm_lines_parent_index', columns: ['store_domain', 'parent_shopify_id'] },
        { name: 'shopify_crm_lines_product_index', columns: ['store_domain', 'product_shopify_id'] },
        { name: 'shopify_crm_lines_variant_index', columns: ['store_domain', 'variant_shopify_id'] },
        { name: 'shopify_crm_lines_sku_index', columns: ['sku'] },
      ],
    }
  ),
};
