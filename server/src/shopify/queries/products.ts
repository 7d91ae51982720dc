import { mappedFieldsOf } from './mapped';
import { PAGE_INFO } from './money';

const VARIANT_FIELDS = `
  id
  createdAt
  updatedAt
  title
  sku
  barcode
  position
  price
  compareAtPrice
  inventoryQuantity
  taxable
  selectedOptions { name value }
  inventoryItem { id }
  ${mappedFieldsOf('ProductVariant')}
`;

const PRODUCT_SCALARS = `
  id
  createdAt
  updatedAt
  title
  handle
  descriptionHtml
  vendor
  productType
  status
  tags
  options { name values }
  totalInventory
  priceRangeV2 {
    minVariantPrice { amount currencyCode }
    maxVariantPrice { amount currencyCode }
  }
  featuredMedia { preview { image { url } } }
  onlineStoreUrl
  ${mappedFieldsOf('Product')}
`;

const VARIANT_FRAGMENT = /* GraphQL */ `
  fragment ProductVariantFields on ProductVariant { ${VARIANT_FIELDS} }
`;

const PRODUCT_FRAGMENT = /* GraphQL */ `
  ${VARIANT_FRAGMENT}
  fragment ProductFields on Product {
    ${PRODUCT_SCALARS}
    variants(first: $nested) { nodes { ...ProductVariantFields } ${PAGE_INFO} }
  }
`;

/** Products by their global ids. */
export const PRODUCTS_BY_ID = /* GraphQL */ `
  query ProductsById($ids: [ID!]!, $nested: Int!) {
    nodes(ids: $ids) {
      __typename
      ... on Product {
        ...ProductFields
      }
    }
  }
  ${PRODUCT_FRAGMENT}
`;

/** One page of products. */
export const PRODUCTS_PAGE = /* GraphQL */ `
  query ProductsPage($first: Int!, $after: String, $query: String, $sortKey: ProductSortKeys!, $nested: Int!) {
    page: products(first: $first, after: $after, query: $query, sortKey: $sortKey) {
      nodes { __typename ...ProductFields }
      ${PAGE_INFO}
    }
  }
  ${PRODUCT_FRAGMENT}
`;

/**
 * Ids and versions of products, by id, with what may change without moving `updatedAt`: the cheapest page of all.
 */
export const PRODUCT_VERSIONS = /* GraphQL */ `
  query ProductVersions($first: Int!, $after: String) {
    page: products(first: $first, after: $after, sortKey: ID) {
      nodes { id updatedAt totalInventory }
      ${PAGE_INFO}
    }
  }
`;

/** How many products match. */
export const PRODUCTS_COUNT = /* GraphQL */ `
  query ProductsCount($query: String) {
    total: productsCount(query: $query, limit: null) {
      count
      precision
    }
  }
`;

/** The further variants of one product; up to 2,048 in all. */
export const PRODUCT_VARIANTS = /* GraphQL */ `
  query ProductVariants($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Product {
        updatedAt
        list: variants(first: $first, after: $after) { nodes { ...ProductVariantFields } ${PAGE_INFO} }
      }
    }
  }
  ${VARIANT_FRAGMENT}
`;

/** The same products for a bulk operation. `FILTER` stands for the arguments. */
export const PRODUCTS_BULK = /* GraphQL */ `
  {
    products FILTER {
      edges {
        node {
          __typename
          ${PRODUCT_SCALARS}
          variants { edges { node { __typename ${VARIANT_FIELDS} } } }
        }
      }
    }
  }
`;
