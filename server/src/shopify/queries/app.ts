/** The scopes that the shop granted, read back after every handshake. */
export const ACCESS_SCOPES = /* GraphQL */ `
  query AccessScopes {
    currentAppInstallation {
      id
      accessScopes {
        handle
      }
    }
  }
`;

/** Uninstalls the app from the shop, which revokes its token. Available since 2025-07. */
export const APP_UNINSTALL = /* GraphQL */ `
  mutation AppUninstall {
    appUninstall {
      userErrors {
        code
        message
      }
    }
  }
`;

/** The app's installation in the shop, with one value that the app keeps there: a metafield in its own namespace. */
export const INSTALLATION = /* GraphQL */ `
  query Installation($namespace: String!, $key: String!) {
    currentAppInstallation {
      id
      app {
        apiKey
      }
      metafield(namespace: $namespace, key: $key) {
        value
        compareDigest
      }
    }
  }
`;

/** Writes a value of the app, where the one that is there has the `compareDigest` (null: where there is none yet). */
export const APP_DATA_SET = /* GraphQL */ `
  mutation AppDataSet($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        code
        message
      }
    }
  }
`;

/** Removes a value of the app. */
export const APP_DATA_DELETE = /* GraphQL */ `
  mutation AppDataDelete($metafields: [MetafieldIdentifierInput!]!) {
    metafieldsDelete(metafields: $metafields) {
      userErrors {
        message
      }
    }
  }
`;
