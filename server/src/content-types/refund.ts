import { datetime, internal, json, money, relation, string, text } from './support/attributes';
import { defineSourceType } from './support/define';

export const refund = {
  schema: defineSourceType(
    {
      singularName: 'refund',
      pluralName: 'refunds',
      displayName: 'Refund',
      description: 'What was paid back of an invoice, and for which lines',
    },
    {
      amount: money(),
      currency: string(),
      note: text(),
      refundedAt: datetime(),
      lines: json(),
      invoice: relation('manyToOne', 'invoice', { inversedBy: 'refunds' }),
      parentShopifyId: internal(string()),
    },
    {
      face: {
        mainField: 'shopifyId',
        sortBy: { field: 'refundedAt', order: 'DESC' },
        list: ['invoice', 'amount', 'currency', 'refundedAt'],
        edit: [
          ['invoice'],
          ['amount', 'currency', 'refundedAt'],
          ['lines'],
          ['note'],
          ['sourceUpdatedAt', 'syncedAt', 'storeDomain'],
          ['shopifyId'],
        ],
        labels: { storeDomain: 'Store', shopifyId: 'Shopify ID' },
      },
      indexes: [{ name: 'shopify_crm_refunds_parent_index', columns: ['store_domain', 'parent_shopify_id'] }],
    }
  ),
};
