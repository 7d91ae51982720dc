import type { CompleteCustomer } from '../shopify/read/types';
import { mapAddress } from './address';
import { mapConsent } from './consent';
import type { Address, CustomerRecord } from './types';
import { allKnown, copyOf, dateOf, lowerCase, normaliseEmail, toDate } from './values';

/** A customer of Shopify's as the record it becomes. */
export function mapCustomer(node: CompleteCustomer): CustomerRecord {
  const { defaultEmailAddress: email, defaultPhoneNumber: phone } = node;
  return {
    shopifyId: node.id,
    sourceCreatedAt: dateOf(node.createdAt) ?? null,
    sourceUpdatedAt: toDate(node.updatedAt),
    email: normaliseEmail(email && email.emailAddress),
    firstName: node.firstName,
    lastName: node.lastName,
    displayName: node.displayName,
    phone: phone && phone.phoneNumber,
    tags: copyOf(node.tags),
    note: node.note,
    language: node.locale,
    ...mapConsent(email, phone),
    taxExempt: node.taxExempt,
    state: lowerCase(node.state),
    defaultAddress: mapAddress(node.defaultAddress),
    addresses: allKnown(node.addressesV2, (address): Address | undefined => mapAddress(address) ?? undefined),
  };
}
