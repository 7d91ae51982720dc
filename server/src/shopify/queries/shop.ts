/** What the health card and the claim need of the shop. */
export const SHOP = /* GraphQL */ `
  query ShopDetails {
    shop {
      id
      name
      myshopifyDomain
      currencyCode
      ianaTimezone
      plan {
        publicDisplayName
      }
    }
  }
`;
