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
