import { boolean, internal, json, longString, relation, string, text } from './support/attributes';
import { defineSourceType } from './support/define';

/** One Shopify customer as last seen; the contact is made from all of a person's customers. */
export const customer = {
  schema: defineSourceType(
    {
      singularName: 'customer',
      pluralName: 'customers',
      displayName: 'Shopify customer',
      description: 'A customer of one store, linked to its contact',
    },
    {
      email: string(),
      firstName: string(),
      lastName: string(),
      displayName: longString(),
      phone: string(),
      tags: json(),
      note: text(),
      language: string(),
      acceptsMarketing: boolean(),
      emailMarketingState: string(),
      smsMarketingState: string(),
      taxExempt: boolean(),
      state: string(),
      defaultAddress: json(),
      addresses: json(),
      contact: relation('manyToOne', 'contact', { inversedBy: 'customers' }),
      // The Shopify id of the customer that this one was merged into.
      mergedInto: internal(string()),
    },
    { indexes: [{ name: 'shopify_crm_customers_email_index', columns: ['email'] }] }
  ),
};
