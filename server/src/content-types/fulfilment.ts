import { datetime, internal, json, longString, relation, string } from './support/attributes';
import { defineSourceType } from './support/define';

export const fulfilment = {
  schema: defineSourceType(
    {
      singularName: 'fulfilment',
      pluralName: 'fulfilments',
      displayName: 'Fulfilment',
      description: 'A shipment of an invoice, with its tracking',
    },
    {
      fulfilmentStatus: string(),
      displayStatus: string(),
      carrier: string(),
      trackingNumber: longString(),
      trackingUrl: longString(),
      tracking: json(),
      shippedAt: datetime(),
      deliveredAt: datetime(),
      invoice: relation('manyToOne', 'invoice', { inversedBy: 'fulfilments' }),
      parentShopifyId: internal(string()),
    },
    {
      face: {
        mainField: 'trackingNumber',
        sortBy: { field: 'shippedAt', order: 'DESC' },
        list: ['invoice', 'fulfilmentStatus', 'carrier', 'trackingNumber', 'shippedAt', 'deliveredAt'],
        edit: [
          ['invoice'],
          ['fulfilmentStatus', 'displayStatus'],
          ['carrier', 'trackingNumber'],
          ['trackingUrl'],
          ['tracking'],
          ['shippedAt', 'deliveredAt'],
          ['sourceUpdatedAt', 'syncedAt', 'storeDomain'],
          ['shopifyId'],
        ],
        labels: {
          fulfilmentStatus: 'Status',
          displayStatus: 'Delivery',
          tracking: 'All trackings',
          storeDomain: 'Store',
          shopifyId: 'Shopify ID',
        },
      },
      indexes: [
        { name: 'shopify_crm_fulfilments_parent_index', columns: ['store_domain', 'parent_shopify_id'] },
      ],
    }
  ),
};
