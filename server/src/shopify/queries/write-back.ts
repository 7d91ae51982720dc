const USER_ERRORS = 'userErrors { field message }';

/** Adds tags to a customer; those that it has stay. */
export const TAGS_ADD = /* GraphQL */ `
  mutation TagsAdd($id: ID!, $tags: [String!]!) {
    tagsAdd(id: $id, tags: $tags) { node { id ... on Customer { tags } } ${USER_ERRORS} }
  }
`;

/** Removes tags from a customer; those that it does not have are passed over. */
export const TAGS_REMOVE = /* GraphQL */ `
  mutation TagsRemove($id: ID!, $tags: [String!]!) {
    tagsRemove(id: $id, tags: $tags) { node { id ... on Customer { tags } } ${USER_ERRORS} }
  }
`;

const DRAFT_ORDER = 'id name invoiceUrl';

/** Makes a draft order. Shopify takes no idempotency key here (schema 2026-07: no `@idempotent` on it). */
export const DRAFT_ORDER_CREATE = /* GraphQL */ `
  mutation DraftOrderCreate($input: DraftOrderInput!) {
    draftOrderCreate(input: $input) { draftOrder { ${DRAFT_ORDER} } ${USER_ERRORS} }
  }
`;

/** The latest draft orders: by id and without a search, whose index lags. */
export const DRAFT_ORDERS_LATEST = /* GraphQL */ `
  query DraftOrdersLatest($after: String) {
    draftOrders(first: 50, after: $after, reverse: true, sortKey: ID) {
      nodes { ${DRAFT_ORDER} createdAt tags }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
