import type { CompleteCustomer } from '../shopify/read/types';
import type { Address, Maybe } from './types';

/** An address as Shopify gives it. */
export type ReceivedAddress = Omit<NonNullable<CompleteCustomer['defaultAddress']>, 'id'>;

/**
 * An address in the records' form.
 *
 * @returns undefined where Shopify withheld a part of it: an address is stored as a whole.
 */
export function mapAddress(address: ReceivedAddress | null | undefined): Maybe<Address> {
  if (!address) return address;
  const { countryCodeV2, ...rest } = address;
  const mapped: Record<keyof Address, string | null | undefined> = {
    firstName: rest.firstName,
    lastName: rest.lastName,
    company: rest.company,
    address1: rest.address1,
    address2: rest.address2,
    city: rest.city,
    province: rest.province,
    provinceCode: rest.provinceCode,
    zip: rest.zip,
    country: rest.country,
    countryCode: countryCodeV2,
    phone: rest.phone,
  };
  return isKnown(mapped) ? mapped : undefined;
}

function isKnown(address: Record<keyof Address, string | null | undefined>): address is Address {
  return Object.values(address).every((value) => value !== undefined);
}
