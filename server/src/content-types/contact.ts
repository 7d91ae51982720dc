import { datetime, integer, internal, json, relation, string } from './support/attributes';
import { defineDerivedType } from './support/define';
import { personAttributes } from './support/person';

/** A person, known from one or more customers (same email) or from guest orders. */
export const contact = {
  schema: defineDerivedType(
    {
      singularName: 'contact',
      pluralName: 'contacts',
      displayName: 'Contact',
      description: 'The person behind customers and guest orders, one per email',
    },
    {
      ...personAttributes(),
      billingAddress: json(),
      shippingAddress: json(),
      ordersCount: { ...integer(), default: 0 },
      lifetimeValue: json(),
      firstOrderAt: datetime(),
      lastOrderAt: datetime(),
      storeDomains: json(),
      customers: relation('oneToMany', 'customer', { mappedBy: 'contact' }),
      invoices: relation('oneToMany', 'invoice', { mappedBy: 'contact' }),
      // What makes a contact one person: a digest of the email, or the customer's id where there is none.
      identityKey: internal(string()),
      // Store and Shopify id of the customer (or guest order) that its fields come from.
      spokenBy: internal(string()),
    },
    {
      face: {
        mainField: 'displayName',
        sortBy: { field: 'lastOrderAt', order: 'DESC' },
        list: ['displayName', 'email', 'ordersCount', 'lastOrderAt'],
        edit: [
          ['displayName', 'email'],
          ['firstName', 'lastName'],
          ['phone', 'language'],
          ['ordersCount', 'state'],
          ['firstOrderAt', 'lastOrderAt'],
          ['lifetimeValue'],
          ['acceptsMarketing', 'taxExempt'],
          ['emailMarketingState', 'smsMarketingState'],
          ['tags'],
          ['note'],
          ['defaultAddress'],
          ['billingAddress'],
          ['shippingAddress'],
          ['addresses'],
          ['storeDomains'],
          ['invoices'],
          ['sourceCreatedAt', 'sourceUpdatedAt', 'syncedAt'],
        ],
        labels: {
          displayName: 'Name',
          ordersCount: 'Orders',
          lifetimeValue: 'Lifetime value by currency',
          firstOrderAt: 'First order',
          lastOrderAt: 'Last order',
          storeDomains: 'Stores',
          acceptsMarketing: 'Accepts email marketing',
          emailMarketingState: 'Email marketing consent',
          smsMarketingState: 'SMS marketing consent',
        },
      },
      indexes: [
        { name: 'shopify_crm_contacts_identity_unique', columns: ['identity_key'], type: 'unique' },
        { name: 'shopify_crm_contacts_email_index', columns: ['email'] },
        { name: 'shopify_crm_contacts_last_order_index', columns: ['last_order_at'] },
        { name: 'shopify_crm_contacts_deleted_index', columns: ['deleted_at'] },
      ],
    }
  ),
};
