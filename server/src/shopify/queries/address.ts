/** The fields of a `MailingAddress` that an address of our records has. */
export const ADDRESS_FIELDS = `
  firstName
  lastName
  company
  address1
  address2
  city
  province
  provinceCode
  zip
  country
  countryCodeV2
  phone
`;
