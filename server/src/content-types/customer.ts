import { internal, json, relation, string } from './support/attributes';
import { defineSourceType } from './support/define';
import { personAttributes } from './support/person';

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
      ...personAttributes(),
      contact: relation('manyToOne', 'contact', { inversedBy: 'customers' }),
      // What is mapped into attributes that the user added to contacts.
      mapped: internal(json()),
      // The Shopify id of the customer that this one was merged into.
      mergedInto: internal(string()),
    },
    { indexes: [{ name: 'shopify_crm_customers_email_index', columns: ['email'] }] }
  ),
};
