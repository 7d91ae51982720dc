import { ADDRESS_FIELDS } from './address';
import { mappedFieldsOf } from './mapped';
import { PAGE_INFO } from './money';

const CUSTOMER_SCALARS = `
  id
  createdAt
  updatedAt
  firstName
  lastName
  displayName
  defaultEmailAddress { emailAddress marketingState }
  defaultPhoneNumber { phoneNumber marketingState }
  tags
  note
  locale
  taxExempt
  state
  defaultAddress { id ${ADDRESS_FIELDS} }
  ${mappedFieldsOf('Customer')}
`;

const CUSTOMER_FRAGMENT = /* GraphQL */ `
  fragment CustomerAddressFields on MailingAddress { id ${ADDRESS_FIELDS} }
  fragment CustomerFields on Customer {
    ${CUSTOMER_SCALARS}
    addressesV2(first: $nested) { nodes { ...CustomerAddressFields } ${PAGE_INFO} }
  }
`;

/** Customers by their global ids. */
export const CUSTOMERS_BY_ID = /* GraphQL */ `
  query CustomersById($ids: [ID!]!, $nested: Int!) {
    nodes(ids: $ids) {
      __typename
      ... on Customer {
        ...CustomerFields
      }
    }
  }
  ${CUSTOMER_FRAGMENT}
`;

/** One page of customers. */
export const CUSTOMERS_PAGE = /* GraphQL */ `
  query CustomersPage($first: Int!, $after: String, $query: String, $sortKey: CustomerSortKeys!, $nested: Int!) {
    page: customers(first: $first, after: $after, query: $query, sortKey: $sortKey) {
      nodes { __typename ...CustomerFields }
      ${PAGE_INFO}
    }
  }
  ${CUSTOMER_FRAGMENT}
`;

/**
 * Ids and versions of customers, by id, with what may change without moving `updatedAt`: the cheapest page of all.
 */
export const CUSTOMER_VERSIONS = /* GraphQL */ `
  query CustomerVersions($first: Int!, $after: String) {
    page: customers(first: $first, after: $after, sortKey: ID) {
      nodes { id updatedAt tags defaultEmailAddress { marketingState } defaultPhoneNumber { marketingState } }
      ${PAGE_INFO}
    }
  }
`;

/** How many customers match. */
export const CUSTOMERS_COUNT = /* GraphQL */ `
  query CustomersCount($query: String) {
    total: customersCount(query: $query, limit: null) {
      count
      precision
    }
  }
`;

/** The further addresses of one customer. */
export const CUSTOMER_ADDRESSES = /* GraphQL */ `
  query CustomerAddresses($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Customer {
        updatedAt
        list: addressesV2(first: $first, after: $after) { nodes { ...CustomerAddressFields } ${PAGE_INFO} }
      }
    }
  }
  fragment CustomerAddressFields on MailingAddress { id ${ADDRESS_FIELDS} }
`;

/** The same customers for a bulk operation, whose document takes no variables. `FILTER` stands for the arguments. */
export const CUSTOMERS_BULK = /* GraphQL */ `
  {
    customers FILTER {
      edges {
        node {
          __typename
          ${CUSTOMER_SCALARS}
          addressesV2 { edges { node { __typename id ${ADDRESS_FIELDS} } } }
        }
      }
    }
  }
`;
