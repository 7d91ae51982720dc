const OPERATION_FIELDS = `
  id
  status
  errorCode
  objectCount
  rootObjectCount
  url
  partialDataUrl
  createdAt
  completedAt
`;

/** Starts a bulk operation. Children are not grouped under their parents: grouping slows the operation down. */
export const BULK_RUN = /* GraphQL */ `
  mutation BulkRun($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: false) {
      bulkOperation {
        id
        status
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`;

/** Where a bulk operation stands. */
export const BULK_STATUS = /* GraphQL */ `
  query BulkStatus($id: ID!) {
    bulkOperation(id: $id) { ${OPERATION_FIELDS} }
  }
`;

/** Asks Shopify to end a bulk operation. */
export const BULK_CANCEL = /* GraphQL */ `
  mutation BulkCancel($id: ID!) {
    bulkOperationCancel(id: $id) {
      bulkOperation {
        id
        status
      }
      userErrors {
        field
        message
      }
    }
  }
`;
