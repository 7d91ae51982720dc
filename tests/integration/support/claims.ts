import { createShopifyClient } from '../../../server/src/shopify';
import type { Simulator } from '../../../simulator/src/index';

const READ = /* GraphQL */ `
  query ReadClaim {
    currentAppInstallation {
      id
      metafield(namespace: "$app:strapi_crm", key: "claim") {
        value
      }
    }
  }
`;

const WRITE = /* GraphQL */ `
  mutation WriteClaim($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) {
      userErrors {
        message
      }
    }
  }
`;

interface Installation {
  currentAppInstallation: { id: string; metafield: { value: string } | null };
}

/** What a shop says about whom it belongs to, as another Strapi with the same app sees and says it. */
export const claimsOf = (simulator: Simulator, domain: string, clientId: string) => {
  const client = createShopifyClient({
    domain,
    origin: simulator.origin(domain),
    apiVersion: '2026-07',
    getAccessToken: () => Promise.resolve(simulator.local.install(domain, { clientId }).accessToken),
  });
  const installation = async () => (await client.request<Installation>(READ)).data.currentAppInstallation;
  return {
    /** @returns the claim; null where there is none. */
    async read(): Promise<Record<string, string> | null> {
      const { metafield } = await installation();
      return metafield && (JSON.parse(metafield.value) as Record<string, string>);
    },
    /** Writes a claim, whoever's the shop is. */
    async write(claim: Record<string, string>): Promise<void> {
      const { id: ownerId } = await installation();
      const value = JSON.stringify(claim);
      const metafield = { ownerId, namespace: '$app:strapi_crm', key: 'claim', type: 'json', value };
      await client.request(WRITE, { metafields: [metafield] });
    },
  };
};
