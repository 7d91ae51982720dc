import { ADDRESS_FIELDS } from './address';
import { mappedFieldsOf } from './mapped';
import { PAGE_INFO, SHOP_MONEY, TAX_LINES } from './money';

const LINE_ITEM_FIELDS = `
  id
  title
  variantTitle
  sku
  vendor
  quantity
  currentQuantity
  isGiftCard
  requiresShipping
  product { id }
  variant { id }
  originalUnitPriceSet ${SHOP_MONEY}
  discountAllocations { allocatedAmountSet ${SHOP_MONEY} }
  ${TAX_LINES}
`;

const SHIPPING_LINE_FIELDS = `
  id
  title
  originalPriceSet ${SHOP_MONEY}
  discountedPriceSet ${SHOP_MONEY}
  ${TAX_LINES}
`;

const REFUND_LINE_FIELDS = `
  quantity
  subtotalSet ${SHOP_MONEY}
  totalTaxSet ${SHOP_MONEY}
  lineItem { id title }
`;

const REFUND_TRANSACTION_FIELDS = `
  kind
  status
  amountSet ${SHOP_MONEY}
`;

const ORDER_SCALARS = `
  id
  createdAt
  updatedAt
  processedAt
  name
  number
  currencyCode
  presentmentCurrencyCode
  taxesIncluded
  dutiesIncluded
  subtotalPriceSet ${SHOP_MONEY}
  totalDiscountsSet ${SHOP_MONEY}
  totalShippingPriceSet ${SHOP_MONEY}
  totalTaxSet ${SHOP_MONEY}
  originalTotalDutiesSet ${SHOP_MONEY}
  originalTotalAdditionalFeesSet ${SHOP_MONEY}
  totalTipReceivedSet ${SHOP_MONEY}
  totalCashRoundingAdjustment { paymentSet ${SHOP_MONEY} }
  totalPriceSet { shopMoney { amount } presentmentMoney { amount } }
  currentTotalPriceSet ${SHOP_MONEY}
  totalRefundedSet ${SHOP_MONEY}
  totalOutstandingSet ${SHOP_MONEY}
  displayFinancialStatus
  displayFulfillmentStatus
  cancelledAt
  cancelReason
  closedAt
  test
  sourceName
  note
  tags
  email
  phone
  discountCodes
  customer { id displayName }
  billingAddress { ${ADDRESS_FIELDS} }
  shippingAddress { ${ADDRESS_FIELDS} }
  ${TAX_LINES}
  fulfillments {
    id
    createdAt
    status
    displayStatus
    deliveredAt
    trackingInfo { company number url }
  }
  ${mappedFieldsOf('Order')}
`;

const LINE_ITEM_FRAGMENT = /* GraphQL */ `
  fragment LineItemFields on LineItem { ${LINE_ITEM_FIELDS} }
`;
const SHIPPING_LINE_FRAGMENT = /* GraphQL */ `
  fragment ShippingLineFields on ShippingLine { ${SHIPPING_LINE_FIELDS} }
`;
const REFUND_LINE_FRAGMENT = /* GraphQL */ `
  fragment RefundLineFields on RefundLineItem { ${REFUND_LINE_FIELDS} }
`;
const REFUND_TRANSACTION_FRAGMENT = /* GraphQL */ `
  fragment RefundTransactionFields on OrderTransaction { ${REFUND_TRANSACTION_FIELDS} }
`;

const REFUND_FRAGMENT = /* GraphQL */ `
  ${REFUND_LINE_FRAGMENT}
  ${REFUND_TRANSACTION_FRAGMENT}
  fragment RefundFields on Refund {
    id
    createdAt
    processedAt
    note
    refundLineItems(first: $nested) { nodes { ...RefundLineFields } ${PAGE_INFO} }
    transactions(first: $nested) { nodes { ...RefundTransactionFields } ${PAGE_INFO} }
  }
`;

const ORDER_FRAGMENT = /* GraphQL */ `
  ${LINE_ITEM_FRAGMENT}
  ${SHIPPING_LINE_FRAGMENT}
  ${REFUND_FRAGMENT}
  fragment OrderFields on Order {
    ${ORDER_SCALARS}
    lineItems(first: $nested) { nodes { ...LineItemFields } ${PAGE_INFO} }
    shippingLines(first: $nested) { nodes { ...ShippingLineFields } ${PAGE_INFO} }
    refunds { ...RefundFields }
  }
`;

/** Orders by their global ids. */
export const ORDERS_BY_ID = /* GraphQL */ `
  query OrdersById($ids: [ID!]!, $nested: Int!) {
    nodes(ids: $ids) {
      __typename
      ... on Order {
        ...OrderFields
      }
    }
  }
  ${ORDER_FRAGMENT}
`;

/** The refunds of orders, by the orders' global ids, with the version that each belongs to: what a bulk operation can't give. */
export const ORDER_REFUNDS_BY_ID = /* GraphQL */ `
  query OrderRefundsById($ids: [ID!]!, $nested: Int!) {
    nodes(ids: $ids) {
      __typename
      ... on Order {
        id
        updatedAt
        refunds {
          ...RefundFields
        }
      }
    }
  }
  ${REFUND_FRAGMENT}
`;

/** One page of orders. */
export const ORDERS_PAGE = /* GraphQL */ `
  query OrdersPage($first: Int!, $after: String, $query: String, $sortKey: OrderSortKeys!, $nested: Int!) {
    page: orders(first: $first, after: $after, query: $query, sortKey: $sortKey) {
      nodes { __typename ...OrderFields }
      ${PAGE_INFO}
    }
  }
  ${ORDER_FRAGMENT}
`;

/**
 * Ids and versions of orders, by id, with what may change without moving `updatedAt`: the cheapest page of all.
 */
export const ORDER_VERSIONS = /* GraphQL */ `
  query OrderVersions($first: Int!, $after: String) {
    page: orders(first: $first, after: $after, sortKey: ID) {
      nodes { id updatedAt displayFinancialStatus displayFulfillmentStatus }
      ${PAGE_INFO}
    }
  }
`;

/** How many orders match. */
export const ORDERS_COUNT = /* GraphQL */ `
  query OrdersCount($query: String) {
    total: ordersCount(query: $query, limit: null) {
      count
      precision
    }
  }
`;

/** The further lines of one order. */
export const ORDER_LINE_ITEMS = /* GraphQL */ `
  query OrderLineItems($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Order {
        updatedAt
        list: lineItems(first: $first, after: $after) { nodes { ...LineItemFields } ${PAGE_INFO} }
      }
    }
  }
  ${LINE_ITEM_FRAGMENT}
`;

/** The further shipping lines of one order. */
export const ORDER_SHIPPING_LINES = /* GraphQL */ `
  query OrderShippingLines($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Order {
        updatedAt
        list: shippingLines(first: $first, after: $after) { nodes { ...ShippingLineFields } ${PAGE_INFO} }
      }
    }
  }
  ${SHIPPING_LINE_FRAGMENT}
`;

/** The further lines of one refund. */
export const REFUND_LINES = /* GraphQL */ `
  query RefundLines($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Refund {
        order { updatedAt }
        list: refundLineItems(first: $first, after: $after) { nodes { ...RefundLineFields } ${PAGE_INFO} }
      }
    }
  }
  ${REFUND_LINE_FRAGMENT}
`;

/** The further transactions of one refund. */
export const REFUND_TRANSACTIONS = /* GraphQL */ `
  query RefundTransactions($id: ID!, $first: Int!, $after: String) {
    node(id: $id) {
      ... on Refund {
        order { updatedAt }
        list: transactions(first: $first, after: $after) { nodes { ...RefundTransactionFields } ${PAGE_INFO} }
      }
    }
  }
  ${REFUND_TRANSACTION_FRAGMENT}
`;

/**
 * The same orders for a bulk operation. `FILTER` stands for the arguments. A connection inside a list is refused
 * there, so a refund gives its id alone, and the refunds of an order that has some are read by its id.
 */
export const ORDERS_BULK = /* GraphQL */ `
  {
    orders FILTER {
      edges {
        node {
          __typename
          ${ORDER_SCALARS}
          refunds { id }
          lineItems { edges { node { __typename ${LINE_ITEM_FIELDS} } } }
          shippingLines { edges { node { __typename ${SHIPPING_LINE_FIELDS} } } }
        }
      }
    }
  }
`;
