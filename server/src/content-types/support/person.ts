import { boolean, json, longString, string, text, type Attributes } from './attributes';

/** What Shopify says of a person: a customer has it as last seen, a contact from the customer that changed last. */
export const personAttributes = () =>
  ({
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
  }) satisfies Attributes;
